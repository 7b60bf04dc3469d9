import { ChannelType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { NEW_POST } from '../../../src/command/chat-ref.ts';
import type { Recipient } from '../../../src/sending/poster.ts';
import type { Fault } from '../../stand-ins/discord/faults.ts';
import { refusals } from '../../stand-ins/discord/rest/refusals.ts';
import type { Forum, Place } from '../../stand-ins/discord/world/world.ts';
import { quickTimer } from '../../util/quick-timer.ts';
import { firstOf, statements } from '../statements.ts';
import { type Running, running, textOf } from './running.ts';

const FORUM = '900000000000000002';
const KEY = 'a1b2c3d4e5f6a1b2c3d4e5f6a';
const POST = 'POST /channels/{channel_id}/threads';
const ACTIVE = 'GET /guilds/{guild_id}/threads/active';
const START = Date.UTC(2026, 1, 1);
const MINUTES = 60_000;

const begun = async () => true;

/** A forum and a bot that posts in it. The clocks of the bot and of Discord stand still. */
async function posting({ tags = [], requiresTag = false }: Partial<Forum> = {}) {
  const clock = { now: START };
  const run = await running({ now: () => clock.now });
  const config = { publicKey: run.standIn.publicKey, perSecond: 10_000 };
  const bot = await run.start({ config, timer: quickTimer, now: () => new Date(clock.now) });
  const [guild] = run.standIn.world.guilds;
  if (guild === undefined) throw new Error('there is a server');
  const forum = {
    ...guild,
    channel: FORUM,
    type: ChannelType.GuildForum,
    forum: { tags, requiresTag },
  } satisfies Place;
  run.standIn.world.channels.set(FORUM, forum);
  const to: Recipient = { platform: 'discord', chat: FORUM, thread: NEW_POST };
  const post = { title: 'Digest of 22 November 2026 · A situation', tags: ['Border', 'Digest'] };
  const { poster } = bot.discord;
  const message = firstOf(poster, { ...statements(1), post });
  return { ...run, clock, bot, to, guild, poster, message };
}

/** The posts of the forum. */
function postsIn({ standIn: { world } }: Pick<Running, 'standIn'>): readonly Place[] {
  return [...world.channels.values()].filter(({ thread }) => thread?.parent === FORUM);
}

function setThread(
  { standIn: { world } }: Pick<Running, 'standIn'>,
  id: string,
  change: Partial<Place['thread']>,
): void {
  const place = world.channels.get(id);
  if (place?.thread === undefined) throw new Error(`${id} is a thread`);
  world.channels.set(id, { ...place, thread: { ...place.thread, ...change } });
}

describe('a post', () => {
  test('has its title, and what follows it goes into it', async () => {
    const run = await posting();
    const [first, second] = run.poster.messages(statements(28, 150));
    const sent = await first?.send(run.to, KEY, begun);
    const [post] = postsIn(run);
    expect(sent).toEqual({ outcome: 'sent', message: post?.channel });
    expect(post?.name).toBe('News');
    const next = run.poster.next?.(run.to, post?.channel ?? '');
    await second?.send(next ?? run.to, 'next', begun);
    expect(run.standIn.messages.map(({ place }) => place.channel)).toEqual([post?.channel, post?.channel]);
    expect(run.poster.next?.({ ...run.to, thread: '77' }, '1')).toMatchObject({ thread: '77' });
  });

  test('has a title of at most 100 characters, which ends with a word', async () => {
    const run = await posting();
    const title = 'Digest of 22 November 2026 · '.padEnd(140, 'word ');
    await firstOf(run.poster, { ...statements(1), post: { title, tags: [] } }).send(run.to, KEY, begun);
    const [{ name = '' } = {}] = postsIn(run);
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/ word…$/);
  });

  const NEWS = { id: '11', name: 'News' };
  const DIGEST = { id: '12', name: 'digest' };
  const TOPIC = { id: '13', name: 'Border' };
  const STAFF = { id: '14', name: 'Border', moderated: true };
  test.each<[string, Partial<Forum>, readonly string[]]>([
    ['those that fit, the topic first', { tags: [NEWS, DIGEST, TOPIC] }, ['13', '12']],
    ['none where none fits', { tags: [NEWS] }, []],
    ['the first where none fits and one is wanted', { tags: [NEWS], requiresTag: true }, ['11']],
    ['none that is for moderators', { tags: [STAFF, NEWS], requiresTag: true }, ['11']],
  ])('has of the tags %s', async (_, forum, expected) => {
    const run = await posting(forum);
    expect(await run.message.send(run.to, KEY, begun)).toMatchObject({ outcome: 'sent' });
    expect(postsIn(run)[0]?.thread?.tags).toEqual(expected);
  });

  test('is refused where it needs a tag that only moderators may set, and what to do is logged', async () => {
    const run = await posting({ tags: [STAFF], requiresTag: true });
    expect(await run.message.send(run.to, KEY, begun)).toEqual({ outcome: 'refused', reason: 'rejected' });
    expect(JSON.stringify(run.bot.logged)).toContain('only moderators may set the tags of this forum');
  });

  test('is not made if it should not begin, or if the forum cannot be looked at', async () => {
    const run = await posting();
    expect(await run.message.send(run.to, KEY, async () => false)).toEqual({ outcome: 'not-sent' });
    run.standIn.fail('GET /channels/{channel_id}', { kind: 'status', status: 500 });
    expect(await run.message.send(run.to, KEY, begun)).toEqual({ outcome: 'not-sent' });
    run.standIn.fail('GET /channels/{channel_id}', refusals.unknownChannel());
    expect(await run.message.send(run.to, KEY, begun)).toEqual({ outcome: 'refused', reason: 'gone' });
    expect(postsIn(run)).toEqual([]);
  });
});

describe('a post whose outcome is unknown', () => {
  const ARRIVED = { kind: 'drop', after: true } as const;
  const LOST = { kind: 'status', status: 500 } as const;

  /** Makes a post whose outcome is unknown, and lets time pass. */
  async function unsettled(fault: Fault, minutes: number) {
    const run = await posting();
    const since = new Date(run.clock.now);
    run.standIn.fail(POST, fault);
    expect(await run.message.send(run.to, KEY, begun)).toEqual({ outcome: 'unsettled' });
    run.clock.now += minutes * MINUTES;
    return { ...run, resume: () => run.message.resume(run.to, KEY, since, true) };
  }

  test.each<[string, Fault, number, string, number]>([
    ['arrived a moment ago is found', ARRIVED, 1, 'sent', 1],
    ['arrived long ago is found', ARRIVED, 30, 'sent', 1],
    ['may still be on its way is not made again', LOST, 1, 'unsettled', 0],
    ['was lost long ago is made again', LOST, 30, 'sent', 1],
  ])('that %s', async (_, fault, minutes, outcome, count) => {
    const run = await unsettled(fault, minutes);
    // Another post of the bot's, made at the same time.
    await firstOf(run.poster).send(run.to, 'other', begun);
    const resumed = await run.resume();
    expect(resumed.outcome).toBe(outcome);
    expect(postsIn(run)).toHaveLength(count + 1);
    expect((await run.resume()).outcome).toBe(outcome);
    expect(postsIn(run)).toHaveLength(count + 1);
  });

  test('is found where it was archived, and not made again where that cannot be seen', async () => {
    const run = await unsettled(ARRIVED, 30);
    const [{ channel = '' } = {}] = postsIn(run);
    setThread(run, channel, { archived: true });
    expect(await run.resume()).toEqual({ outcome: 'sent', message: channel });
    const hidden = run.standIn.world.channels.get(FORUM);
    if (hidden) run.standIn.world.channels.set(FORUM, { ...hidden, historyHidden: true });
    expect(await run.resume()).toEqual({ outcome: 'unknown' });
    run.standIn.fail(ACTIVE, LOST);
    expect(await run.resume()).toEqual({ outcome: 'unsettled' });
    expect(postsIn(run)).toHaveLength(1);
  });
});

describe('a thread that is archived', () => {
  /** A post that was made, as the next messages and corrections reach it. */
  async function posted() {
    const run = await posting();
    await run.message.send(run.to, KEY, begun);
    const [{ channel = '' } = {}] = postsIn(run);
    return { ...run, post: channel, into: { ...run.to, thread: channel } };
  }
  const correction = statements(2);

  test('is opened by a message, and for a message to be corrected', async () => {
    const run = await posted();
    setThread(run, run.post, { archived: true });
    const { messageEditor } = run.bot.discord;
    expect(
      await messageEditor.edit({ in: run.into, message: run.post, place: 'open' }, correction),
    ).toMatchObject({
      outcome: 'edited',
    });
    expect(postsIn(run)[0]?.thread?.archived).toBe(false);
    expect(run.standIn.messages.map(textOf)[0]).toContain('statement 2');
    setThread(run, run.post, { archived: true });
    expect(await run.message.send(run.into, 'next', begun)).toMatchObject({ outcome: 'sent' });
    expect(postsIn(run)[0]?.thread?.archived).toBe(false);
  });

  test.each([
    ['locked', { locked: true }, 'the thread is locked; unlock it'],
    ['archived and locked', { locked: true, archived: true }, 'the thread is archived and locked; unlock it'],
  ])('and %s refuses for good, and what to do is logged', async (_, change, advice) => {
    const run = await posted();
    setThread(run, run.post, change);
    expect(await run.message.send(run.into, 'next', begun)).toEqual({
      outcome: 'refused',
      reason: 'forbidden',
    });
    expect(JSON.stringify(run.bot.logged)).toContain(advice);
    expect(run.standIn.messages).toHaveLength(1);
  });
});
