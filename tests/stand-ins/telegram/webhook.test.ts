import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { type Opened, open, strayings } from './opened.ts';

interface Got {
  readonly update: Update;
  readonly headers: IncomingHttpHeaders;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

let opened: Opened;
let clock: ManualClock;
let bot: Server;
let url: string;
let got: Got[];
/** What the bot says to the next updates, after which it is content. */
let replies: Reply[];

beforeEach(async () => {
  clock = new ManualClock();
  got = [];
  replies = [];
  bot = createServer(async (request, response) => {
    got.push({ update: JSON.parse(await text(request)), headers: request.headers });
    const { status = 200, headers = {}, body = '' } = replies.shift() ?? {};
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(bot.address() as AddressInfo).port}/hook`;
  opened = await open({ clock, reach: (address) => address.replace('https://bot.example', url) });
});

afterEach(async () => {
  await opened.telegram.close();
  bot.closeAllConnections();
  await new Promise((resolve) => bot.close(resolve));
  const { happenings, problems } = opened.telegram;
  expect(strayings({ happenings, sent: got.map(({ update }) => update) })).toEqual([]);
  expect(problems).toEqual([]);
});

const someone = () => {
  const { world } = opened.telegram;
  return world.privateChat(world.person());
};

test('updates come by POST, with the secret, in the order of each chat', async () => {
  const { telegram } = opened;
  const chat = someone();
  const early = telegram.say({ chat, text: 'before the webhook was set' });
  const json = { url: 'https://bot.example', secret_token: 'se-cret', max_connections: 5 };
  expect(await opened.call('setWebhook', json)).toMatchObject({
    result: true,
    description: 'Webhook was set',
  });
  const late = telegram.say({ chat, text: 'after' });
  expect(await Promise.all([early.done, late.done])).toEqual([
    { kind: 'taken', tries: 1 },
    { kind: 'taken', tries: 1 },
  ]);
  expect(got.map(({ update }) => update)).toEqual([early.update, late.update]);
  expect(got[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': 'se-cret',
  });
  expect(await opened.result('getWebhookInfo')).toMatchObject({
    url: 'https://bot.example',
    pending_update_count: 0,
    max_connections: 5,
  });
});

test('an update that is not taken comes again: at once, then later and later', async () => {
  await opened.result('setWebhook', { url });
  replies.push({ status: 500 }, { status: 503 }, { status: 500, headers: { 'retry-after': '7' } });
  const { done } = opened.telegram.say({ chat: someone(), text: 'a' });
  // The second try follows the first at once.
  for (const [index, wait] of [2000, 7000].entries()) {
    await clock.alarm(wait);
    expect(got).toHaveLength(index + 2);
    clock.advance(wait);
  }
  expect(await done).toEqual({ kind: 'taken', tries: 4 });
  expect(await opened.result('getWebhookInfo')).toMatchObject({
    last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
  });
});

test('an update that waits holds up its own chat alone', async () => {
  const { telegram } = opened;
  await opened.result('setWebhook', { url });
  replies.push({ status: 500 }, { status: 500 });
  const chat = someone();
  const [first, second] = [telegram.say({ chat, text: 'a' }), telegram.say({ chat, text: 'b' })];
  await clock.alarm(2000);
  expect(await telegram.say({ chat: someone(), text: 'c' }).done).toEqual({ kind: 'taken', tries: 1 });
  expect(second.outcome).toBeUndefined();
  clock.advance(2000);
  await Promise.all([first.done, second.done]);
  expect(got.map(({ update }) => update.message?.text)).toEqual(['a', 'a', 'c', 'a', 'b']);
});

test('an update can come twice, and to several replicas', async () => {
  const { telegram } = opened;
  await opened.result('setWebhook', { url });
  const { update, done } = telegram.say({ chat: someone(), text: 'a' }, { to: [url, `${url}?b`], times: 2 });
  expect(await done).toEqual({ kind: 'taken', tries: 1 });
  expect(got.map((one) => one.update)).toEqual([update, update, update, update]);
  expect(telegram.webhookTries.map((one) => one.url).toSorted()).toEqual([url, url, `${url}?b`, `${url}?b`]);
});

describe('the answer to an update', () => {
  test('may be a call', async () => {
    const { telegram } = opened;
    await opened.result('setWebhook', { url });
    const chat = someone();
    const body = JSON.stringify({ method: 'sendmessage', chat_id: chat.chat.id, text: 'hello' });
    replies.push({ headers: { 'content-type': 'application/json' }, body });
    telegram.say({ chat, text: 'a' });
    expect((await telegram.message(chat)).message.text).toBe('hello');
    expect(telegram.requests('sendMessage')).toMatchObject([{ how: 'webhook', payload: { text: 'hello' } }]);
  });

  test.each(['ok', '{"method":"getMe"}', '{"method":"deleteWebhook"}', '{}', '[]'])(
    'is none in %s',
    async (body) => {
      await opened.result('setWebhook', { url });
      replies.push({ body });
      await opened.telegram.say({ chat: someone(), text: 'a' }).done;
      expect(opened.telegram.requests().map(({ method }) => method)).toEqual(['setWebhook']);
    },
  );
});

describe('setting it', () => {
  test.each([
    [{ url: 'http://bot.example' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'bot' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://bot.example', secret_token: 'a b' }, 'secret token contains unallowed characters'],
  ])('%j is refused', async (payload, why) => {
    expect(await opened.error('setWebhook', payload)).toBe(`Bad Request: ${why}`);
  });

  test('Telegram says what changed', async () => {
    const say = async (method: string, payload = {}) => (await opened.call(method, payload)).description;
    expect(await say('deleteWebhook')).toBe('Webhook is already deleted');
    expect(await say('setWebhook', { url })).toBe('Webhook was set');
    expect(await say('setWebhook', { url })).toBe('Webhook is already set');
    expect(await say('deleteWebhook')).toBe('Webhook was deleted');
    expect(await opened.result('getWebhookInfo')).toMatchObject({ url: '' });
  });

  test('a bot that is not there gets the update as soon as it is found elsewhere', async () => {
    const { telegram } = opened;
    await opened.result('setWebhook', { url: 'http://127.0.0.1:1/' });
    const { done } = telegram.say({ chat: someone(), text: 'a' });
    await clock.alarm(2000);
    expect(telegram.webhookTries).toMatchObject([{ status: undefined }, { status: undefined }]);
    await opened.result('setWebhook', { url });
    expect(await done).toEqual({ kind: 'taken', tries: 3 });
  });
});
