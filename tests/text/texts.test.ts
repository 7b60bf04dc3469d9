import { describe, expect, test } from 'vitest';
import {
  closestLanguage,
  direction,
  inEveryLanguage,
  languageName,
  textLanguages,
  textsFor,
} from '../../src/text/index.ts';

/** Every text of a table by its path; texts with something in them are tried with small and large numbers. */
function leaves(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const samples =
      path === '.listOf' ? [[['1', '2', '3']]] : [0, 1, 2, 3, 11, 100, 2000].map((n) => [n, n, n]);
    return samples.map((sample) => [`${path}(${sample[0]})`, String(value(...sample))]);
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const paths = (language: string) => leaves(textsFor(language), '').map(([path]) => path);

/** What is the same in every language: commands, dates as they are typed, an algorithm's name. */
const ALIKE = /\/[a-z]+(?: [a-z]+)?|\d{4}-\d\d-\d\d|BM25/g;

describe.each(['en', 'ar', 'ckb'])('the texts in %s', (language) => {
  test('are the same texts as in English, none of them empty', () => {
    expect(paths(language)).toEqual(paths('en'));
    expect(leaves(textsFor(language), '').filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('show every piece that is passed in', () => {
    const lost = leaves(textsFor(language), '').filter(
      ([path, text]) => /\((?:11|100|2000)\)$/.test(path) && !/11|100|2000/.test(text),
    );
    expect(lost).toEqual([]);
  });
});

test.each(['ar', 'ckb'])('no English is left over in %s', (language) => {
  const left = leaves(textsFor(language), '')
    .filter(([path]) => path !== '.language')
    .filter(([, text]) => /[a-z]/i.test(text.replace(ALIKE, '')));
  expect(left).toEqual([]);
});

test.each(['en', 'ar', 'ckb'])(
  'what a button answers in %s fits at the top of a chat on Telegram',
  (language) => {
    const { waiting, access, forget, vote } = textsFor(language);
    const long = leaves({ waiting, access, forget, vote }, '').filter(([, text]) => text.length > 200);
    expect(long).toEqual([]);
  },
);

test('Sorani is written with its own letters, not with Arabic ones', () => {
  const foreign = leaves(textsFor('ckb'), '').filter(([, text]) => /[يكةىإأؤ]/.test(text));
  expect(foreign).toEqual([]);
});

test.each([
  ['en', 1, '1 month'],
  ['en', 10, '10 months'],
  ['ar', 1, 'شهر واحد'],
  ['ar', 2, 'شهران'],
  ['ar', 10, '10 أشهر'],
  ['ar', 11, '11 شهراً'],
  ['ar', 100, '100 شهر'],
  ['ckb', 10, '10 مانگ'],
])('in %s, %i months are "%s"', (language, count, shown) => {
  expect(textsFor(language).age.months(count)).toBe(shown);
});

test.each([
  ['en', ['a'], 'a'],
  ['en', ['a', 'b', 'c'], 'a, b and c'],
  ['ar', ['أ', 'ب'], 'أ وب'],
  ['ckb', ['ئا', 'با', 'تا'], 'ئا، با و تا'],
])('in %s, %j are listed as "%s"', (language, items, shown) => {
  expect(textsFor(language).listOf(items)).toBe(shown);
});

test('a language that the bot does not speak gets English', () => {
  expect(textsFor('fr')).toBe(textsFor('en'));
  expect(textsFor('constructor')).toBe(textsFor('en'));
});

test.each([
  ['ar', 'rtl'],
  ['ckb', 'rtl'],
  ['en', 'ltr'],
  ['tr', 'ltr'],
  ['not a language', 'ltr'],
])('%s is written %s', (language, expected) => {
  expect(direction(language)).toBe(expected);
});

test.each([
  ['ar-IQ', 'ar'],
  ['EN_us', 'en'],
  ['ckb', 'ckb'],
  ['ku', undefined],
  ['', undefined],
  [undefined, undefined],
])('the code %s is closest to %s', (code, expected) => {
  expect(closestLanguage(code)).toBe(expected);
});

test('one text can be had in every language', () => {
  expect(Object.keys(inEveryLanguage((texts) => texts.commands.ask.name))).toEqual(textLanguages);
});

test('a language is named in itself', () => {
  expect(languageName('ar')).toBe('العربية (ar)');
});
