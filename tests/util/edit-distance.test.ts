import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DistanceFrom } from '../../src/util/distance-from.ts';
import { editDistance, nearest } from '../../src/util/edit-distance.ts';

test.each<[word: string, candidates: string[], meant: string | undefined, why: string]>([
  ['sudany', ['sadr', 'sudani'], 'sudani', 'one letter changed'],
  ['sudni', ['sudani'], 'sudani', 'one letter lost'],
  ['suddani', ['sudani'], 'sudani', 'one letter added'],
  ['usdani', ['sudani'], 'sudani', 'two letters swapped'],
  ['lsit', ['lost', 'list'], 'list', 'a swap is one edit, nearer than two changes'],
  ['SUDANI', ['sudani'], 'sudani', 'another letter case'],
  ['bcde', ['abcd', 'bcda'], 'bcda', 'the nearest wins, not the first'],
  ['bat', ['cat', 'hat'], 'cat', 'of equally near ones, the first'],
  ['x', ['y'], 'y', 'one edit is always allowed'],
  ['atlantis', ['iraq', 'anbar'], undefined, 'nothing is near'],
  ['ab', ['cd'], undefined, 'too many edits for a short word'],
  ['a', [], undefined, 'no candidates'],
])('%s among %j is %s: %s', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('a candidate is always found again by itself', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 1, selector: (word) => word.toLowerCase() }),
      (words) => {
        for (const word of words) expect(nearest(word, words)).toBe(word);
      },
    ),
  );
});

/** Optimal string alignment by its definition. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const ways = [
    naive(a.slice(0, -1), b) + 1,
    naive(a, b.slice(0, -1)) + 1,
    naive(a.slice(0, -1), b.slice(0, -1)) + same,
  ];
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(...ways, ...(isSwap ? [naive(a.slice(0, -2), b.slice(0, -2)) + 1] : []));
}

test('the distance is that of the definition, or above the most that is asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ع', '語'), maxLength: 6 });
  const distances = new DistanceFrom();
  fc.assert(
    fc.property(word, word, fc.nat(3), (a, b, most) => {
      const distance = naive(a, b);
      distances.from(a);
      for (const found of [editDistance(a, b, most), distances.to(b, most)]) {
        if (distance <= most) expect(found).toBe(distance);
        else expect(found).toBeGreaterThan(most);
      }
    }),
  );
});

test('distances of long words are the same in both ways', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 25, maxLength: 40 });
  const distances = new DistanceFrom();
  fc.assert(
    fc.property(word, word, (a, b) => {
      distances.from(a);
      expect(distances.to(b, 100)).toBe(editDistance(a, b, 100));
    }),
  );
});
