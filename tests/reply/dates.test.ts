import { expect, test } from 'vitest';
import type { Moment } from '../../src/knowledge/model.ts';
import { isoDay, readDate, showAge, showMoment, showMomentShort } from '../../src/reply/dates.ts';
import { textsFor } from '../../src/text/index.ts';

const DAY = { date: '2026-01-21', from: '2026-01-21', to: '2026-01-21', precision: 'day' } as const;
const MONTH = { date: '2026-01', from: '2026-01-01', to: '2026-01-31', precision: 'month' } as const;
const YEAR = { date: '2017', from: '2017-01-01', to: '2017-12-31', precision: 'year' } as const;
const SPAN = { date: '2015/2026-01', from: '2015-01-01', to: '2026-01-31', precision: 'interval' } as const;

const DAYS = {
  date: '2026-01-21/2026-01-31',
  from: '2026-01-21',
  to: '2026-01-31',
  precision: 'interval',
} as const;

test.each<[string, Moment, string]>([
  ['en', DAY, '21 January 2026'],
  ['ar', DAY, '21 كانون الثاني/يناير 2026'],
  ['ckb', DAY, '21ی کانوونی دووەمی 2026'],
  ['en', MONTH, 'January 2026'],
  ['ar', MONTH, 'كانون الثاني/يناير 2026'],
  ['ckb', MONTH, 'کانوونی دووەمی 2026'],
  ['en', YEAR, '2017'],
  ['ar', YEAR, '2017'],
  ['en', SPAN, '2015 – January 2026'],
  ['en', DAYS, '21–31 January 2026'],
  ['ckb', DAYS, '21–31ی کانوونی دووەمی 2026'],
  ['en', { ...DAYS, date: '2026-01-21/2026-02-02' }, '21 January 2026 – 2 February 2026'],
  ['en', { ...MONTH, inferred: { en: 'why' } }, 'January 2026 (inferred)'],
  ['ar', { ...MONTH, inferred: { en: 'why' } }, 'كانون الثاني/يناير 2026 (استنتاجاً)'],
])('in %s, %o is "%s"', (language, moment, shown) => {
  expect(showMoment(moment, textsFor(language))).toBe(shown);
});

test.each<[Moment, string]>([
  [{ ...DAYS, inferred: { en: 'why' } }, 'January 2026 (inferred)'],
  [{ ...DAY, inferred: { en: 'why' } }, 'January 2026 (inferred)'],
  [DAYS, '21–31 January 2026'],
  [{ ...SPAN, inferred: { en: 'why' } }, '2015 – January 2026 (inferred)'],
  [{ ...YEAR, inferred: { en: 'why' } }, '2017 (inferred)'],
])('in short, %o is "%s"', (moment, shown) => {
  expect(showMomentShort(moment, textsFor('en'))).toBe(shown);
});

test.each([
  ['2026-11-22', 'less than a day'],
  ['2026-11-21', '1 day'],
  ['2026-11-09', '13 days'],
  ['2026-11-08', '2 weeks'],
  ['2026-09-24', '8 weeks'],
  ['2026-09-20', '2 months'],
  ['2026-01-31', '10 months'],
  ['2024-11-22', '2 years'],
  ['2026-12-01', 'less than a day'],
])('on 22 November 2026, a source of %s is %s old', (from, age) => {
  expect(showAge(from, '2026-11-22', textsFor('en'))).toBe(age);
});

test('the date is that in the time zone', () => {
  expect(isoDay(new Date('2026-01-20T22:30:00Z'), 'Asia/Baghdad')).toBe('2026-01-21');
});

test.each([
  ['2026-01-20', { day: '2026-01-20' }],
  [' 2026-01-20 ', { day: '2026-01-20' }],
  ['٢٠٢٦-٠١-٢٠', { day: '2026-01-20' }],
  ['2026-02-30', { nearest: '2026-02-28' }],
  ['2026-13-01', { nearest: '2026-12-01' }],
  ['2026-1-2', { nearest: '2026-01-02' }],
  ['20.1.2026', { nearest: '2026-01-20' }],
  ['01/20/2026', { nearest: '2026-01-20' }],
  ['00/00/2026', { nearest: '2026-01-01' }],
  ['20-1-26', {}],
  ['2026-01-2026', {}],
  ['yesterday', {}],
  ['', {}],
])('"%s" is read as %o', (typed, read) => {
  expect(readDate(typed)).toEqual(read);
});
