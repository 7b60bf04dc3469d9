import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { type Opened, open, strayings } from './opened.ts';
import type { Room } from './rooms.ts';

let opened: Opened;
let clock: ManualClock;
let chat: Room;

beforeEach(async () => {
  clock = new ManualClock();
  opened = await open({ clock });
  const { world } = opened.telegram;
  chat = world.privateChat(world.person());
});

afterEach(async () => {
  await opened.telegram.close();
  expect(strayings(opened.telegram)).toEqual([]);
  expect(opened.telegram.problems).toEqual([]);
});

const say = (text: string) => opened.telegram.say({ chat, text });
const poll = async (more: object = {}) => {
  const updates = await opened.result<Update[]>('getUpdates', more);
  return updates.map(({ message }) => message?.text);
};

describe('getUpdates', () => {
  test('brings an update until a higher offset confirms it', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map(say);
    expect(await poll({ limit: 2 })).toEqual(['a', 'b']);
    expect(await poll({ offset: a?.update.update_id })).toEqual(['a', 'b', 'c']);
    expect(a?.outcome).toBeUndefined();
    expect(await poll({ offset: c?.update.update_id })).toEqual(['c']);
    expect(await Promise.all([a?.done, b?.done])).toEqual([{ kind: 'confirmed' }, { kind: 'confirmed' }]);
    expect(opened.telegram.pendingUpdates).toBe(1);
  });

  test('a negative offset keeps the last ones', async () => {
    for (const text of ['a', 'b', 'c']) say(text);
    expect(await poll({ offset: -1 })).toEqual(['c']);
    expect(opened.telegram.pendingUpdates).toBe(1);
  });

  test('waits for an update, or until its time is over', async () => {
    const first = poll({ timeout: 30 });
    await opened.telegram.polled();
    const { update } = say('a');
    expect(await first).toEqual(['a']);
    const second = poll({ timeout: 30, offset: update.update_id + 1 });
    await opened.telegram.polled(2);
    clock.advance(30_000);
    expect(await second).toEqual([]);
  });

  test('a later one ends the earlier', async () => {
    const first = opened.call('getUpdates', { timeout: 30 });
    await opened.telegram.polled();
    const second = poll({ timeout: 30 });
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    say('a');
    expect(await second).toEqual(['a']);
  });

  test('what a client that went away would have got is kept', async () => {
    const { telegram } = opened;
    const away = new AbortController();
    const url = `${telegram.root}/bot${telegram.token}/getUpdates?timeout=30`;
    const gone = fetch(url, { signal: away.signal }).catch(() => 'gone');
    await telegram.polled();
    away.abort();
    expect(await gone).toBe('gone');
    await telegram.waitFor(({ kind }) => kind === 'hang-up');
    say('a');
    expect(await poll()).toEqual(['a']);
  });

  test('only kinds that are asked for come, from then on; unknown ones always do', async () => {
    const { telegram } = opened;
    const { events } = telegram;
    await poll({ allowed_updates: ['callback_query'] });
    expect(await say('a').done).toEqual({ kind: 'withheld', why: 'allowed_updates' });
    const unknown = telegram.deliver(events.unknown());
    await poll({ allowed_updates: [] });
    say('b');
    const reaction = telegram.deliver(events.update('message_reaction', {} as never));
    expect(reaction.outcome).toEqual({ kind: 'withheld', why: 'allowed_updates' });
    const response = await fetch(`${telegram.root}/bot${telegram.token}/getUpdates`);
    expect(await response.json()).toMatchObject({ result: [unknown.update, { message: { text: 'b' } }] });
    telegram.forget();
  });

  test('is refused while a webhook is set, and ends when one is', async () => {
    const first = opened.call('getUpdates', { timeout: 30 });
    await opened.telegram.polled();
    await opened.result('setWebhook', { url: 'https://bot.example/hook' });
    expect(await first).toMatchObject({ description: 'Conflict: terminated by setWebhook request' });
    expect(await opened.error('getUpdates')).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await opened.result('deleteWebhook', { drop_pending_updates: true });
    expect(await poll()).toEqual([]);
  });
});
