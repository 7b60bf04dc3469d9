import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem } from '../../../src/query/words/inflection.ts';
import { formLikeness, RelatedWords } from '../../../src/query/words/related-words.ts';

const TEXT = 'arrival invention build construct persecution normal purchase buyer 1821 1822'.split(' ');
const words = new RelatedWords(
  TEXT.map((word) => stem(word.toLowerCase(), 'en')),
  'en',
);

const of = (word: string): readonly string[] => words.of(stem(word, 'en')).map((related) => related.stem);

describe('what may stand for a word in a text', () => {
  test.each([
    ['arrive', 'arrival', 'another form'],
    ['inventor', 'invention', 'another form'],
    ['persecuted', 'persecution', 'another form'],
    ['buy', 'purchase', 'a synonym'],
    ['construct', 'build', 'a synonym, though it stands there itself'],
  ])('%s: %s, %s', (asked, there) => {
    expect(of(asked)).toContain(stem(there, 'en'));
  });

  test.each([
    ['nor', 'normal', 'too short to tell'],
    ['1823', '1821', 'numbers have no forms'],
    ['border', 'build', 'another word'],
  ])('%s: not %s, %s', (asked, there) => {
    expect(of(asked)).not.toContain(stem(there.toLowerCase(), 'en'));
  });

  test('the word itself is the surest, and comes first', () => {
    const [first, ...others] = words.of(stem('construct', 'en'));
    expect(first).toEqual({ stem: stem('construct', 'en'), strength: 1 });
    expect(others.length).toBeGreaterThan(0);
    for (const { strength } of others) expect(strength).toBeLessThan(1);
  });

  test('without a table of synonyms there are other forms alone', () => {
    const german = new RelatedWords(['haus', 'hauses', 'kaufen'], 'de');
    expect(german.of('haus').map((related) => related.stem)).toEqual(['haus', 'hauses']);
  });
});

test('likeness of forms is symmetric, from 0 to 1, and 1 for the same word', () => {
  const word = fc.stringMatching(/^[a-e]{4,9}$/);
  fc.assert(
    fc.property(word, word, (one, other) => {
      const likeness = formLikeness(one, other);
      expect(formLikeness(other, one)).toBe(likeness);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
      expect(formLikeness(one, one)).toBe(1);
    }),
  );
});
