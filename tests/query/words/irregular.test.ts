import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem } from '../../../src/query/words/inflection.ts';
import { regular } from '../../../src/query/words/irregular.ts';

describe('words that no rule joins have one stem', () => {
  test.each([
    ['wrote', 'written', 'write'],
    ['built', 'builds', 'build'],
    ['sought', 'seeking', 'seek'],
    ['bought', 'buy'],
    ['paid', 'pay'],
    ['children', 'child'],
    ['crises', 'crisis'],
    ['organised', 'organized', 'organize'],
    ['colours', 'color'],
  ])('%s', (...forms) => {
    expect(new Set(forms.map((form) => stem(form, 'en'))).size).toBe(1);
  });
});

test.each(['rise', 'hour', 'four', 'is'])('%s is no spelling of Britain', (word) => {
  expect(regular(word)).toBe(word);
});

test('a word that was made regular is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
      expect(regular(regular(word))).toBe(regular(word));
    }),
  );
});
