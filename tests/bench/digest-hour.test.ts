import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../bench/random.ts';
import { simulate } from '../../bench/scale/digest-hour.ts';

const HOUR = 3_600;

test('1,000,000 digests that are due at once take over six hours at 30 a second, and those after that are left out', () => {
  const { delays, missed } = simulate(Array<number>(1_000_000).fill(0), 30, new Random(1));
  expect(delays.length + missed).toBe(1_000_000);
  expect(Math.round(missed / 1_000)).toBe(383);
  expect(delays.at(-1)).toBeCloseTo(6 * HOUR, -1);
});

test('no digest goes before it is due, and no more go than the limit allows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: HOUR }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      (due, perSecond) => {
        const { delays, missed } = simulate(due, perSecond, new Random(1));
        expect(missed).toBe(0);
        expect(delays).toHaveLength(due.length);
        for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(1 / perSecond - 1e-6);
        const ends = due.toSorted((a, b) => a - b).map((at, n) => at + (delays[n] ?? 0));
        expect(Math.max(0, ...ends) + 1e-6).toBeGreaterThanOrEqual(
          due.length === 0 ? 0 : Math.min(...due) + due.length / perSecond,
        );
      },
    ),
  );
});
