import { describe, expect, test } from 'vitest';
import { stem } from '../../../src/query/words/inflection.ts';
import { denies, oppositesOf } from '../../../src/query/words/opposites.ts';
import { synonymsOf } from '../../../src/query/words/synonyms.ts';

test.each([
  ['largest', 'smallest'],
  ['accepted', 'rejected'],
  ['north', 'south'],
  ['always', 'never'],
])('%s and %s deny each other', (one, other) => {
  expect(oppositesOf(stem(one, 'en'))).toContain(stem(other, 'en'));
  expect(oppositesOf(stem(other, 'en'))).toContain(stem(one, 'en'));
});

test.each([
  ['not', true],
  ['never', true],
  ['without', true],
  ['now', false],
  ['note', false],
])('whether "%s" denies: %s', (word, expected) => {
  expect(denies(word)).toBe(expected);
});

describe('the table of synonyms', () => {
  const synonyms = synonymsOf('en');

  test('holds both ways', () => {
    for (const [word, others] of synonyms) {
      for (const other of others) expect(synonyms.get(other), `${other} for ${word}`).toContain(word);
    }
  });

  test('is empty where nobody has listed any', () => {
    expect(synonymsOf('hu').size).toBe(0);
  });
});
