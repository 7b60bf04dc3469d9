import { Bot, HttpError } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { strayings } from './opened.ts';
import { refusals } from './refusals.ts';
import type { Room } from './rooms.ts';
import { startTelegram } from './server.ts';
import type { TelegramStandIn } from './stand-in.ts';

let telegram: TelegramStandIn;
let chat: Room;

beforeEach(async () => {
  telegram = await startTelegram();
  chat = telegram.world.privateChat(telegram.world.person());
});

afterEach(async () => {
  await telegram.close();
  expect(strayings(telegram)).toEqual([]);
  expect(telegram.problems).toEqual([]);
});

const bot = () => new Bot(telegram.token, { client: { apiRoot: telegram.root } });
const send = () => bot().api.sendMessage(chat.chat.id, 'hello');

test('errors as Telegram words them', async () => {
  telegram.fail('sendMessage', refusals.blocked());
  telegram.fail('sendMessage', { kind: 'limited', retryAfter: 7 });
  telegram.fail('sendMessage', { kind: 'status', status: 500 });
  await expect(send()).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  await expect(send()).rejects.toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  await expect(send()).rejects.toMatchObject({ error_code: 500 });
  await send();
  expect(telegram.messages(chat)).toHaveLength(1);
});

test('the page of a proxy is no answer', async () => {
  telegram.fail('sendMessage', { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' });
  await expect(send()).rejects.toThrow(HttpError);
});

test.each([
  { reset: false, after: false, sent: 0 },
  { reset: true, after: false, sent: 0 },
  { reset: false, after: true, sent: 1 },
  { reset: true, after: true, sent: 1 },
])('a connection that ends: %o', async ({ reset, after, sent }) => {
  const failing = telegram.fail('sendMessage', { kind: 'drop', reset, after });
  await expect(send()).rejects.toThrow(HttpError);
  expect(telegram.messages(chat)).toHaveLength(sent);
  expect(failing.met).toBe(1);
});

test('a call that hangs goes on when it is released', async () => {
  const failing = telegram.fail('sendMessage', { kind: 'hang' });
  const sending = send();
  await telegram.request('sendMessage');
  expect(telegram.messages(chat)).toEqual([]);
  failing.release();
  expect((await sending).text).toBe('hello');
});

test('a client that gives up on a call that hangs: nothing was sent, or it was all the same', async () => {
  for (const after of [false, true]) {
    telegram.fail('sendMessage', { kind: 'hang', after });
    const patience = new AbortController();
    const sending = bot().api.sendMessage(chat.chat.id, 'hello', {}, patience.signal as never);
    await telegram.request('sendMessage', after ? 2 : 1);
    if (after) await telegram.message(chat);
    patience.abort();
    await expect(sending).rejects.toThrow(HttpError);
    expect(telegram.messages(chat)).toHaveLength(after ? 1 : 0);
  }
});

test('close ends calls that hang', async () => {
  telegram.fail(({ method }) => method.startsWith('send'), { kind: 'hang' }, Number.POSITIVE_INFINITY);
  const sending = send();
  await telegram.request('sendMessage');
  await Promise.all([expect(sending).rejects.toThrow(HttpError), telegram.close()]);
});
