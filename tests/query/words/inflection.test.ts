import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, tokenize } from '../../../src/query/words/fold.ts';
import { stem, variants } from '../../../src/query/words/inflection.ts';
import { anyText } from '../any-text.ts';

const LANGUAGES = ['en', 'ar', 'ckb', 'tr', 'fr'] as const;

/** An inflected word, and the form that a dictionary has. */
const FORMS: Readonly<Record<string, readonly (readonly [inflected: string, dictionary: string])[]>> = {
  en: [
    ['borders', 'border'],
    ['guarded', 'guard'],
    ['fighting', 'fight'],
    ['fighters', 'fighter'],
    ['attacks', 'attack'],
  ],
  ar: [
    ['الحدود', 'حدود'],
    ['والحدود', 'حدود'],
    ['للعراق', 'عراق'],
    ['سجونها', 'سجون'],
    ['المعتقلين', 'معتقل'],
    ['بالقائم', 'قائم'],
  ],
  ckb: [
    ['سنوورەکان', 'سنوور'],
    ['زیندانەکانی', 'زیندان'],
    ['سنوورەکە', 'سنوور'],
    ['سودانییە', 'سودانی'],
  ],
  tr: [
    ['sınırında', 'sınır'],
    ['askerlerin', 'asker'],
    ['hapishaneler', 'hapishane'],
    ['hapishanelerden', 'hapishane'],
    ['kitabı', 'kitap'],
    ['bakanı', 'bakan'],
  ],
  fr: [
    ['frontières', 'frontière'],
    ['évadés', 'évadé'],
    ['arrêtée', 'arrêté'],
    ['soldats', 'soldat'],
    ['évasions', 'évasion'],
  ],
};

describe.each(Object.entries(FORMS))('%s', (language, rows) => {
  test.each(rows)('%s is tried as %s', (inflected, dictionary) => {
    expect(variants(fold(inflected), language)).toContain(fold(dictionary));
  });
});

test.each([
  ['en', ['guard', 'guards', 'guarded', 'guarding']],
  ['ar', ['حدود', 'الحدود', 'والحدود', 'للحدود']],
  ['ckb', ['سنوور', 'سنووری', 'سنوورەکان', 'سنوورەکانی']],
  ['tr', ['sınır', 'sınırda', 'sınırlarda', 'sınırdaki']],
  ['fr', ['frontière', 'frontières']],
])('in %s, %j have one stem', (language, forms) => {
  expect(new Set(forms.map((form) => stem(fold(form), language))).size).toBe(1);
});

test.each([
  ['en', 'us'],
  ['en', 'used'],
  ['en', 'f16'],
  ['ar', 'علي'],
  ['tr', 'ne'],
  ['fr', '2017'],
])('in %s, %s is nothing shorter than three letters', (language, word) => {
  expect(stem(word, language).length).toBeGreaterThanOrEqual(Math.min(3, word.length));
});

test('a number is never taken apart, and a language without a table leaves words as they are', () => {
  expect(variants('2017', 'tr')).toEqual(['2017']);
  expect(stem('2017e', 'tr')).toBe('2017e');
  expect(variants('borders', 'xx')).toEqual(['borders']);
  expect(stem('borders', 'xx')).toBe('borders');
});

test('of any word, the word itself comes first, then ever shorter forms, none twice', () => {
  const word = anyText.map((text) => tokenize(text)[0]?.folded ?? '');
  fc.assert(
    fc.property(word, fc.constantFrom(...LANGUAGES), (typed, language) => {
      const [first, ...others] = variants(typed, language);
      expect(first).toBe(typed);
      expect(new Set([typed, ...others]).size).toBe(others.length + 1);
      for (const form of others) expect(form.length).toBeGreaterThanOrEqual(3);
      const stemmed = stem(typed, language);
      expect(stemmed.length).toBeGreaterThanOrEqual(Math.min(3, typed.length));
    }),
    { numRuns: 500 },
  );
});
