import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minimise } from '../../scripts/train/minimise.ts';
import { learnDecision, learnRanking, scoresOf } from '../../scripts/train/models.ts';

test('the lowest point of a bowl is found, wherever it starts', () => {
  const number = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number, fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 5 }),
      (axes) => {
        const start = Float64Array.from(axes, ([from]) => from);
        const found = minimise(start, (weights, gradient) =>
          axes.reduce((loss, [, low, steep], i) => {
            const away = (weights[i] as number) - low;
            gradient[i] = steep * away;
            return loss + 0.5 * steep * away * away;
          }, 0),
        );
        axes.forEach(([, low], i) => {
          expect(found[i]).toBeCloseTo(low, 1);
        });
      },
    ),
  );
});

/** Two candidates each: the first feature is higher in the right one, the second says nothing. */
const LISTS = [0, 1, 2, 3].map((i) => ({
  values: i % 2 === 0 ? Float64Array.of(0.9, 0.5, 0.2, 0.5) : Float64Array.of(0.1, 0.4, 0.8, 0.4),
  good: i % 2 === 0 ? [true, false] : [false, true],
  share: 1,
}));

test('ranking learns the feature that tells, and nothing of the one that does not', () => {
  const [telling = 0, other] = learnRanking(LISTS, 2, 0.1);
  expect(telling).toBeGreaterThan(0);
  expect(other).toBeCloseTo(0, 6);
  const [right = 0, wrong = 0] = scoresOf(
    Float64Array.of(0.9, 0.5, 0.2, 0.5),
    2,
    Float64Array.of(telling, 0),
  );
  expect(right).toBeGreaterThan(wrong);
});

test('the same examples give the same weights', () => {
  expect(learnRanking(LISTS, 2, 0.1)).toEqual(learnRanking(LISTS, 2, 0.1));
});

test('lists without a right candidate teach nothing', () => {
  const none = LISTS.map((list) => ({ ...list, good: [false, false] }));
  expect(learnRanking([...LISTS, ...none], 2, 0.1)).toEqual(learnRanking(LISTS, 2, 0.1));
});

test('a decision is surer of what looks like the good examples', () => {
  const verdicts = [0.9, 0.8, 0.3, 0.1].map((value) => ({
    values: Float64Array.of(1, value),
    good: value > 0.5,
    share: 1,
  }));
  const [, weight = 0] = learnDecision(verdicts, 2, 0.01);
  expect(weight).toBeGreaterThan(0);
});
