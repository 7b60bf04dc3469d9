import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  awakeUntil,
  isQuiet,
  localDate,
  wakingFrom,
  wakingTomorrow,
} from '../../../src/digest/alerts/quiet-hours.ts';

const NIGHT = { from: '22:00', until: '07:00' };
const MINUTE = 60_000;

describe('the end of quiet hours', () => {
  test.each([
    ['an ordinary night', 'Asia/Baghdad', NIGHT, '2026-11-22T20:00Z', '2026-11-23T04:00Z'],
    ['the first moment', 'Asia/Baghdad', NIGHT, '2026-11-22T19:00Z', '2026-11-23T04:00Z'],
    ['not at night', 'Asia/Baghdad', NIGHT, '2026-11-22T18:59Z', '2026-11-22T18:59Z'],
    ['at the end', 'Asia/Baghdad', NIGHT, '2026-11-23T04:00Z', '2026-11-23T04:00Z'],
    ['over noon', 'UTC', { from: '12:00', until: '14:30' }, '2026-11-22T13:00Z', '2026-11-22T14:30Z'],
    ['a short night in spring', 'Europe/Berlin', NIGHT, '2026-03-28T21:00Z', '2026-03-29T05:00Z'],
    ['a long night in autumn', 'Europe/Berlin', NIGHT, '2026-10-24T20:00Z', '2026-10-25T06:00Z'],
    [
      'an end in the spring gap: the end of the gap',
      'Europe/Berlin',
      { from: '22:00', until: '02:30' },
      '2026-03-28T23:00Z',
      '2026-03-29T01:00Z',
    ],
    [
      'an end that comes twice: the second one, when the clock has been turned back',
      'Europe/Berlin',
      { from: '22:00', until: '02:30' },
      '2026-10-25T01:10Z',
      '2026-10-25T01:30Z',
    ],
  ] as const)('%s', (_, zone, quiet, moment, end) => {
    expect(wakingFrom(new Date(moment), { zone, quiet })).toEqual(new Date(end));
  });
});

test('without quiet hours every moment is free, and the day ends at midnight', () => {
  const hours = { zone: 'Asia/Baghdad', quiet: 'none' } as const;
  const moment = new Date('2026-11-22T20:00Z');
  expect(isQuiet(moment, hours)).toBe(false);
  expect(wakingFrom(moment, hours)).toEqual(moment);
  expect(wakingTomorrow(moment, hours)).toEqual(new Date('2026-11-22T21:00Z'));
  expect(awakeUntil(moment, hours)).toEqual(new Date('2026-11-22T21:00Z'));
});

/** Zones with and without clock changes, with odd offsets, with changes at midnight, and across the date line. */
const ZONES = [
  ...['UTC', 'Asia/Baghdad', 'Asia/Beirut', 'Asia/Kathmandu', 'Africa/Cairo', 'Africa/Casablanca'],
  ...['America/Havana', 'America/St_Johns', 'Antarctica/Troll', 'Australia/Lord_Howe', 'Europe/Berlin'],
  ...['Pacific/Apia', '+05:30'],
];
/** Moments around which many of these zones change their clocks, or leave out a day. */
const SHIFTS = [
  ...['2026-03-29T01:00Z', '2026-10-25T01:00Z', '2022-03-26T22:00Z', '2026-11-01T05:00Z'],
  ...['2026-04-04T15:00Z', '2026-04-23T22:00Z', '2011-12-30T10:00Z', '2026-07-01T12:00Z'],
].map((moment) => Date.parse(moment));

const anyTime = fc
  .integer({ min: 0, max: 24 * 4 - 1 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  );
const anyHours = fc
  .record({ from: anyTime, until: anyTime, zone: fc.constantFrom(...ZONES) })
  .filter(({ from, until }) => from !== until)
  .map(({ from, until, zone }) => ({ zone, quiet: { from, until } }));
const anyMoment = fc
  .tuple(fc.constantFrom(...SHIFTS), fc.integer({ min: -36 * 60, max: 36 * 60 }))
  .map(([shift, minutes]) => new Date(shift + minutes * MINUTE));

/** Some moments from one to another, without the last. */
function between(first: Date, last: Date): readonly Date[] {
  const step = Math.max(MINUTE, (last.getTime() - first.getTime()) / 50);
  const count = Math.ceil((last.getTime() - first.getTime()) / step);
  return Array.from({ length: count }, (_, n) => new Date(first.getTime() + n * step));
}

test('in any zone, also where the clocks change, nothing is quiet at the end, and all is until then', () => {
  fc.assert(
    fc.property(anyMoment, anyHours, (moment, hours) => {
      const end = wakingFrom(moment, hours);
      expect(isQuiet(end, hours)).toBe(false);
      expect(between(moment, end).filter((each) => !isQuiet(each, hours))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('in any zone what may be posted now may be posted until quiet hours begin or the day ends', () => {
  fc.assert(
    fc.property(anyMoment, anyHours, (moment, hours) => {
      fc.pre(!isQuiet(moment, hours));
      const until = awakeUntil(moment, hours);
      const date = localDate(moment, hours.zone);
      expect(until.getTime()).toBeGreaterThan(moment.getTime());
      expect(isQuiet(until, hours) || localDate(until, hours.zone) > date).toBe(true);
      const all = between(moment, until);
      expect(all.filter((each) => isQuiet(each, hours))).toEqual([]);
      expect(new Set(all.map((each) => localDate(each, hours.zone)))).toEqual(new Set([date]));
    }),
    { numRuns: 150 },
  );
});

test('in any zone the next day is another one, and awake', () => {
  fc.assert(
    fc.property(anyMoment, anyHours, (moment, hours) => {
      const tomorrow = wakingTomorrow(moment, hours);
      expect(isQuiet(tomorrow, hours)).toBe(false);
      expect(localDate(tomorrow, hours.zone) > localDate(moment, hours.zone)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
