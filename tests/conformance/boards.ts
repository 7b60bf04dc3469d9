import { describe, expect, test } from 'vitest';
import type { Board } from '../../src/board/board.ts';
import type { Store } from '../../src/store/open.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from './stores.ts';

const AT = new Date('2026-01-20T12:00:00.123Z');
const later = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000);
const CHAT = { platform: 'telegram', chat: '-100' };
const CHOICES = { topic: HOSTILE, language: 'en' };
const VERSION = 'v1';

/** A store with the knowledge of this version in use. */
async function started(database: StoreUnderTest): Promise<Store> {
  const { store } = await start(database);
  await store.corrections.use(VERSION, true);
  return store;
}

async function boardIn({ boards }: Store, from = CHAT): Promise<Board> {
  const board = await boards.of(from);
  if (board === undefined) throw new Error('there is no board');
  return board;
}

/** Adds a board whose message has arrived. */
async function live(store: Store, from = CHAT, id = 'board001'): Promise<Board> {
  await store.boards.add(from, id, CHOICES);
  await store.boards.change(await boardIn(store, from), {
    sentAt: AT,
    shown: 'hash',
    version: VERSION,
    dueAt: later(60),
  });
  await store.boards.settle({ id, made: 1 }, '77', later(1));
  return boardIn(store, from);
}

const due = ({ boards }: Store, now = AT, version = VERSION) => boards.due(version, ['telegram'], now, 9);

/** The boards of chats. */
export function describeBoards(database: StoreUnderTest): void {
  describe(`boards in ${database.name}`, () => {
    test('a chat and thread has one board', async () => {
      const store = await started(database);
      const { boards } = store;
      expect(await boards.of(CHAT)).toBeUndefined();
      expect(await boards.add(CHAT, 'board001', CHOICES)).toBe(true);
      expect(await boards.add(CHAT, 'board002', { language: 'ar' })).toBe(false);
      expect(await boards.add({ ...CHAT, thread: '7' }, 'board003', { language: 'ar' })).toBe(true);
      expect(await boardIn(store)).toEqual({
        ...{ id: 'board001', from: CHAT, ...CHOICES, state: 'making', made: 1, isAnew: false, retries: 0 },
      });
      await boards.remove('board001');
      expect(await boards.of(CHAT)).toBeUndefined();
      expect(await boards.of({ ...CHAT, thread: '7' })).toMatchObject({ id: 'board003', language: 'ar' });
    });

    test('a board is due when its message is to be made, pinned, or looked at with other knowledge or on another day', async () => {
      const store = await started(database);
      const { boards } = store;
      await boards.add(CHAT, 'board001', CHOICES);
      expect(await due(store)).toEqual([CHAT]);
      expect(await boards.due(VERSION, ['discord'], AT, 9)).toEqual([]);
      expect(await boards.due(VERSION, [], AT, 9)).toEqual([]);
      await boards.remove('board001');
      const board = await live(store);
      expect(board).toMatchObject({
        state: 'live',
        message: '77',
        changedAt: later(1),
        sentAt: AT,
        shown: 'hash',
      });
      expect(await due(store)).toEqual([CHAT]);
      expect(await boards.change(board, { pinned: false })).toBe(true);
      expect(await due(store)).toEqual([]);
      expect(await due(store, AT, 'v2')).toEqual([CHAT]);
      expect(await due(store, later(60))).toEqual([CHAT]);
      expect(await boards.change(board, { freeAt: later(90) })).toBe(true);
      expect(await due(store, later(60))).toEqual([]);
      for (const state of ['paused', 'unknown'] as const) {
        await boards.change(await boardIn(store), { state, trouble: 'deleted' });
        expect(await due(store, later(90))).toEqual([]);
        expect(await boards.take(CHAT, VERSION, later(90), later(150))).toBeUndefined();
      }
    });

    test('it is taken by processes that have the newest knowledge, by one for a while', async () => {
      const store = await started(database);
      const { boards, corrections } = store;
      await boards.add(CHAT, 'board001', CHOICES);
      expect(await boards.take(CHAT, 'old', AT, later(60))).toBeUndefined();
      expect(await boards.take(CHAT, VERSION, AT, later(60))).toMatchObject({ id: 'board001' });
      expect(await boards.take(CHAT, VERSION, later(59), later(120))).toBeUndefined();
      await corrections.use('v2', true);
      expect(await boards.take(CHAT, VERSION, later(60), later(120))).toBeUndefined();
      expect(await boards.take(CHAT, 'v2', later(60), later(120))).toMatchObject({ id: 'board001' });
    });

    test('a change of a board that is another by now is none; what has arrived is recorded all the same', async () => {
      const store = await started(database);
      const { boards } = store;
      await boards.add(CHAT, 'board001', CHOICES);
      const made = await boardIn(store);
      expect(await boards.change(made, { sentAt: AT })).toBe(true);
      expect(await boards.change(made, { sentAt: later(1) })).toBe(false);
      const begun = await boardIn(store);
      expect(await boards.change(begun, { choices: { language: 'ar' }, version: '' })).toBe(true);
      expect(await boards.change(begun, { state: 'unknown' })).toBe(false);
      await boards.settle({ id: 'board001', made: 2 }, '1', AT);
      expect((await boardIn(store)).message).toBeUndefined();
      await boards.change(await boardIn(store), { state: 'ending' });
      await boards.settle(made, '77', AT);
      const ending = await boardIn(store);
      expect(ending).toMatchObject({ state: 'ending', message: '77', language: 'ar' });
      expect(ending.topic).toBeUndefined();
      const again = {
        state: 'making',
        made: 2,
        isAnew: true,
        sentAt: null,
        message: null,
        pinned: null,
      } as const;
      await boards.change(ending, { ...again, trouble: null, retries: 0 });
      const { message, sentAt, ...others } = await boardIn(store);
      expect([message, sentAt, others.made, others.isAnew]).toEqual([undefined, undefined, 2, true]);
    });

    test('a board follows a group that gets a new id: with its message, or to get a new one', async () => {
      const store = await started(database);
      const { boards } = store;
      const to = { platform: 'telegram', chat: '-200' };
      await live(store);
      await store.moveChat({ platform: 'telegram', from: '-100', to: '-200' });
      expect(await boards.of(CHAT)).toBeUndefined();
      const moved = await boardIn(store, to);
      expect(moved).toMatchObject({ id: 'board001', state: 'making', made: 2 });
      expect(moved.message).toBeUndefined();
      await live(store, CHAT, 'board002');
      await store.moveChat({ platform: 'telegram', from: '-100', to: '-200' });
      expect(await boardIn(store, to)).toMatchObject({ id: 'board001' });
      expect(await boards.of(CHAT)).toBeUndefined();
      await boards.add({ ...CHAT, thread: '5' }, 'board003', CHOICES);
      await boards.settle({ id: 'board003', made: 1 }, '9', AT, '-200');
      expect(await boardIn(store, to)).toMatchObject({ id: 'board003', message: '9', state: 'live' });
    });

    test('of processes that take and begin the same board, one does', async () => {
      const stores = await startReplicas(database);
      const [first] = stores;
      await first?.corrections.use(VERSION, true);
      const added = await Promise.all(
        stores.map(({ boards }, n) => boards.add(CHAT, `board00${n}`, CHOICES)),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      const taken = await Promise.all(stores.map(({ boards }) => boards.take(CHAT, VERSION, AT, later(60))));
      const board = taken.find((one) => one !== undefined);
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
      if (board === undefined) return;
      const begun = await Promise.all(stores.map(({ boards }) => boards.change(board, { sentAt: AT })));
      expect(begun.filter(Boolean)).toHaveLength(1);
    });
  });
}
