import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/open.ts';
import type { CountedQuestions } from '../../src/store/question-counts.ts';
import type { UnknownWord } from '../../src/store/unknown-words.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from './stores.ts';

const DAY = '2026-01-20';
const NOTHING: CountedQuestions = { outcomes: [], gaps: [], words: [] };

const outcome = (name: string, count: number, language = 'en', day = DAY) => ({
  ...{ day, outcome: name, language, count },
});
const gap = (id: string, count: number, day = DAY) => ({ day, gap: id, count });

/** The counts from a day on, without the days. */
async function countsIn(store: Store | undefined, since = '2026-01-01') {
  const report = await store?.reports.read({ since: new Date(since) });
  const { questions = [], gaps = [], words = [] } = report ?? {};
  return { outcomes: questions, gaps, words };
}

const dayless = <Counted extends { readonly day: string }>({ day: _, ...rest }: Counted) => rest;

/** A word that some readers have asked with. */
function asked(word: string, users: readonly string[], day = DAY): readonly UnknownWord[] {
  return users.map((user) => ({ word, user, day, platform: 'telegram' }));
}

const FIVE = ['ann', 'bob', 'cem', 'dan', 'eva'];

/** What every database has to do for the counts of questions, gaps and unknown words. */
export function describeQuestionCounts(database: StoreUnderTest): void {
  describe('counts of questions', () => {
    test('add up by day, outcome and language, and by day and gap, and are there after reopening', async () => {
      const { store, open } = await start(database);
      expect(await countsIn(store)).toEqual(NOTHING);
      await store.questionCounts.add({
        ...NOTHING,
        outcomes: [outcome('not-in-sources', 2), outcome('answered', 3), outcome('answered', 1, 'ar')],
        gaps: [gap('a', 1), gap('B', 1)],
      });
      await store.questionCounts.add({
        ...NOTHING,
        outcomes: [outcome('answered', 4), outcome(HOSTILE, 1, HOSTILE, '2026-01-19')],
      });
      await store.questionCounts.add({ ...NOTHING, gaps: [gap(HOSTILE, 2, '2026-01-19'), gap('a', 1)] });
      await store.questionCounts.add(NOTHING);
      await store.close();
      const again = await open();
      const ofDay = [outcome('answered', 7), outcome('not-in-sources', 2)];
      const arabic = outcome('answered', 1, 'ar');
      expect(await countsIn(again)).toEqual({
        ...NOTHING,
        outcomes: [...ofDay, outcome(HOSTILE, 1, HOSTILE), arabic].map(dayless),
        gaps: [gap(HOSTILE, 2), gap('a', 2), gap('B', 1)].map(dayless),
      });
      expect(await countsIn(again, DAY)).toEqual({
        ...NOTHING,
        outcomes: [...ofDay, arabic].map(dayless),
        gaps: [gap('a', 2), gap('B', 1)].map(dayless),
      });
      const before = { since: new Date('2026-01-19'), until: new Date(DAY) };
      expect(await again.reports.read(before)).toMatchObject({
        questions: [{ outcome: HOSTILE, language: HOSTILE, count: 1 }],
        gaps: [{ gap: HOSTILE, count: 2 }],
      });
    });

    test('that replicas add at once are all there', async () => {
      const stores = await startReplicas(database);
      const one: CountedQuestions = {
        outcomes: ['answered', 'not-in-sources'].map((name) => outcome(name, 1)),
        gaps: ['a', 'b'].map((id) => gap(id, 2)),
        words: ['x', 'y', 'z'].flatMap((word) => asked(word, ['ann', 'bob'])),
      };
      // Every second one comes in the other order: replicas that wait for each other would end in a deadlock.
      const other = {
        outcomes: one.outcomes.toReversed(),
        gaps: one.gaps.toReversed(),
        words: one.words.toReversed(),
      };
      await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          stores[n % stores.length]?.questionCounts.add(n % 2 === 0 ? one : other),
        ),
      );
      expect(await countsIn(stores[0])).toEqual({
        outcomes: one.outcomes.map((counted) => ({ ...dayless(counted), count: 40 })),
        gaps: one.gaps.map((counted) => ({ ...dayless(counted), count: 80 })),
        words: [],
      });
    });

    test('that cannot be added leave nothing', async () => {
      const { store } = await start(database);
      const outcomes = [outcome('answered', 1)];
      const broken = { day: DAY, gap: null, count: 1 } as unknown as ReturnType<typeof gap>;
      await expect(store.questionCounts.add({ ...NOTHING, outcomes, gaps: [broken] })).rejects.toThrow();
      expect(await countsIn(store)).toEqual(NOTHING);
    });
  });

  describe('words that no source has', () => {
    /** A store in which some readers have asked with a word, one after the other. */
    async function wordsOf(words: readonly UnknownWord[]) {
      const { store } = await start(database);
      for (const word of words) await store.questionCounts.add({ ...NOTHING, words: [word] });
      return { store, told: async (since?: string) => (await countsIn(store, since)).words };
    }

    test('are told from the fifth reader on, however often each asks', async () => {
      const four = FIVE.slice(0, 4);
      const { store, told } = await wordsOf(
        asked('kurds', [...four, ...four, ...four]).concat(asked(HOSTILE, four)),
      );
      expect(await told()).toEqual([]);
      await store.questionCounts.add({ ...NOTHING, words: asked('kurds', ['eva']) });
      expect(await told()).toEqual([{ word: 'kurds', readers: 5 }]);
      await store.questionCounts.add({ ...NOTHING, words: asked(HOSTILE, ['eva', 'fay']) });
      expect(await told()).toEqual([
        { word: HOSTILE, readers: 6 },
        { word: 'kurds', readers: 5 },
      ]);
    });

    test('of one id on two platforms are of two readers', async () => {
      const words = asked('kurds', FIVE.slice(0, 4));
      const { told } = await wordsOf([...words, { ...words[0], platform: 'discord' } as UnknownWord]);
      expect(await told()).toEqual([{ word: 'kurds', readers: 5 }]);
    });

    test('are not told any more when one of five is forgotten, and nothing of that reader is left', async () => {
      const { store, told } = await wordsOf(asked('kurds', FIVE));
      expect(await store.forget('telegram', 'ann', 'a chat')).toBe(0);
      expect(await store.forget('discord', 'ann')).toBe(0);
      expect(await store.forget('telegram', 'ann')).toBe(1);
      expect(await told()).toEqual([]);
      expect(await store.forget('telegram', 'ann')).toBe(0);
      await store.questionCounts.add({ ...NOTHING, words: asked('kurds', ['fay']) });
      expect(await told()).toEqual([{ word: 'kurds', readers: 5 }]);
    });

    test('count in the days asked for, and expire', async () => {
      const { store, told } = await wordsOf([
        ...asked('kurds', ['ann'], '2026-01-01'),
        ...asked('kurds', FIVE.slice(1), '2026-01-10'),
      ]);
      expect(await told('2026-01-01')).toEqual([{ word: 'kurds', readers: 5 }]);
      expect(await told('2026-01-02')).toEqual([]);
      await store.ledger.tidy(new Date('2026-01-01T23:00:00Z'));
      expect(await told()).toEqual([{ word: 'kurds', readers: 5 }]);
      await store.ledger.tidy(new Date('2026-01-02T00:00:00Z'));
      expect(await told()).toEqual([]);
      expect(await store.forget('telegram', 'ann')).toBe(0);
    });

    test('of one reader have a bound', async () => {
      const { store } = await start(database);
      const many = Array.from({ length: 300 }, (_, n) => asked(`word${n}`, ['ann'])).flat();
      await store.questionCounts.add({ ...NOTHING, words: many });
      await store.questionCounts.add({ ...NOTHING, words: asked('further', FIVE) });
      expect(await store.forget('telegram', 'ann')).toBe(200);
      expect(await store.forget('telegram', 'bob')).toBe(1);
    });

    test('of several replicas are hashed with one secret', async () => {
      const stores = await startReplicas(database);
      await Promise.all(
        FIVE.map((user, n) =>
          stores[n % stores.length]?.questionCounts.add({ ...NOTHING, words: asked('kurds', [user]) }),
        ),
      );
      await stores[0]?.questionCounts.add({ ...NOTHING, words: asked('kurds', ['ann']) });
      expect((await countsIn(stores[0])).words).toEqual([{ word: 'kurds', readers: 5 }]);
    });
  });
}
