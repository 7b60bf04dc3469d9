import { expect, test } from 'vitest';
import { languageCalled, nearestLanguage } from '../../src/command/languages.ts';

test.each([
  ['en', 'en'],
  ['AR-iq', 'ar'],
  ['English', 'en'],
  ['الإنجليزية', 'en'],
  ['انجليزي', 'en'],
  ['arabic,', 'ar'],
  ['عربي', 'ar'],
  ['العربية', 'ar'],
  ['عەرەبی', 'ar'],
  ['ckb', 'ckb'],
  ['ku', 'ckb'],
  ['Kurdish', 'ckb'],
  ['sorani', 'ckb'],
  ['كردي', 'ckb'],
  ['کوردی', 'ckb'],
  ['سۆرانی', 'ckb'],
  ['fr', undefined],
  ['', undefined],
])('%j names the language %s', (typed, code) => {
  expect(languageCalled(typed)).toBe(code);
});

test.each([
  ['ckv', 'ckb'],
  ['arabik', 'Arabic'],
  ['kurdsh', 'kurdish'],
  ['fr', undefined],
  ['tr', undefined],
  ['french', undefined],
])('nearest to %s is %s', (typed, meant) => {
  expect(nearestLanguage(typed)).toBe(meant);
});
