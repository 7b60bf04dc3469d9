import { expect, test } from 'vitest';
import {
  closestLanguage,
  direction,
  inEveryLanguage,
  languageName,
  textLanguages,
  textsFor,
} from '../../src/text/index.ts';

test('a language that the bot does not write in gets English', () => {
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

test('one text is given in every language', () => {
  expect(Object.keys(inEveryLanguage((texts) => texts.commands.ask.name))).toEqual(textLanguages);
});

test('a language is named in itself', () => {
  expect(languageName('ar')).toBe('العربية (ar)');
});
