import { describe, expect, test } from 'vitest';
import type { CountedQuestions } from '../../src/store/question-counts.ts';
import { HOSTILE, type StoreUnderTest, start, startReplicas } from './stores.ts';

const DAY = '2026-01-20';

/** What every database has to do for the counts of questions and gaps. */
export function describeQuestionCounts(database: StoreUnderTest): void {
  describe('counts of questions', () => {
    test('add up by day and outcome and by gap, and are there after reopening', async () => {
      const { store, open } = await start(database);
      expect(await store.questionCounts.all()).toEqual({ outcomes: [], gaps: [] });
      await store.questionCounts.add({
        outcomes: [
          { day: DAY, outcome: 'not-in-sources', count: 2 },
          { day: DAY, outcome: 'answered', count: 3 },
        ],
        gaps: [
          { gap: 'a', count: 1 },
          { gap: 'B', count: 1 },
        ],
      });
      await store.questionCounts.add({
        outcomes: [
          { day: DAY, outcome: 'answered', count: 4 },
          { day: '2026-01-19', outcome: HOSTILE, count: 1 },
        ],
        gaps: [],
      });
      await store.questionCounts.add({ outcomes: [], gaps: [{ gap: HOSTILE, count: 2 }] });
      await store.questionCounts.add({ outcomes: [], gaps: [] });
      await store.close();
      const again = await open();
      expect(await again.questionCounts.all()).toEqual({
        outcomes: [
          { day: '2026-01-19', outcome: HOSTILE, count: 1 },
          { day: DAY, outcome: 'answered', count: 7 },
          { day: DAY, outcome: 'not-in-sources', count: 2 },
        ],
        gaps: [
          { gap: HOSTILE, count: 2 },
          { gap: 'B', count: 1 },
          { gap: 'a', count: 1 },
        ],
      });
    });

    test('that replicas add at once are all there', async () => {
      const stores = await startReplicas(database);
      const one: CountedQuestions = {
        outcomes: ['answered', 'not-in-sources'].map((outcome) => ({ day: DAY, outcome, count: 1 })),
        gaps: ['a', 'b'].map((gap) => ({ gap, count: 2 })),
      };
      // Every second one comes in the other order: replicas that wait for each other would end in a deadlock.
      const other = { outcomes: one.outcomes.toReversed(), gaps: one.gaps.toReversed() };
      await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          stores[n % stores.length]?.questionCounts.add(n % 2 === 0 ? one : other),
        ),
      );
      expect(await stores[0]?.questionCounts.all()).toEqual({
        outcomes: one.outcomes.map((counted) => ({ ...counted, count: 40 })),
        gaps: one.gaps.map((counted) => ({ ...counted, count: 80 })),
      });
    });

    test('that cannot be added leave nothing', async () => {
      const { store } = await start(database);
      const outcomes = [{ day: DAY, outcome: 'answered', count: 1 }];
      const broken = { gap: null, count: 1 } as unknown as { gap: string; count: number };
      await expect(store.questionCounts.add({ outcomes, gaps: [broken] })).rejects.toThrow();
      expect(await store.questionCounts.all()).toEqual({ outcomes: [], gaps: [] });
    });
  });
}
