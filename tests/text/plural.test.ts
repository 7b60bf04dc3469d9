import { describe, expect, test } from 'vitest';
import { textsFor } from '../../src/text/index.ts';
import { textsIn } from './texts-in.ts';

/** Texts that count something, so that the noun takes the form that goes with the number. */
const COUNTED = [
  ...['age.days', 'age.weeks', 'age.months', 'age.years', 'facts', 'check.left', 'wrong.tooLong'],
  ...['wrong.tooOften', 'waiting.tooMany', 'forget.gone', 'digest.removed', 'digest.sources'],
  ...['digest.more', 'subscriptions.tooMany'],
].map((path) => `.${path}`);

/** What a text says of a number, with the digits taken out. */
function formOf(language: string, path: string, number: number): string {
  const shown = textsIn(language).find(([one]) => one === `${path}(${number})`)?.[1] ?? '';
  return shown.replace(/\d/g, '');
}

describe.each(COUNTED)('the forms of %s', (path) => {
  test('in English, one differs from several', () => {
    expect(formOf('en', path, 1)).not.toBe(formOf('en', path, 2));
    expect(formOf('en', path, 2)).toBe(formOf('en', path, 11));
  });

  test('in Arabic, one and two are words without digits, and three differs from eleven', () => {
    const shown = textsIn('ar').filter(([one]) => one === `${path}(1)` || one === `${path}(2)`);
    expect(shown.map(([, text]) => /\d/.test(text))).toEqual([false, false]);
    expect(formOf('ar', path, 1)).not.toBe(formOf('ar', path, 2));
    expect(formOf('ar', path, 3)).not.toBe(formOf('ar', path, 11));
  });
});

test.each([
  ['en', 0, 'less than a day'],
  ['en', 1, '1 day'],
  ['en', 2, '2 days'],
  ['ar', 0, 'أقل من يوم'],
  ['ar', 1, 'يوم واحد'],
  ['ar', 2, 'يومان'],
  ['ar', 3, '3 أيام'],
  ['ar', 11, '11 يوماً'],
  ['ar', 100, '100 يوم'],
  ['ar', 103, '103 أيام'],
  ['ckb', 0, 'کەمتر لە ڕۆژێک'],
  ['ckb', 1, '1 ڕۆژ'],
  ['ckb', 13, '13 ڕۆژ'],
])('in %s, %i days are "%s"', (language, count, shown) => {
  expect(textsFor(language).age.days(count)).toBe(shown);
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
  ['en', 'You have reached the limit of 10 saved questions.'],
  ['ar', 'بلغت الحد الأقصى، وهو 10 أسئلة محفوظة.'],
  ['ckb', 'گەیشتوویتە سنووری 10 پرسیاری پاشەکەوتکراو.'],
])('in %s, a reader is told the limit of saved questions', (language, shown) => {
  expect(textsFor(language).waiting.tooMany(10)).toContain(shown);
});

test.each([
  ['en', ['a'], 'a'],
  ['en', ['a', 'b', 'c'], 'a, b and c'],
  ['ar', ['أ', 'ب'], 'أ وب'],
  ['ckb', ['ئا', 'با', 'تا'], 'ئا، با و تا'],
])('in %s, %j are listed as "%s"', (language, items, shown) => {
  expect(textsFor(language).listOf(items)).toBe(shown);
});
