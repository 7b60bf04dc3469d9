import { expect, test } from 'vitest';
import { hoursText, noneWord, readHours, SUGGESTED_HOURS } from '../../src/command/hours-of-day.ts';

test.each([
  ['22:00-07:00', '22:00-07:00'],
  ['22:00 – 07:00', '22:00-07:00'],
  ['10 pm to 7 am', '22:00-07:00'],
  ['from 22 until 7', '22:00-07:00'],
  ['من ٢٢:٠٠ إلى ٠٧:٠٠', '22:00-07:00'],
  ['لە 22:00 تا 7', '22:00-07:00'],
  ['12:00-14:30', '12:00-14:30'],
  ['none', 'none'],
  ['OFF', 'none'],
  ['لا شيء', 'none'],
  ['هیچ', 'none'],
])('%j are the hours %s', (typed, hours) => {
  expect(hoursText(readHours(typed) ?? 'none')).toBe(hours);
});

test.each([
  '',
  '-',
  '22:00',
  '22:00-',
  '25-7',
  '07:00-07:00',
  '22:00-07:00-08:00',
  'late',
  '\u{1f600}-\u202e',
])('%j are none', (typed) => {
  expect(readHours(typed)).toBeUndefined();
});

test('what is suggested is read as what it says', () => {
  for (const hours of SUGGESTED_HOURS) expect(readHours(hoursText(hours))).toEqual(hours);
  for (const language of ['en', 'ar', 'ckb']) expect(readHours(noneWord(language))).toBe('none');
});
