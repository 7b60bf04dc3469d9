import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChatRef } from '../../src/command/chat-ref.ts';
import type { ReaderState } from '../../src/command/command.ts';
import { MAX_VOTES, type Tally, type Vote } from '../../src/command/votes.ts';
import type { Store } from '../../src/store/open.ts';
import { everything, forgetEveryone, modelOf, steps, take } from '../store/model.ts';
import { describeQuestionCounts } from './question-counts.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from './stores.ts';

const CHAT: ChatRef = { platform: 'discord', chat: '100' };
const THREAD: ChatRef = { ...CHAT, thread: '7' };
const AT = new Date('2026-01-20T12:00:00.123Z');
const VOTE: Vote = { from: CHAT, message: '1', user: 'ann', helpful: true, fact: 'border', at: AT };

/** A vote without a fact: the answer was a refusal. */
function onRefusal(vote: Vote): Vote {
  const { fact: _, ...rest } = vote;
  return rest;
}

interface Case {
  readonly name: string;
  readonly casts: readonly (readonly [vote: Vote, outcome: 'new' | 'changed' | 'same'])[];
  readonly tally: readonly Tally[];
}

const later = new Date(AT.getTime() + 1000);
const one = (helpful: number, unhelpful: number, fact = 'border'): Tally => ({
  ...{ fact, helpful, unhelpful },
  reasons: {},
});

const CASES: readonly Case[] = [
  { name: 'none', casts: [], tally: [] },
  { name: 'a first vote', casts: [[VOTE, 'new']], tally: [one(1, 0)] },
  {
    name: 'the same again, later',
    casts: [
      [VOTE, 'new'],
      [{ ...VOTE, at: later }, 'same'],
    ],
    tally: [one(1, 0)],
  },
  {
    name: 'a mind changed and changed back',
    casts: [
      [VOTE, 'new'],
      [{ ...VOTE, helpful: false }, 'changed'],
      [{ ...VOTE, helpful: false }, 'same'],
      [VOTE, 'changed'],
    ],
    tally: [one(1, 0)],
  },
  {
    name: 'the answer edited to another fact, then to a refusal',
    casts: [
      [VOTE, 'new'],
      [{ ...VOTE, fact: 'troops' }, 'changed'],
      [onRefusal(VOTE), 'changed'],
      [onRefusal(VOTE), 'same'],
    ],
    tally: [{ helpful: 1, unhelpful: 0, reasons: {} }],
  },
  {
    name: 'a thread is a part of its chat',
    casts: [
      [VOTE, 'new'],
      [{ ...VOTE, from: THREAD }, 'same'],
    ],
    tally: [one(1, 0)],
  },
  {
    name: 'other readers, answers, chats and platforms count by themselves',
    casts: [
      [VOTE, 'new'],
      [{ ...VOTE, user: 'bob', helpful: false }, 'new'],
      [{ ...VOTE, message: '2' }, 'new'],
      [{ ...VOTE, from: { ...CHAT, chat: '200' } }, 'new'],
      [{ ...VOTE, from: { ...CHAT, platform: 'telegram' }, helpful: false }, 'new'],
    ],
    tally: [one(3, 2)],
  },
  {
    name: 'facts in the order of their ids, refusals last',
    casts: ['b', 'a-b', 'B', 'aa', '\u00e9'].map((fact, index) => [
      { ...VOTE, fact, message: `${index}` },
      'new',
    ]),
    tally: ['B', 'a-b', 'aa', 'b', '\u00e9'].map((fact) => one(1, 0, fact)),
  },
  {
    name: 'any text',
    casts: [
      [{ ...VOTE, message: HOSTILE, user: HOSTILE, fact: HOSTILE }, 'new'],
      [{ ...VOTE, message: HOSTILE, user: HOSTILE, fact: HOSTILE }, 'same'],
      [{ ...onRefusal(VOTE), helpful: false }, 'new'],
    ],
    tally: [one(1, 0, HOSTILE), { helpful: 0, unhelpful: 1, reasons: {} }],
  },
];

/** What every database has to do for the store. */
export function describeStore(database: StoreUnderTest): void {
  const { name, empty, replicas } = database;
  describe(`a store in ${name}`, () => {
    describe('votes', () => {
      test.each(CASES)('$name', async ({ casts, tally }) => {
        const { store } = await start(database);
        const outcomes: string[] = [];
        for (const [vote] of casts) outcomes.push(await store.votes.cast(vote));
        expect(outcomes).toEqual(casts.map(([, outcome]) => outcome));
        expect(await store.votes.tally()).toEqual(tally);
      });

      test('of one reader on one answer at once: one is new, and each tells what it did', async () => {
        const stores = await startReplicas(database);
        for (let round = 0; round < 5; round++) {
          const votes = Array.from({ length: 20 }, (_, n): Vote => {
            return { ...VOTE, message: `${round}`, fact: `${round}`, helpful: n % 3 === 0 };
          });
          const outcomes = await Promise.all(
            votes.map((vote, n) => stores[n % stores.length]?.votes.cast(vote)),
          );
          const first = votes[outcomes.indexOf('new')];
          expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
          // Each change turns the opinion round, so their number tells where it has ended.
          const turns = outcomes.filter((outcome) => outcome === 'changed').length;
          const helpful = first?.helpful === (turns % 2 === 0);
          const tally = await stores[0]?.votes.tally();
          expect(tally?.[round]).toEqual(one(helpful ? 1 : 0, helpful ? 0 : 1, `${round}`));
        }
      });

      test('get a reason, which can be replaced, and nothing else of them changes', async () => {
        const { store } = await start(database);
        const { votes } = store;
        expect(await votes.explain(VOTE, 'wrong')).toBeUndefined();
        await votes.cast({ ...VOTE, helpful: false });
        expect(await votes.explain({ ...VOTE, from: THREAD }, 'wrong')).toEqual({ fact: 'border' });
        expect(await votes.tally()).toEqual([{ ...one(0, 1), reasons: { wrong: 1 } }]);
        await votes.explain(VOTE, 'old');
        expect(await votes.tally()).toEqual([{ ...one(0, 1), reasons: { old: 1 } }]);
        expect(await votes.cast({ ...VOTE, helpful: false })).toBe('same');
        expect(await votes.tally()).toEqual([{ ...one(0, 1), reasons: { old: 1 } }]);
        await votes.cast({ ...onRefusal(VOTE), user: 'bob', helpful: false });
        expect(await votes.explain({ ...VOTE, user: 'bob' }, 'unclear')).toEqual({});
        expect(await votes.explain({ ...VOTE, message: '2' }, 'wrong')).toBeUndefined();
        expect(await votes.tally()).toEqual([
          { ...one(0, 1), reasons: { old: 1 } },
          { helpful: 0, unhelpful: 1, reasons: { unclear: 1 } },
        ]);
      });

      test('lose their reason with a change of mind, and a reason says that the answer did not help', async () => {
        const { store } = await start(database);
        const { votes } = store;
        await votes.cast({ ...VOTE, helpful: false });
        await votes.explain(VOTE, 'question');
        expect(await votes.cast(VOTE)).toBe('changed');
        expect(await votes.tally()).toEqual([one(1, 0)]);
        await votes.explain(VOTE, 'question');
        expect(await votes.tally()).toEqual([{ ...one(0, 1), reasons: { question: 1 } }]);
      });

      test('are counted from one moment up to another', async () => {
        const { store } = await start(database);
        await store.votes.cast(VOTE);
        await store.votes.cast({ ...VOTE, user: 'bob', at: later });
        expect(await store.votes.tally({ since: AT })).toEqual([one(2, 0)]);
        expect(await store.votes.tally({ since: later })).toEqual([one(1, 0)]);
        expect(await store.votes.tally({ since: AT, until: later })).toEqual([one(1, 0)]);
        expect(await store.votes.tally({ since: new Date(later.getTime() + 1) })).toEqual([]);
      });

      test('of one reader are bounded, and those that are there can still be changed', async () => {
        const { store } = await start(database);
        const { votes } = store;
        for (let n = 0; n < MAX_VOTES; n += 1)
          expect(await votes.cast({ ...VOTE, message: `${n}` })).toBe('new');
        expect(await votes.cast({ ...VOTE, message: 'one more' })).toBe('too-many');
        expect(await votes.cast({ ...VOTE, message: '7' })).toBe('same');
        expect(await votes.cast({ ...VOTE, message: '7', helpful: false })).toBe('changed');
        expect(await votes.cast({ ...VOTE, message: 'one more', user: 'bob' })).toBe('new');
        expect(await votes.tally()).toEqual([one(MAX_VOTES, 1)]);
        // After a year there is room again.
        const year = 365 * 24 * 60 * 60 * 1_000;
        const kept = 335 * 24 * 60 * 60 * 1_000;
        await store.ledger.tidy(new Date(AT.getTime() + kept));
        expect(await votes.tally()).toEqual([one(MAX_VOTES, 1)]);
        await store.ledger.tidy(new Date(AT.getTime() + year));
        expect(await votes.tally()).toEqual([]);
        expect(await votes.cast({ ...VOTE, message: 'one more' })).toBe('new');
      });

      test('of many readers at once are all kept', async () => {
        const stores = await startReplicas(database);
        const cast = Array.from({ length: 60 }, (_, n) =>
          stores[n % stores.length]?.votes.cast({ ...VOTE, user: `${n}`, helpful: n % 2 === 0 }),
        );
        expect(new Set(await Promise.all(cast))).toEqual(new Set(['new']));
        expect(await stores[0]?.votes.tally()).toEqual([one(30, 30)]);
      });
    });

    describe('readers', () => {
      test('nothing is known of a reader at first', async () => {
        const { store } = await start(database);
        expect(await store.readers.get(CHAT, 'ann')).toEqual({ questions: [] });
      });

      test('changes add up, per reader, thread, chat and platform', async () => {
        const { store } = await start(database);
        await store.readers.update(CHAT, 'ann', { language: 'ar' });
        await store.readers.update(CHAT, 'ann', { latestShown: '2026-01-01', questions: ['who?'] });
        await store.readers.update(CHAT, 'ann', { latestSnapshot: 'key' });
        await store.readers.update(CHAT, 'ann', { language: 'en' });
        expect(await store.readers.get(CHAT, 'ann')).toEqual({
          language: 'en',
          latestShown: '2026-01-01',
          latestSnapshot: 'key',
          questions: ['who?'],
        });
        for (const [from, user] of [
          [CHAT, 'bob'],
          [THREAD, 'ann'],
          [{ ...CHAT, chat: '200' }, 'ann'],
          [{ ...CHAT, platform: 'telegram' }, 'ann'],
        ] as const) {
          expect(await store.readers.get(from, user)).toEqual({ questions: [] });
        }
      });

      test('any text', async () => {
        const { store } = await start(database);
        const from = { platform: HOSTILE, chat: HOSTILE, thread: HOSTILE };
        await store.readers.update(from, HOSTILE, {
          language: HOSTILE,
          latestShown: HOSTILE,
          latestSnapshot: HOSTILE,
        });
        expect(await store.readers.get(from, HOSTILE)).toEqual({
          language: HOSTILE,
          latestShown: HOSTILE,
          latestSnapshot: HOSTILE,
          questions: [],
        });
      });

      test('are kept in 300 chats of one reader, and in the one of the last change', async () => {
        const { store, open } = await start(database);
        for (let n = 0; n < 310; n += 1)
          await store.readers.update({ ...CHAT, chat: `${1_000 - n}` }, 'ann', { language: 'ar' });
        await store.readers.update(CHAT, 'bob', { language: 'ar' });
        await store.close();
        const { readers } = await open();
        const kept = await Promise.all(
          Array.from({ length: 310 }, (_, n) => readers.get({ ...CHAT, chat: `${1_000 - n}` }, 'ann')),
        );
        expect(kept.filter(({ language }) => language === 'ar')).toHaveLength(300);
        expect(kept.at(-1)).toMatchObject({ language: 'ar' });
        expect(await readers.get(CHAT, 'bob')).toMatchObject({ language: 'ar' });
      });

      test('replicas that change different things of one reader at once keep both', async () => {
        const stores = await startReplicas(database);
        const users = Array.from({ length: 20 }, (_, n) => `${n}`);
        await Promise.all(
          users.flatMap((user, n) => [
            stores[n % replicas]?.readers.update(CHAT, user, { language: 'ar' }),
            stores[(n + 1) % replicas]?.readers.update(CHAT, user, { latestShown: '2026-01-01' }),
          ]),
        );
        const kept = await Promise.all(users.map((user) => stores[0]?.readers.get(CHAT, user)));
        for (const state of kept) {
          expect(state).toEqual({ language: 'ar', latestShown: '2026-01-01', questions: [] });
        }
      });
    });

    describe('claims', () => {
      const DAY = 24 * 60 * 60 * 1_000;
      const days = (n: number) => new Date(AT.getTime() + n * DAY);

      test('are given once, by platform and event', async () => {
        const { store } = await start(database);
        const { claims } = store;
        expect(await claims.isFirst('telegram', '1', AT)).toBe(true);
        expect(await claims.isFirst('telegram', '1', days(1))).toBe(false);
        expect(await claims.isFirst('telegram', '2', AT)).toBe(true);
        expect(await claims.isFirst('discord', '1', AT)).toBe(true);
        expect(await claims.isFirst('discord', HOSTILE, AT)).toBe(true);
      });

      test('of many at once one is first', async () => {
        const stores = await startReplicas(database);
        const told = await Promise.all(
          Array.from({ length: 30 }, (_, n) => stores[n % replicas]?.claims.isFirst('telegram', '1', AT)),
        );
        expect(told.filter(Boolean)).toHaveLength(1);
      });

      test('of many different ones at once each is given once', async () => {
        const stores = await startReplicas(database);
        // The second half comes in the other order: replicas that wait for each other would end in a deadlock.
        const some = Array.from({ length: 600 }, (_, n) => `${n % 400}`);
        const ids = [...some, ...some.toReversed()];
        const told = await Promise.all(
          ids.map((id, n) => stores[n < 600 ? 0 : replicas - 1]?.claims.isFirst('telegram', id, AT)),
        );
        const first = ids.filter((_, n) => told[n]);
        expect(first.toSorted()).toEqual([...new Set(ids)].toSorted());
      });

      test('are all gone after two days, though fewer come then than there were', async () => {
        const { claims } = (await start(database)).store;
        const ids = Array.from({ length: 2_500 }, (_, n) => `${n}`);
        const early = (n: number) => new Date(AT.getTime() + n);
        await Promise.all(ids.map((id, n) => claims.isFirst('telegram', id, early(n))));
        // One after the other, since a removal is for those that come after it.
        await Promise.all(ids.slice(0, 1_000).map((id) => claims.isFirst('discord', id, days(3))));
        for (const id of ['a', 'b']) await claims.isFirst('discord', id, days(3));
        expect(await claims.isFirst('telegram', '2499', days(3))).toBe(true);
      });

      test('that are held can be held by others later, unless they are settled', async () => {
        const { claims } = (await start(database)).store;
        const seconds = (n: number) => new Date(AT.getTime() + n * 1_000);
        const of = (holder: string, event = '1') => ({ platform: 'telegram', event, holder });
        expect(await claims.hold(of('ann'), AT)).toBe('held');
        expect(await claims.hold(of('ann'), seconds(1))).toBe('held');
        expect(await claims.hold(of('bob'), seconds(2))).toBe('busy');
        expect(await claims.isFirst('telegram', '1', seconds(2))).toBe(false);
        expect(await claims.settle(of('bob'))).toBe(false);
        // Twenty seconds after Ann held it for the last time, she may have died.
        expect(await claims.hold(of('bob'), seconds(22))).toBe('held');
        expect(await claims.settle(of('ann'))).toBe(false);
        expect(await claims.hold(of('ann'), seconds(23))).toBe('busy');
        expect(await claims.settle(of('bob'))).toBe(true);
        expect(await claims.hold(of('ann'), seconds(99))).toBe('settled');
        // He may not know that it was done.
        expect(await claims.settle(of('bob'))).toBe(true);
        expect(await claims.hold(of('bob'), seconds(99))).toBe('held');
        expect(await claims.hold(of('ann'), seconds(199))).toBe('settled');
        expect(await claims.settle(of('ann', 'unknown'))).toBe(false);
        // The clock was an hour ahead.
        await claims.hold(of('ann', '2'), seconds(3_600));
        expect(await claims.hold(of('bob', '2'), AT)).toBe('held');
        // What was held may be polled afterwards.
        expect(await claims.isFirst('telegram', '2', seconds(30))).toBe(true);
        expect(await claims.hold(of('ann', '2'), seconds(99))).toBe('settled');
        await claims.isFirst('telegram', '3', AT);
        expect(await claims.hold(of('ann', '3'), seconds(99))).toBe('settled');
      });

      test('of many that hold the same at once, and settle it, one has it', async () => {
        const stores = await startReplicas(database);
        const held = Array.from({ length: 40 }, (_, n) => ({
          ...{ platform: 'telegram', event: `${n % 4}`, holder: `${n}` },
          claims: stores[n % replicas]?.claims,
        }));
        const told = await Promise.all(held.map((one) => one.claims?.hold(one, AT)));
        expect(told.toSorted()).toEqual([...Array(36).fill('busy'), ...Array(4).fill('held')]);
        const settled = await Promise.all(held.map((one) => one.claims?.settle(one)));
        expect(settled).toEqual(told.map((holding) => holding === 'held'));
      });

      test('are kept over a restart, and not for ever', async () => {
        const { store, open } = await start(database);
        await store.claims.isFirst('telegram', '1', AT);
        await store.close();
        const second = await open();
        expect(await second.claims.isFirst('telegram', '1', days(1))).toBe(false);
        await second.close();
        const third = await open();
        await third.claims.isFirst('telegram', 'other', days(3));
        expect(await third.claims.isFirst('telegram', '1', days(3))).toBe(true);
        await third.close();
      });
    });

    describeQuestionCounts(database);

    describe('forgetting a reader', () => {
      async function filled(): Promise<Store> {
        const { store } = await start(database);
        for (const from of [CHAT, THREAD, { ...CHAT, chat: '200' }, { ...CHAT, platform: 'telegram' }]) {
          for (const user of ['ann', 'bob']) {
            await store.votes.cast({ ...VOTE, from, user });
            await store.readers.update(from, user, { language: 'ar', questions: ['who?'] });
          }
        }
        return store;
      }
      const known: ReaderState = { language: 'ar', questions: ['who?'] };
      const unknown: ReaderState = { questions: [] };

      test.each([
        ['in one chat, with its threads', '100', 3, [unknown, unknown, known]],
        ['everywhere on the platform', undefined, 5, [unknown, unknown, unknown]],
        ['in a chat where they never were', '300', 0, [known, known, known]],
      ] as const)('%s', async (_, chat, rows, [inChat, inThread, inOther]) => {
        const store = await filled();
        expect(await store.forget('discord', 'ann', chat)).toBe(rows);
        expect(await store.readers.get(CHAT, 'ann')).toEqual(inChat);
        expect(await store.readers.get(THREAD, 'ann')).toEqual(inThread);
        expect(await store.readers.get({ ...CHAT, chat: '200' }, 'ann')).toEqual(inOther);
        // Others, and the same id on another platform, are not touched.
        expect(await store.readers.get(CHAT, 'bob')).toEqual(known);
        expect(await store.readers.get({ ...CHAT, platform: 'telegram' }, 'ann')).toEqual(known);
        expect(await store.forget('discord', 'ann', chat)).toBe(0);
      });

      test('takes their votes out of the tally', async () => {
        const store = await filled();
        expect(await store.votes.tally()).toEqual([one(6, 0)]);
        await store.forget('discord', 'ann');
        expect(await store.votes.tally()).toEqual([one(4, 0)]);
        expect(await store.votes.cast({ ...VOTE, user: 'ann' })).toBe('new');
      });
    });

    test('what was kept is there after reopening, but for the questions', async () => {
      const { store, open } = await start(database);
      await store.votes.cast(VOTE);
      await store.readers.update(CHAT, 'ann', {
        language: 'ar',
        latestShown: '2026-01-01',
        questions: ['who?'],
      });
      await store.close();
      const again = await open();
      expect(await again.votes.tally()).toEqual([one(1, 0)]);
      expect(await again.votes.cast(VOTE)).toBe('same');
      expect(await again.readers.get(CHAT, 'ann')).toEqual({
        language: 'ar',
        latestShown: '2026-01-01',
        questions: [],
      });
    });

    test('closing twice, at once or later, is closing; what comes after fails', async () => {
      const { store } = await start(database);
      await store.ping();
      await Promise.all([store.close(), store.close()]);
      await store.close();
      await expect(store.ping()).rejects.toThrow();
      await expect(store.votes.cast(VOTE)).rejects.toThrow();
    });

    test('any sequence of steps does what the model does', async () => {
      const open = await empty();
      await fc.assert(
        fc.asyncProperty(steps, async (taken) => {
          let store = await open();
          try {
            // A run that failed has left something; a database of its own for each run takes long to make.
            await forgetEveryone(store);
            const model = modelOf();
            for (const step of taken) {
              if (step.do === 'reopen') {
                await store.close();
                store = await open();
                model.reopen();
              }
              expect(await take(store, step)).toEqual(await take(model, step));
            }
            expect(await everything(store)).toEqual(await everything(model));
          } finally {
            await store.close();
          }
        }),
        { numRuns: 8 },
      );
    });
  });
}
