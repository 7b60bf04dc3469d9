import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { serving } from '../app/program.ts';
import { refusals } from '../stand-ins/discord/rest/refusals.ts';
import { ended, inSqlite, storeIn } from './databases.ts';
import { stageFanOut } from './fan-out.ts';

const CHATS = 100;
const TOKEN = 'metrics-token-of-the-test';
const POST = 'POST /channels/{channel_id}/messages';
const OUTAGE_MILLISECONDS = 30_000;
/** Telegram's messages that may be on their way when an outage begins; what became of them it never tells. */
const MOST_ON_THEIR_WAY = 10;

/** Has all chats' digests be due. */
async function due() {
  const kept = await inSqlite();
  const fanOut = await stageFanOut(CHATS);
  const store = await storeIn(kept);
  const round = await fanOut.begin(store);
  await store.close();
  const check = async (...waiting: string[]) => {
    const after = await storeIn(kept);
    const counted = await round.check(after, { waiting });
    await after.close();
    process.stderr.write(`${JSON.stringify(counted)} of ${2 * CHATS} digests\n`);
    return counted;
  };
  return { kept, fanOut, check };
}

/** Whether a request comes after so many that count, and before the outage is over. */
function during(after: number): (counts: boolean) => boolean {
  let counted = 0;
  let over: number | undefined;
  return (counts) => {
    if (counts) counted += 1;
    if (counted <= after) return false;
    over ??= Date.now() + OUTAGE_MILLISECONDS;
    return Date.now() < over;
  };
}

/** Whether a request is the n-th post on Discord. */
function nthPost(n: number): (request: { readonly route: string | undefined }) => boolean {
  let posts = 0;
  return ({ route }) => {
    if (route === POST) posts += 1;
    return route === POST && posts === n;
  };
}

test('both platforms answer 502 for 30 seconds in the middle of 200 digests: all come but those on their way, none twice', async () => {
  const { kept, fanOut, check } = await due();
  const { discord, telegram } = fanOut.platforms;
  const [discordFails, telegramFails] = [during(30), during(30)];
  const fault = { kind: 'status', status: 502 } as const;
  discord.fail(({ route }) => discordFails(route === POST), fault, Number.POSITIVE_INFINITY);
  telegram.fail(({ method }) => telegramFails(method === 'sendMessage'), fault, Number.POSITIVE_INFINITY);
  const program = await serving({ ...kept.env, ...fanOut.env, METRICS_TOKEN: TOKEN });
  const { address } = JSON.parse(await program.line('"event":"listening"')) as { readonly address: string };
  await Promise.all([program.line('Discord cannot be used'), program.line('Telegram cannot be used')]);
  const lost = await fetch(`${address}/readyz`);
  expect([lost.status, await lost.json()]).toMatchObject([
    503,
    { ready: false, parts: { store: 'ready', discord: 'lost', telegram: 'lost' } },
  ]);
  const metrics = await fetch(`${address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(await metrics.text()).toContain('sanad_ready{part="telegram"} 0');
  await ended(kept);
  // Polling goes on after a pause of its own.
  while ((await fetch(`${address}/readyz`)).status !== 200) await setTimeout(50);
  for (const words of [
    'Discord cannot be used',
    'Discord works again',
    'Telegram cannot be used',
    'Telegram works again',
  ])
    expect(program.lines.filter((line) => line.includes(words))).toHaveLength(1);
  expect(await program.end()).toBe(0);
  const { unknown } = await check();
  expect(unknown).toBeLessThanOrEqual(MOST_ON_THEIR_WAY);
});

test('a 401, resets, and one chat that is to rest for an hour: all others have their digests, and no platform is lost', async () => {
  const { kept, fanOut, check } = await due();
  const { discord, telegram } = fanOut.platforms;
  const { chat: resting = '' } = fanOut.places.find(({ platform }) => platform === 'telegram') ?? {};
  discord.fail(nthPost(10), refusals.unauthorized());
  discord.fail(nthPost(40), { kind: 'drop', reset: true });
  discord.fail(nthPost(70), { kind: 'drop', after: true });
  telegram.fail(
    ({ method, payload }) =>
      method === 'sendMessage' && String((payload as { chat_id?: unknown }).chat_id) === resting,
    { kind: 'limited', retryAfter: 3_600 },
  );
  const program = await serving({ ...kept.env, ...fanOut.env });
  while ((await kept.open()) > 1) await setTimeout(50);
  expect(await program.end()).toBe(0);
  expect(program.lines.filter((line) => line.includes('is lost'))).toEqual([]);
  expect(await check(resting)).toEqual({ arrived: 2 * CHATS - 1, unknown: 0 });
});

test('Telegram resets one connection while a message is on its way: that message alone is of unknown outcome', async () => {
  const { kept, fanOut, check } = await due();
  fanOut.platforms.telegram.fail('sendMessage', { kind: 'drop', reset: true });
  const program = await serving({ ...kept.env, ...fanOut.env });
  await ended(kept);
  expect(await program.end()).toBe(0);
  expect(await check()).toEqual({ arrived: 2 * CHATS - 1, unknown: 1 });
});
