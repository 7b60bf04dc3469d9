import type { User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dispatch } from '../../../src/chat/dispatch.ts';
import { notice } from '../../../src/reply/build.ts';
import type { Timer } from '../../../src/util/timer.ts';
import type { Happening, SentRequest } from '../../stand-ins/telegram/journal.ts';
import { refusals } from '../../stand-ins/telegram/refusals.ts';
import type { Room } from '../../stand-ins/telegram/rooms.ts';
import { awayClaims, MemoryClaims, Stage, seen } from './bot.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(() => stage.close());

/** A reader with a chat. */
function readers(count: number): readonly { readonly user: User; readonly chat: Room }[] {
  return Array.from({ length: count }, () => stage.reader());
}

/** Holds dispatches back until they are let go. */
function gate() {
  const open = Promise.withResolvers<void>();
  const entered: string[] = [];
  const first = Promise.withResolvers<void>();
  const around =
    (dispatch: Dispatch): Dispatch =>
    async (inbound) => {
      entered.push(inbound.input.kind === 'text' ? inbound.input.text : '');
      first.resolve();
      if (inbound.input.kind === 'text' && inbound.input.text.startsWith('wait')) await open.promise;
      return dispatch(inbound);
    };
  return { around, entered, entering: first.promise, open: open.resolve };
}

test('what came while there was no bot is answered at the start, in its order and once', async () => {
  const { chat } = stage.reader();
  const texts = ['Who phoned Abdi?', 'Is the border with Syria fully secured?', 'What did Sudani order?'];
  const deliveries = texts.map((text) => stage.telegram.say({ chat, text }));
  const bot = await stage.start();
  await stage.telegram.message(chat, 3);
  await bot.stop();
  expect(await Promise.all(deliveries.map(({ done }) => done))).toEqual(Array(3).fill({ kind: 'confirmed' }));
  expect(stage.telegram.messages(chat).map((one) => seen(one).text.split('\n')[0])).toEqual(
    texts.map((text) => `› ${text}`),
  );
  const second = await stage.start();
  const last = await stage.ask({ chat, text: '/sources' });
  expect(seen(last).text).toContain('Iraq on alert');
  await second.stop();
  expect(stage.telegram.messages(chat)).toHaveLength(4);
});

test('stopping waits for what is under way, and leaves the rest to the next process', async () => {
  const held = gate();
  const bot = await stage.start({ around: held.around });
  const { chat } = stage.reader();
  const first = stage.telegram.say({ chat, text: 'wait for it: who phoned Abdi?' });
  await held.entering;
  const stopped = bot.stop();
  const later = stage.telegram.say({ chat, text: 'What did Sudani order?' });
  held.open();
  await stopped;
  expect(await first.done).toEqual({ kind: 'confirmed' });
  expect(later.outcome).toBeUndefined();
  expect(stage.telegram.messages(chat)).toHaveLength(1);
  await stage.start();
  await stage.telegram.message(chat, 2);
  expect(held.entered).toEqual(['wait for it: who phoned Abdi?']);
});

/** Claims that are asked, and cannot tell; they say so when they are let go. */
function lostStore() {
  const asked = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const isFirst = async () => {
    asked.resolve();
    await open.promise;
    throw new Error('the database is closed');
  };
  return { claims: { ...awayClaims, isFirst }, asked: asked.promise, open: open.resolve };
}

const isPoll = (one: Happening) => one.kind === 'request' && one.request.method === 'getUpdates';

test('what waits for its turn at a stop is answered by the next process, and nothing twice', async () => {
  const claims = new MemoryClaims();
  const held = gate();
  const { chat } = stage.reader();
  const texts = Array.from({ length: 25 }, (_, n) => `${n > 0 ? '' : 'wait '}${n}: who phoned Abdi?`);
  const deliveries = texts.map((text) => stage.telegram.say({ chat, text }));
  const first = await stage.start({ claims, around: held.around });
  await held.entering;
  // What the patience of polling confirms would be confirmed by then.
  await stage.telegram.waitFor(isPoll, 3);
  const stopped = first.stop();
  held.open();
  await stopped;
  expect(stage.telegram.messages(chat)).toHaveLength(1);
  expect(deliveries.map(({ outcome }) => outcome?.kind)).toEqual(['confirmed', ...Array(24).fill(undefined)]);
  const second = await stage.start({ claims });
  await stage.telegram.message(chat, 25);
  await second.stop();
  const answered = stage.telegram.messages(chat).map((one) => seen(one).text.split('\n')[0]);
  expect(answered).toEqual(texts.map((text) => `› ${text}`));
  expect(deliveries.map(({ outcome }) => outcome?.kind)).toEqual(Array(25).fill('confirmed'));
});

test('what waited at a stop behind an answer that is confirmed late is not answered twice', async () => {
  const claims = new MemoryClaims();
  const held = gate();
  const [slow, quick] = readers(2);
  if (!slow || !quick) throw new Error('there are two');
  for (const text of ['wait: who phoned Abdi?', 'What did Sudani order?'])
    stage.telegram.say({ chat: slow.chat, text });
  const first = await stage.start({ claims, around: held.around });
  const later = stage.telegram.say({ chat: quick.chat, text: 'What did Sudani order?' });
  await stage.telegram.message(quick.chat);
  const stopped = first.stop();
  held.open();
  await stopped;
  // It came after one that is left, so Telegram keeps it as well.
  expect(later.outcome).toBeUndefined();
  const second = await stage.start({ claims });
  await stage.telegram.message(slow.chat, 2);
  await second.stop();
  expect(later.outcome).toEqual({ kind: 'confirmed' });
  expect(stage.telegram.messages(quick.chat)).toHaveLength(1);
  expect(stage.telegram.messages(slow.chat)).toHaveLength(2);
});

test('what cannot be claimed while stopping is left to the next process', async () => {
  const store = lostStore();
  const first = await stage.start({ claims: store.claims });
  const { chat } = stage.reader();
  const delivery = stage.telegram.say({ chat, text: '/sources' });
  await store.asked;
  const stopped = first.stop();
  store.open();
  await stopped;
  expect(stage.telegram.messages(chat)).toEqual([]);
  expect(delivery.outcome).toBeUndefined();
  const second = await stage.start();
  await stage.telegram.message(chat);
  await second.stop();
  expect(stage.telegram.messages(chat)).toHaveLength(1);
});

test('polling does not spin while updates wait for their turn', async () => {
  const patience = new Set<() => void>();
  const timer: Timer = (task, milliseconds) => {
    if (milliseconds === 250) patience.add(task);
    return () => patience.delete(task);
  };
  const held = gate();
  const { chat } = stage.reader();
  for (const text of ['wait: who phoned Abdi?', 'What did Sudani order?']) stage.telegram.say({ chat, text });
  await stage.start({ around: held.around, timer });
  await held.entering;
  const polls = async () => {
    // Many a poll would be answered meanwhile.
    const me = `${stage.telegram.root}/bot${stage.telegram.token}/getMe`;
    for (let n = 0; n < 20; n += 1) await (await fetch(me)).text();
    return stage.telegram.requests('getUpdates').length;
  };
  expect(await polls()).toBe(1);
  for (const count of [2, 3]) {
    for (const task of patience) task();
    expect(await polls()).toBe(count);
  }
  held.open();
  await stage.telegram.message(chat, 2);
});

test('where too many wait for Telegram to keep them, those that it forgets are answered while stopping', async () => {
  const held = gate();
  const bot = await stage.start({ around: held.around });
  const [crowd, quiet] = readers(2);
  if (!crowd || !quiet) throw new Error('there are two');
  for (let n = 0; n < 120; n += 1)
    stage.telegram.say({ chat: crowd.chat, text: `wait ${n}: who phoned Abdi?` });
  await stage.ask({ chat: quiet.chat, text: '/sources' });
  const stopped = bot.stop();
  held.open();
  await stopped;
  expect(stage.telegram.messages(crowd.chat)).toHaveLength(31);
});

test('nothing is confirmed before it is answered', async () => {
  const held = gate();
  await stage.start({ around: held.around, timer: () => () => {} });
  const { chat } = stage.reader();
  const delivery = stage.telegram.say({ chat, text: 'wait: who phoned Abdi?' });
  await held.entering;
  held.open();
  expect(await delivery.done).toEqual({ kind: 'confirmed' });
  const kinds = stage.telegram.happenings.map(({ kind }) => kind);
  expect(kinds.indexOf('message')).toBeLessThan(kinds.indexOf('delivered'));
});

test('a chat is answered in its order, and does not hold up another', async () => {
  const held = gate();
  await stage.start({ around: held.around });
  const [slow, quick] = readers(2);
  if (!slow || !quick) throw new Error('there are two');
  stage.telegram.say({ chat: slow.chat, text: 'wait: who phoned Abdi?' });
  stage.telegram.say({ chat: slow.chat, text: 'What did Sudani order?' });
  const other = await stage.ask({ chat: quick.chat, text: 'What did Sudani order?' });
  expect(seen(other).text).toContain('red line');
  expect(stage.telegram.messages(slow.chat)).toEqual([]);
  held.open();
  await stage.telegram.message(slow.chat, 2);
  expect(stage.telegram.messages(slow.chat).map((one) => seen(one).text.split('\n')[0])).toEqual([
    '› wait: who phoned Abdi?',
    '› What did Sudani order?',
  ]);
});

test('a chat in which more is asked than can be answered holds up no other, and is answered as far as that goes', async () => {
  const held = gate();
  const bot = await stage.start({ around: held.around });
  const [crowd, quiet] = readers(2);
  if (!crowd || !quiet) throw new Error('there are two');
  for (let n = 0; n < 300; n += 1)
    stage.telegram.say({ chat: crowd.chat, text: `wait ${n}: who phoned Abdi?` });
  expect(seen(await stage.ask({ chat: quiet.chat, text: '/sources' })).text).toContain('Iraq on alert');
  held.open();
  await stage.telegram.message(crowd.chat, 31);
  await bot.stop();
  expect(stage.telegram.messages(crowd.chat)).toHaveLength(31);
  expect(bot.logged.filter((line) => line.includes('questions are left out'))).toHaveLength(1);
});

test('an update that comes twice is answered once', async () => {
  await stage.start();
  const { chat, user } = stage.reader();
  const message = stage.telegram.events.message(chat, { from: user, text: '/sources' });
  const update = stage.telegram.events.update('message', message);
  stage.telegram.deliver(update);
  await stage.telegram.message(chat);
  stage.telegram.deliver(update);
  await stage.ask({ chat, text: '/sources' });
  expect(stage.telegram.messages(chat)).toHaveLength(2);
});

test('what was answered by a process that was killed before Telegram knew is not answered again', async () => {
  const claims = new MemoryClaims();
  const { chat } = stage.reader();
  const isConfirming = ({ method, payload }: SentRequest) =>
    method === 'getUpdates' && Number(payload['offset']) > 0;
  const lost = stage.telegram.fail(isConfirming, { kind: 'drop' });
  // Its pauses never end: after the poll that is lost it does nothing more.
  await stage.start({ claims, timer: () => () => {} });
  const delivery = stage.telegram.say({ chat, text: 'Who phoned Abdi?' });
  await stage.telegram.message(chat);
  await stage.telegram.waitFor((one) => one.kind === 'request' && isConfirming(one.request));
  expect(lost.met).toBe(1);
  expect(delivery.outcome).toBeUndefined();
  await stage.start({ claims });
  expect(seen(await stage.ask({ chat, text: '/sources' })).text).not.toContain('Who phoned Abdi?');
  expect(await delivery.done).toEqual({ kind: 'confirmed' });
});

test('while the store is away, what is asked is answered, and once', async () => {
  const bot = await stage.start({ claims: awayClaims });
  const { chat, user } = stage.reader();
  const message = stage.telegram.events.message(chat, { from: user, text: '/sources' });
  const update = stage.telegram.events.update('message', message);
  for (const again of [update, update]) stage.telegram.deliver(again);
  expect(seen(await stage.telegram.message(chat)).text).toContain('Iraq on alert');
  await bot.stop();
  expect(stage.telegram.messages(chat)).toHaveLength(1);
  expect(bot.logged.join('\n')).toContain('claiming updates of Telegram failed');
});

test('malformed updates and kinds to come never stop the next', async () => {
  const bot = await stage.start();
  for (const update of stage.telegram.events.malformed()) stage.telegram.deliver(update);
  stage.telegram.deliver(stage.telegram.events.unknown());
  const { chat } = stage.reader();
  expect(seen(await stage.ask({ chat, text: '/sources' })).text).toContain('Iraq on alert');
  expect(bot.ended).toEqual([]);
  expect(bot.logged.join('\n')).toContain('an update that cannot be read');
});

describe('polling goes on', () => {
  test.each([
    ['after a closed connection', { kind: 'drop' } as const],
    ['after a reset connection', { kind: 'drop', reset: true } as const],
    ['after a 500', { kind: 'status', status: 500 } as const],
    [
      'after an answer that is none',
      { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' } as const,
    ],
    ['after a list that is none', { kind: 'status', status: 200, body: { ok: true, result: null } } as const],
    ['after it is limited', { kind: 'limited', retryAfter: 1 } as const],
    ['while another process is just ending', refusals.otherPoller()],
  ])('%s', async (_, fault) => {
    stage.telegram.fail('getUpdates', fault, 2);
    const bot = await stage.start();
    const { chat } = stage.reader();
    expect(seen(await stage.ask({ chat, text: '/sources' })).text).toContain('Iraq on alert');
    expect(bot.ended).toEqual([]);
  });

  test('after a poll that is never answered', async () => {
    const hanging = stage.telegram.fail('getUpdates', { kind: 'hang' });
    const config = { apiRoot: stage.telegram.root, pollSeconds: 1, callSeconds: 0.1 };
    const bot = await stage.start({ config });
    const { chat } = stage.reader();
    expect(seen(await stage.ask({ chat, text: '/sources' })).text).toContain('Iraq on alert');
    expect(bot.logged.join('\n')).toContain('Polling Telegram failed; trying again in 1 s');
    hanging.release();
  });

  test('where Telegram hangs', async () => {
    const hanging = stage.telegram.fail('sendMessage', { kind: 'hang' });
    await stage.start();
    const [one, two] = readers(2);
    if (!one || !two) throw new Error('there are two');
    stage.telegram.say({ chat: one.chat, text: '/sources' });
    await stage.telegram.request('sendMessage');
    expect(seen(await stage.ask({ chat: two.chat, text: '/sources' })).text).toContain('Iraq on alert');
    hanging.release();
  });
});

describe('polling ends', () => {
  test('where another process goes on taking the updates', async () => {
    let seconds = 0;
    stage.telegram.fail('getUpdates', refusals.otherPoller(), Number.POSITIVE_INFINITY);
    const now = () => {
      seconds += 10;
      return new Date(1_000 * seconds);
    };
    const bot = await stage.start({ now });
    expect(await bot.end).toContain('Another process takes the updates of the bot of TELEGRAM_BOT_TOKEN');
  });
});

test('polling goes on where the token is refused, and answers when it is accepted again', async () => {
  const bot = await stage.start();
  await stage.telegram.polled();
  const refused = ['getUpdates', 'getMe'].map((method) =>
    stage.telegram.fail(method, refusals.unauthorized(), Number.POSITIVE_INFINITY),
  );
  const { chat } = stage.reader();
  const lost = bot.line('Telegram cannot be used: it does not accept TELEGRAM_BOT_TOKEN');
  const back = bot.line('Telegram works again');
  stage.telegram.say({ chat, text: '/sources' });
  await lost;
  expect(bot.isConnected()).toBe(false);
  for (const one of refused) one.release();
  expect(seen(await stage.telegram.message(chat)).text).toContain('Iraq on alert');
  await back;
  expect(bot.isConnected()).toBe(true);
  expect(bot.ended).toEqual([]);
});

describe('the start', () => {
  test.each([
    ['a wrong token', '700000001:AAwrong'],
    ['a token that cannot be one', 'x'],
  ])('ends with %s', async (_, token) => {
    const bot = stage.bot({ config: { apiRoot: stage.telegram.root, token } });
    await bot.start();
    expect(bot.ended).toEqual([
      'Telegram does not accept TELEGRAM_BOT_TOKEN; ask @BotFather for the token of the bot, or for a new one.',
    ]);
  });

  test('tries again until Telegram is there', async () => {
    const failing = stage.telegram.fail('getMe', { kind: 'drop' }, 3);
    const bot = await stage.start();
    expect(failing.met).toBe(3);
    expect(
      bot.logged.filter((line) => line.includes('Reaching Telegram failed; trying again in')),
    ).toHaveLength(3);
  });

  test('can be given up', async () => {
    const bot = stage.bot({ config: { apiRoot: 'http://127.0.0.1:9' } });
    const started = bot.start();
    await bot.stop();
    await started;
    expect(bot.ended).toEqual([]);
  });

  test('leaves a webhook that was set, and loses nothing that waits', async () => {
    const { chat } = stage.reader();
    await fetch(`${stage.telegram.root}/bot${stage.telegram.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://127.0.0.1:9/nobody' }),
    });
    stage.telegram.say({ chat, text: '/sources' });
    await stage.start();
    expect(seen(await stage.telegram.message(chat)).text).toContain('Iraq on alert');
  });
});

test('what a chat is sent keeps Telegram’s pace, and its order', async () => {
  const strict = await Stage.open({ limits: { perSecond: 30, perChat: 10, burst: 2, perGroup: 20 } });
  // On the way things may get closer to each other; `pace.test.ts` is exact.
  const pace = { perSecond: 20, betweenMessages: 110, perGroupAndMinute: 20 };
  const bot = await strict.start({
    config: { apiRoot: strict.telegram.root, pace },
    around: () => async (inbound) => notice('en', [`answer ${inbound.id}`]),
  });
  const chats = Array.from({ length: 12 }, () => strict.reader().chat);
  for (let n = 0; n < 36; n += 1) strict.telegram.say({ chat: chats[n % 12] as Room, text: `question ${n}` });
  await Promise.all(chats.map((chat) => strict.telegram.message(chat, 3)));
  expect(strict.telegram.requests('sendMessage')).toHaveLength(36);
  for (const chat of chats) {
    const ids = strict.telegram.messages(chat).map((one) => Number(/\d+/.exec(seen(one).text)?.[0]));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  }
  await bot.stop();
  await strict.close();
});
