import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime } from '../../src/command/time-of-day.ts';
import { anyCharacter } from '../util/any-character.ts';

test.each([
  ['08:00', '08:00'],
  ['8:00', '08:00'],
  ['8.30', '08:30'],
  [' 23:59 ', '23:59'],
  ['0:00', '00:00'],
  ['8am', '08:00'],
  ['8 AM', '08:00'],
  ['8:30 p.m.', '20:30'],
  ['12am', '00:00'],
  ['12:15 pm', '12:15'],
  ['٠٨:٠٠', '08:00'],
  ['۸:۳۰', '08:30'],
  ['٨٫٣٠', '08:30'],
  ['٨ صباحًا', '08:00'],
  ['8:30 م', '20:30'],
  ['8 ئێوارە', '20:00'],
  ['٨ی ئێوارە', '20:00'],
  ['٩ ی بەیانی', '09:00'],
  ['08:00,', '08:00'],
  ['8 pm،', '20:00'],
  ['at 08:00', '08:00'],
  ['At 8 pm', '20:00'],
  ['الساعة ٨ مساءً', '20:00'],
  ['في الساعة 8:30 في الصباح', '08:30'],
  ['کاتژمێر ٨:٠٠', '08:00'],
  ['noon', '12:00'],
  ['Midnight', '00:00'],
  ['منتصف الليل', '00:00'],
  ['نیوەڕۆ', '12:00'],
])('%s is the time %s', (typed, time) => {
  expect(readTime(typed)).toEqual({ time });
});

test.each([
  ['8', '08:00'],
  ['0830', '08:30'],
  ['8:5', '08:05'],
  ['24:00', '00:00'],
  ['13 pm', '13:00'],
  ['20:30 pm', '20:30'],
])('%s is no time, and near to %s', (typed, nearest) => {
  expect(readTime(typed)).toEqual({ nearest });
});

test.each(['', 'at', 'noonish', '8 ی', '25:00', '8:60', '08:00:00', '8:00 Baghdad', '-1:00', '8:00am pm'])(
  '%j is no time',
  (typed) => {
    expect(readTime(typed)).toEqual({});
  },
);

test('every time of the day is read on the 24-hour and on the 12-hour clock', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const two = (number: number) => String(number).padStart(2, '0');
      const time = `${two(hour)}:${two(minute)}`;
      const twelve = `${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`;
      expect([readTime(time), readTime(twelve)]).toEqual([{ time }, { time }]);
    }),
  );
});

test('reading never throws, and gives a time of the day or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (typed) => {
      expect(readTime(typed).time ?? '00:00').toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
    }),
  );
});
