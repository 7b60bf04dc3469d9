import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EventClaims } from '../../../src/sending/event-claims.ts';
import type { Timer } from '../../../src/util/timer.ts';
import { hastyClock } from '../../stand-ins/telegram/clock.ts';
import { refusals } from '../../stand-ins/telegram/refusals.ts';
import { quickTimer } from '../../util/quick-timer.ts';
import { awayClaims, type Bot, MemoryClaims, type Setting, Stage, seen } from './bot.ts';

const SECRET = 'a-secret_of_Sanad';
const URL_OF = 'https://bot.example.org/telegram/webhook';

let stage: Stage;
let servers: ServerType[];
let address: string;

beforeEach(async () => {
  servers = [];
  stage = await Stage.open({ reach: (url) => (url === URL_OF ? address : url), clock: hastyClock });
});

afterEach(async () => {
  await stage.close();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

/** Waiting is cut short, but nothing is ever late. */
const patient: Timer = (task, milliseconds) =>
  milliseconds < 10_000 ? quickTimer(task, milliseconds) : () => undefined;

/** A replica with its endpoint at an address of this machine. */
async function replica(setting: Partial<Setting> = {}): Promise<{ readonly bot: Bot; readonly at: string }> {
  const config = {
    apiRoot: stage.telegram.root,
    webhook: { url: URL_OF, secret: SECRET },
    ...setting.config,
  };
  const bot = stage.bot({ timer: patient, ...setting, config });
  if (bot.endpoint === undefined) throw new Error('a webhook needs an endpoint');
  const server = serve({ fetch: bot.endpoint.fetch, hostname: '127.0.0.1', port: 0 });
  servers.push(server);
  await once(server, 'listening');
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram/webhook`;
  address ??= at;
  return { bot, at };
}

async function started(setting?: Partial<Setting>) {
  const made = await replica(setting);
  address = made.at;
  await made.bot.start();
  return made;
}

/** Posts what is not Telegram's. */
function post(
  at: string,
  body: string | Uint8Array<ArrayBuffer>,
  secret: string | undefined = SECRET,
): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': secret };
  return fetch(at, { method: 'POST', headers, body });
}

test('the address is told to Telegram with the secret, and updates are answered', async () => {
  const { bot } = await started();
  expect(stage.telegram.requests('setWebhook').map(({ payload }) => payload)).toEqual([
    {
      url: URL_OF,
      secret_token: SECRET,
      allowed_updates: [
        'message',
        'edited_message',
        'guest_message',
        'channel_post',
        'callback_query',
        'inline_query',
      ],
    },
  ]);
  const { chat, user } = stage.reader();
  const answer = await stage.ask({ chat, text: 'Who phoned Abdi?' });
  expect(seen(await stage.turn(answer, 'Sources', user)).text).toContain('Iraq on alert');
  expect(stage.telegram.requests('getUpdates')).toEqual([]);
  expect(bot.logged.join('\n')).toContain('"transport":"webhook"');
});

test('an update that is delivered to all replicas, several times, is answered once', async () => {
  const claims = new MemoryClaims();
  const one = await started({ claims });
  const two = await started({ claims });
  const { chat } = stage.reader();
  const delivery = stage.telegram.say({ chat, text: 'Who phoned Abdi?' }, { to: [one.at, two.at], times: 3 });
  expect(await delivery.done).toEqual({ kind: 'taken', tries: 1 });
  await stage.telegram.message(chat);
  await stage.ask({ chat, text: '/sources' });
  expect(stage.telegram.messages(chat)).toHaveLength(2);
  expect(stage.telegram.webhookTries.slice(0, 6).map(({ status }) => status)).toEqual(Array(6).fill(200));
});

test('stopping waits for what is under way, keeps the address, and has the rest come again', async () => {
  const open = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const { bot, at } = await started({
    around: (dispatch) => async (inbound) => {
      entered.resolve();
      await open.promise;
      return dispatch(inbound);
    },
  });
  const { chat } = stage.reader();
  const delivery = stage.telegram.say({ chat, text: 'Who phoned Abdi?' });
  await entered.promise;
  const stopped = bot.stop();
  expect((await post(at, '{"update_id":1}')).status).toBe(503);
  open.resolve();
  await stopped;
  expect(stage.telegram.messages(chat)).toHaveLength(1);
  expect(await delivery.done).toEqual({ kind: 'taken', tries: 1 });
  expect(stage.telegram.requests('deleteWebhook')).toEqual([]);
});

test('polling takes over from a webhook, and nothing that waits is lost', async () => {
  const { bot } = await started();
  await bot.stop();
  const { chat } = stage.reader();
  stage.telegram.say({ chat, text: 'Who phoned Abdi?' });
  await stage.start();
  expect(seen(await stage.telegram.message(chat)).text).toContain('Sudani phoned');
});

describe('the endpoint refuses', () => {
  test.each([
    ['no secret', undefined],
    ['another secret', 'another'],
    ['the beginning of the secret', SECRET.slice(0, -1)],
    ['more than the secret', `${SECRET}x`],
  ])('%s', async (_, secret) => {
    const { at } = await started();
    const { chat, user } = stage.reader();
    const message = stage.telegram.events.message(chat, { from: user, text: '/sources' });
    const body = JSON.stringify(stage.telegram.events.update('message', message));
    expect((await post(at, body, secret ?? '')).status).toBe(401);
    expect(stage.telegram.messages(chat)).toEqual([]);
  });

  test.each([
    ['what is no JSON', '{'],
    ['what is no update', '{"message":{}}'],
    ['nothing', 'null'],
    ['an id that is none', '{"update_id":"1"}'],
    ['bytes', new Uint8Array([255, 254, 0])],
  ])('%s', async (_, body) => {
    const { at } = await started();
    expect((await post(at, body)).status).toBe(400);
  });

  test('what is too large', async () => {
    const { at } = await started();
    expect((await post(at, ' '.repeat(1_000_001))).status).toBe(413);
  });

  test('everything before the start, and what cannot be claimed', async () => {
    const { at } = await replica();
    expect((await post(at, '{"update_id":1}')).status).toBe(503);
    const second = await started({ claims: awayClaims, timer: quickTimer });
    expect((await post(second.at, '{"update_id":1}')).status).toBe(503);
    expect(second.bot.logged.join('\n')).toContain('claiming updates of Telegram failed');
  });
});

test('malformed updates never stop the next', async () => {
  const { bot } = await started();
  const done = stage.telegram.events.malformed().map((update) => stage.telegram.deliver(update).done);
  await Promise.all(done);
  const { chat } = stage.reader();
  expect(seen(await stage.ask({ chat, text: '/sources' })).text).toContain('Iraq on alert');
  expect(bot.ended).toEqual([]);
});

test('an update that takes long comes again, and joins the one that is being answered', async () => {
  const open = Promise.withResolvers<void>();
  const dispatched: string[] = [];
  await started({
    timer: quickTimer,
    around: (dispatch) => async (inbound) => {
      dispatched.push(inbound.id);
      await open.promise;
      return dispatch(inbound);
    },
  });
  const { chat } = stage.reader();
  const delivery = stage.telegram.say({ chat, text: 'Who phoned Abdi?' });
  await vi.waitFor(() => expect(stage.telegram.webhookTries.map(({ status }) => status)).toContain(503));
  open.resolve();
  expect(await delivery.done).toMatchObject({ kind: 'taken' });
  expect(seen(await stage.telegram.message(chat)).text).toContain('Sudani phoned');
  expect(dispatched).toHaveLength(1);
  expect(stage.telegram.messages(chat)).toHaveLength(1);
});

describe('where the store fails, a question is answered, and once', () => {
  /** Claims of which one method fails so many times: before it is done, or when only its result is lost. */
  function faulty(method: 'hold' | 'settle', isDone: boolean, times: number): EventClaims {
    const claims = new MemoryClaims();
    let left = times;
    async function attempt<Result>(isFaulty: boolean, work: () => Promise<Result>): Promise<Result> {
      const fails = isFaulty && left-- > 0;
      if (fails && !isDone) throw new Error('the database is away');
      const result = await work();
      if (fails) throw new Error('the database is slow');
      return result;
    }
    return {
      isFirst: (platform, id) => claims.isFirst(platform, id),
      hold: (held) => attempt(method === 'hold', () => claims.hold(held)),
      settle: (held) => attempt(method === 'settle', () => claims.settle(held)),
    };
  }

  const faults = (['hold', 'settle'] as const).flatMap((method) =>
    [false, true].flatMap((isDone) => [1, 29, 40, 100].map((times) => [method, isDone, times] as const)),
  );

  test.each(faults)('%s, although it is done: %s, %i times', async (method, isDone, times) => {
    await started({ claims: faulty(method, isDone, times), timer: quickTimer });
    const { chat } = stage.reader();
    const delivery = stage.telegram.say({ chat, text: 'Who phoned Abdi?' });
    expect(await delivery.done).toMatchObject({ kind: 'taken' });
    expect(seen(await stage.telegram.message(chat)).text).toContain('Sudani phoned');
    // What comes later finds nothing more.
    await stage.ask({ chat, text: '/sources' });
    expect(stage.telegram.messages(chat)).toHaveLength(2);
  });

  test('a command does nothing before it is settled who does it', async () => {
    const done: string[] = [];
    const claims = faulty('settle', true, 100);
    let attempts = 0;
    await started({
      claims: {
        ...claims,
        settle(held) {
          attempts++;
          return claims.settle(held);
        },
      },
      timer: quickTimer,
      around: (dispatch) => (inbound) => {
        done.push(`after ${attempts} attempts`);
        return dispatch(inbound);
      },
    });
    const { chat } = stage.reader();
    await stage.ask({ chat, text: '/language ar' });
    expect(done).toEqual(['after 101 attempts']);
  });
});

test('what a process holds that may have died is answered by another, and by it no more', async () => {
  const open = Promise.withResolvers<void>();
  const claims = new MemoryClaims();
  const slow = await started({
    claims,
    timer: quickTimer,
    around: (dispatch) => async (inbound) => {
      await open.promise;
      return dispatch(inbound);
    },
  });
  const other = await replica({ claims });
  await other.bot.start();
  const { chat, user } = stage.reader();
  const message = stage.telegram.events.message(chat, { from: user, text: 'Who phoned Abdi?' });
  const body = JSON.stringify(stage.telegram.events.update('message', message));
  expect((await post(slow.at, body)).status).toBe(503);
  const later = post(other.at, body);
  claims.letGo();
  expect((await later).status).toBe(200);
  await stage.telegram.message(chat);
  open.resolve();
  await slow.bot.stop();
  expect(stage.telegram.messages(chat)).toHaveLength(1);
  expect(slow.bot.logged.join('\n')).toContain('"failure":"held-back"');
  expect((await post(other.at, body)).status).toBe(200);
  expect(stage.telegram.messages(chat)).toHaveLength(1);
});

test('an address that Telegram does not take ends the start, one that it cannot look up now does not', async () => {
  const webhook = { url: 'http://bot.example.org/telegram/webhook', secret: SECRET };
  const { bot } = await started({ config: { apiRoot: stage.telegram.root, webhook } });
  expect(bot.ended).toEqual([expect.stringContaining('Telegram does not accept TELEGRAM_WEBHOOK_URL')]);
  stage.telegram.fail('setWebhook', refusals.tooMany(0));
  stage.telegram.fail('setWebhook', { kind: 'drop' });
  const second = await started();
  expect(second.bot.ended).toEqual([]);
});
