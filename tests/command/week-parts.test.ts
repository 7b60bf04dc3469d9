import { expect, test } from 'vitest';
import { daysOfWeekPart, nearestWeekPart, readWeekPart, usualDays } from '../../src/command/week-parts.ts';

test.each([
  ['weekdays', 'weekdays'],
  ['on weekdays', 'weekdays'],
  ['Working days,', 'weekdays'],
  ['business  days', 'weekdays'],
  ['أيام العمل', 'weekdays'],
  ['ايام الدوام', 'weekdays'],
  ['ڕۆژانی کار', 'weekdays'],
  ['Weekend', 'weekend'],
  ['at the weekend', 'weekend'],
  ['عطلة نهاية الأسبوع', 'weekend'],
  ['کۆتایی هەفتە', 'weekend'],
  ['week', undefined],
  ['days', undefined],
  ['wek-end', undefined],
  ['', undefined],
])('%s is the part of the week %s', (typed, part) => {
  expect(readWeekPart(typed)).toBe(part);
});

test.each([
  ['Asia/Baghdad', [1, 2, 3, 4, 7], [5, 6]],
  ['Europe/Berlin', [1, 2, 3, 4, 5], [6, 7]],
  ['Europe/Kyiv', [1, 2, 3, 4, 5], [6, 7]],
  ['Africa/Cairo', [1, 2, 3, 4, 7], [5, 6]],
])('in %s weekdays are %j', (zone, weekdays, weekend) => {
  expect([daysOfWeekPart('weekdays', zone), daysOfWeekPart('weekend', zone)]).toEqual([weekdays, weekend]);
});

test.each(['UTC', '+03:00', ''])(
  'the zone %j has no country, so that the days are for the reader to choose',
  (zone) => {
    expect(daysOfWeekPart('weekdays', zone)).toBeUndefined();
  },
);

test('a reader chooses between the two usual weeks', () => {
  expect(usualDays('weekend')).toEqual([
    [5, 6],
    [6, 7],
  ]);
  expect(usualDays('weekdays')).toEqual([
    [1, 2, 3, 4, 7],
    [1, 2, 3, 4, 5],
  ]);
});

test.each([
  ['wek-end', 'weekend'],
  ['weekdyas', 'weekdays'],
  ['week', undefined],
  ['border', undefined],
])('nearest to %s is %s', (typed, word) => {
  expect(nearestWeekPart(typed)).toBe(word);
});
