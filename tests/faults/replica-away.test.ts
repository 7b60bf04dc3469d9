import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Serving, serving } from '../app/program.ts';
import { type RealPostgres, startPostgres } from '../store/real-postgres.ts';
import { ended, inPostgres, storeIn } from './databases.ts';
import { stageFanOut } from './fan-out.ts';

const CHATS = 400;
const REPLICAS = 3;
/** Within this time the others do all that a replica did which is away. */
const MINUTE = 60_000;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

describe.each([
  ['killed', (one: Serving): void => void one.end('SIGKILL')],
  ['suspended', (one: Serving): void => one.suspend()],
] as const)('of three replicas one is %s in the middle of a fan-out', (how, takeAway) => {
  test('the others do its part within a minute, and nothing is there twice, also when it is back', async () => {
    const kept = await inPostgres(postgres);
    const fanOut = await stageFanOut(CHATS);
    const env = {
      ...{ ...kept.env, ...fanOut.env, REPLICAS: String(REPLICAS) },
      // Each where any may be asked: over HTTP.
      TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/telegram/webhook',
    };
    const started: Promise<Serving>[] = Array.from({ length: REPLICAS }, () => serving(env));
    const [away, ...others] = await Promise.all(started);
    if (away === undefined) throw new Error('there are no replicas');
    await Promise.all([away, ...others].map(({ line }) => line('Telegram is ready')));
    const store = await storeIn(kept);
    const round = await fanOut.begin(store);
    await fanOut.asked(100);
    takeAway(away);
    const since = Date.now();
    await ended(kept);
    const done = Date.now() - since;
    process.stderr.write(`${how}: its deliveries were done after ${done / 1_000} s\n`);
    expect(done).toBeLessThan(MINUTE);
    await round.check(store);
    let next = round;
    if (how === 'suspended') {
      away.goOn();
      next = await fanOut.begin(store);
      await ended(kept);
      await round.check(store);
    }
    const ends = [...others, ...(how === 'suspended' ? [away] : [])].map(({ end }) => end());
    expect((await Promise.all(ends)).every((code) => code === 0)).toBe(true);
    const { arrived, unknown } = await next.check(store);
    await store.close();
    process.stderr.write(`${how}: ${arrived} arrived, ${unknown} of unknown outcome\n`);
  });
});
