import { expect, test } from 'vitest';
import { refusals } from '../../stand-ins/discord/rest/refusals.ts';
import { quickTimer } from '../../util/quick-timer.ts';
import { firstOf } from '../statements.ts';
import { running } from './running.ts';

const POST = 'POST /channels/{channel_id}/messages';
const begun = async () => true;

/** A bot over HTTP, and what sends a message to the n-th server's channel. */
async function posting() {
  const { standIn, start } = await running({ guilds: 4 });
  const bot = await start({ config: { publicKey: standIn.publicKey }, timer: quickTimer });
  const message = firstOf(bot.discord.poster);
  const send = (n: number) =>
    message.send({ platform: 'discord', chat: standIn.world.guilds[n]?.channel ?? '' }, `key${n}`, begun);
  return { standIn, bot, send };
}

test('a token that Discord has refused once is used again', async () => {
  const { standIn, bot, send } = await posting();
  standIn.fail(POST, refusals.unauthorized());
  expect(await send(0)).toEqual({ outcome: 'not-sent' });
  expect(await send(0)).toMatchObject({ outcome: 'sent' });
  expect(bot.discord.isConnected()).toBe(true);
});

test('while Discord refuses the token nothing is posted and the platform is lost; both are mended by themselves', async () => {
  const { standIn, bot, send } = await posting();
  const refused = standIn.fail(() => true, refusals.unauthorized(), Number.POSITIVE_INFINITY);
  expect(await send(0)).toEqual({ outcome: 'not-sent' });
  await bot.untilLogged(([{ event, reason }]) => event === 'platform-lost' && reason === 'unauthorized');
  expect(bot.discord.isConnected()).toBe(false);
  const posts = () => standIn.requests.filter(({ route }) => route === POST).length;
  const before = posts();
  for (const n of [0, 1, 2, 3]) expect(await send(n)).toEqual({ outcome: 'not-sent' });
  expect(posts()).toBe(before);
  await refused.untilMet(4);
  refused.release();
  await bot.untilLogged(([{ event }]) => event === 'platform-back');
  expect(bot.discord.isConnected()).toBe(true);
  for (const n of [0, 1, 2, 3]) expect(await send(n)).toMatchObject({ outcome: 'sent' });
  expect(standIn.messages).toHaveLength(4);
});
