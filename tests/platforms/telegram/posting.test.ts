import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { TELEGRAMS_PACE } from '../../../src/platforms/telegram/bot-api.ts';
import type { Outgoing, Recipient } from '../../../src/sending/poster.ts';
import { ManualClock } from '../../stand-ins/telegram/clock.ts';
import type { Fault } from '../../stand-ins/telegram/faults.ts';
import { badRequest, forbidden, Refusal, refusals } from '../../stand-ins/telegram/refusals.ts';
import type { Room } from '../../stand-ins/telegram/rooms.ts';
import { factsIn, firstOf, statements } from '../statements.ts';
import { type Bot, Stage, seen } from './bot.ts';
import { PNG } from './commands.ts';

const KEY = 'a1b2c3d4e5f6a1b2c3d4e5f6a';

const begun = async () => true;

let stage: Stage;
let bot: Bot;
let message: Outgoing;

beforeEach(async () => {
  stage = await Stage.open();
  bot = await stage.start();
  message = firstOf(bot.poster);
});

afterEach(() => stage.close());

function placeOf({ chat }: Room): Recipient {
  return { platform: 'telegram', chat: String(chat.id) };
}

function sends(): number {
  return stage.telegram.requests('sendMessage').length;
}

describe('a message', () => {
  test('stands in its chat, in its topic, or before its reader alone', async () => {
    const { world } = stage.telegram;
    const forum = world.supergroup({ forum: true });
    const topic = world.topic(forum);
    const { user, chat } = stage.reader();
    const sent = [
      await message.send(placeOf(forum), 'one', begun),
      await message.send({ ...placeOf(forum), thread: String(topic) }, 'two', begun),
      await message.send({ platform: 'telegram', chat: String(user.id), direct: true }, 'three', begun),
    ];
    const posted = [...stage.telegram.messages(forum), ...stage.telegram.messages(chat)];
    expect(sent).toEqual(posted.map((one) => ({ outcome: 'sent', message: String(one.message.message_id) })));
    expect(posted.map((one) => one.message.message_thread_id)).toEqual([undefined, topic, undefined]);
    expect(posted.every((one) => one.message.link_preview_options?.is_disabled)).toBe(true);
  });

  test('names the facts that it cites, and all are named', async () => {
    const { chat } = stage.reader();
    const messages = bot.poster.messages(statements(45, 200));
    expect(messages).toHaveLength(3);
    for (const [index, one] of messages.entries()) await one.send(placeOf(chat), `key${index}`, begun);
    const shown = stage.telegram.messages(chat).map((one) => factsIn(seen(one).text));
    expect(messages.map(({ facts }) => facts)).toEqual(shown);
    expect(shown.flat()).toHaveLength(45);
  });

  test('with a picture comes after it', async () => {
    const { chat } = stage.reader();
    const picture = { kind: 'image', png: PNG, alt: 'A map' } as const;
    const messages = bot.poster.messages({ ...statements(1), blocks: [picture, ...statements(1).blocks] });
    expect(messages.map(({ facts }) => facts)).toEqual([[], ['fact-1']]);
    for (const one of messages)
      expect(await one.send(placeOf(chat), KEY, begun)).toMatchObject({ outcome: 'sent' });
    expect(stage.telegram.messages(chat).map((one) => one.message.caption)).toEqual(['A map', undefined]);
  });

  test('follows a group that has become a supergroup', async () => {
    const { world } = stage.telegram;
    const group = world.group();
    const supergroup = world.upgrade(group);
    const movedTo = String(supergroup.chat.id);
    expect(await message.send(placeOf(group), KEY, begun)).toEqual({
      outcome: 'sent',
      message: '2',
      movedTo,
    });
    expect(stage.telegram.messages(supergroup)).toHaveLength(1);
  });

  test('stays silent where it follows a group to its supergroup, without its topic', async () => {
    const { world } = stage.telegram;
    const group = world.group();
    const supergroup = world.upgrade(group);
    // Only the first message of a digest makes a sound.
    const [, second] = bot.poster.messages(statements(45, 200));
    const sent = await second?.send({ ...placeOf(group), thread: '5' }, KEY, begun);
    expect(sent).toMatchObject({ outcome: 'sent', movedTo: String(supergroup.chat.id) });
    const last = stage.telegram.requests('sendMessage').at(-1)?.payload;
    expect(last).toMatchObject({ chat_id: supergroup.chat.id, disable_notification: true });
    expect(last).not.toHaveProperty('message_thread_id');
  });

  test('is noted when its turn has come, and is not sent where it is not', async () => {
    const { chat } = stage.reader();
    const hanging = stage.telegram.fail('sendMessage', { kind: 'hang' });
    const before = message.send(placeOf(chat), 'one', begun);
    await stage.telegram.request('sendMessage');
    const noted: number[] = [];
    const after = message.send(placeOf(chat), 'two', async () => {
      noted.push(stage.telegram.messages(chat).length);
      return true;
    });
    hanging.release();
    await Promise.all([before, after]);
    expect(noted).toEqual([1]);
    for (const begin of [async () => false, () => Promise.reject(new Error('the store is away'))]) {
      expect(await message.send(placeOf(chat), KEY, begin)).toEqual({ outcome: 'not-sent' });
    }
    expect(sends()).toBe(2);
  });

  test('that may have arrived is never sent again', async () => {
    const { chat } = stage.reader();
    stage.telegram.fail('sendMessage', { kind: 'drop', after: true });
    expect(await message.send(placeOf(chat), KEY, begun)).toEqual({ outcome: 'unknown' });
    expect(await message.resume(placeOf(chat), KEY, new Date(), true)).toEqual({ outcome: 'unknown' });
    expect(sends()).toBe(1);
    expect(stage.telegram.messages(chat)).toHaveLength(1);
  });
});

describe('what does not succeed', () => {
  const refused = (reason: string) => ({ outcome: 'refused', reason });
  const OUTCOMES: readonly (readonly [string, Fault, object])[] = [
    ['Telegram fails', { kind: 'status', status: 500 }, { outcome: 'unknown' }],
    ['the connection breaks', { kind: 'drop', reset: true }, { outcome: 'unknown' }],
    ['too many for a moment', { kind: 'limited', retryAfter: 2 }, { outcome: 'not-sent', after: 2 }],
    ['too many for long', { kind: 'limited', retryAfter: 600 }, { outcome: 'not-sent', after: 600 }],
    ['blocked', refusals.blocked(), refused('gone')],
    ['thrown out', forbidden('bot was kicked from the supergroup chat'), refused('gone')],
    ['no such chat', refusals.chatNotFound(), refused('gone')],
    ['no such topic', refusals.threadNotFound(), refused('gone')],
    ['no such user', badRequest('PEER_ID_INVALID'), refused('gone')],
    ['a closed topic', badRequest('TOPIC_CLOSED'), refused('forbidden')],
    ['no right', badRequest('not enough rights to send text messages to the chat'), refused('forbidden')],
    [
      'no right, with 403',
      forbidden('not enough rights to send text messages to the chat'),
      refused('forbidden'),
    ],
    ['no right to write, by 403', new Refusal(403, 'Forbidden: CHAT_WRITE_FORBIDDEN'), refused('forbidden')],
    ['no right to write, by 400', badRequest('CHAT_WRITE_FORBIDDEN'), refused('forbidden')],
    ['no right as it was said before', badRequest('have no rights to send a message'), refused('forbidden')],
    ['no administrator', badRequest('CHAT_ADMIN_REQUIRED'), refused('forbidden')],
    ['a restricted chat', badRequest('CHAT_RESTRICTED'), refused('forbidden')],
    ['something in it', badRequest('PLANET_INVALID'), refused('rejected')],
    ['an entity', badRequest("can't parse MessageEntity: Unsupported type"), refused('rejected')],
    ['the token', refusals.unauthorized(), { outcome: 'not-sent' }],
  ];

  test('has the outcome that fits, and is told without its text', async () => {
    const outcomes: unknown[] = [];
    for (const [name, fault] of OUTCOMES) {
      stage.telegram.fail('sendMessage', fault);
      const { message: _, ...sent } = {
        message: '',
        ...(await message.send(placeOf(stage.reader().chat), KEY, begun)),
      };
      outcomes.push([name, sent]);
    }
    expect(outcomes).toEqual(OUTCOMES.map(([name, , outcome]) => [name, outcome]));
    const told = bot.logged.filter((line) => line.startsWith('error'));
    expect(told.join('\n')).toContain('Posting on Telegram failed: give the bot the right');
    expect(told.join('\n')).not.toContain('statement');
  });

  test('was not sent where Telegram cannot be reached', async () => {
    await stage.telegram.close();
    const { chat } = stage.reader();
    // What is sent on a connection that is just closing may have arrived; then there are only new ones.
    let sent = await message.send(placeOf(chat), KEY, begun);
    while (sent.outcome === 'unknown') sent = await message.send(placeOf(chat), KEY, begun);
    expect(sent).toEqual({ outcome: 'not-sent' });
  });
});

describe('the bot', () => {
  test('posts nothing before it has started', async () => {
    const before = sends();
    expect(await firstOf(stage.bot().poster).send(placeOf(stage.reader().chat), KEY, begun)).toEqual({
      outcome: 'not-sent',
    });
    expect(sends()).toBe(before);
  });

  test('ends what is under way when it stops, and gives back what was not begun', async () => {
    const { chat } = stage.reader();
    const hanging = stage.telegram.fail('sendMessage', { kind: 'hang' });
    const underWay = message.send(placeOf(chat), 'one', begun);
    const waiting = message.send(placeOf(chat), 'two', begun);
    await stage.telegram.request('sendMessage');
    const stopped = bot.stop();
    expect(await waiting).toEqual({ outcome: 'not-sent' });
    expect(await message.send(placeOf(chat), 'three', begun)).toEqual({ outcome: 'not-sent' });
    hanging.release();
    expect(await underWay).toMatchObject({ outcome: 'sent' });
    await stopped;
    expect(stage.telegram.messages(chat)).toHaveLength(1);
  });
});

test('many chats are posted to without a 429, and readers go first', async () => {
  const clock = new ManualClock();
  const crowd = await Stage.open({ limits: {}, clock });
  onTestFinished(() => crowd.close());
  const asked = Promise.withResolvers<void>();
  const { poster } = await crowd.start({
    config: { apiRoot: crowd.telegram.root, pace: TELEGRAMS_PACE },
    now: () => new Date(clock.now()),
    around: (dispatch) => async (inbound) => dispatch(inbound).finally(asked.resolve),
  });
  const one = firstOf(poster);
  const outcomes: string[] = [];
  let starting = 0;
  const begin = async () => {
    starting += 1;
    return true;
  };
  for (let n = 0; n < 100; n += 1) {
    const sent = one.send(placeOf(crowd.reader().chat), `key${n}`, begin);
    void sent.then(({ outcome }) => outcomes.push(outcome));
  }
  /** Lets time pass bit by bit; whatever begins meanwhile ends before it goes on. */
  const postUntil = async (count: number) => {
    while (outcomes.length < count) {
      clock.advance(10);
      await new Promise(setImmediate);
      await (await fetch(`${crowd.telegram.root}/bot${crowd.telegram.token}/getMe`)).text();
      while (outcomes.length < starting) await new Promise(setImmediate);
    }
  };
  await postUntil(30);
  expect(outcomes).toHaveLength(30);
  crowd.telegram.say({ chat: crowd.reader().chat, text: 'Who phoned Abdi?' });
  await asked.promise;
  await new Promise(setImmediate);
  await postUntil(100);
  expect(new Set(outcomes)).toEqual(new Set(['sent']));
  const place = crowd.telegram.posted.findIndex((posted) => seen(posted).text.includes('phoned'));
  expect(place).toBe(30);
  // None was refused, and sent again after that.
  expect(crowd.telegram.requests('sendMessage')).toHaveLength(101);
});
