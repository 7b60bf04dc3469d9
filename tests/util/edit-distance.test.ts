import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../../src/util/edit-distance.ts';

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
