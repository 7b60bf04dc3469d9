import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay, parseSpan } from '../../src/knowledge/dates.ts';

describe('a date stands for days', () => {
  test.each([
    ['2026-01-21', '2026-01-21', '2026-01-21', 'day'],
    ['2026-01', '2026-01-01', '2026-01-31', 'month'],
    ['2026-02', '2026-02-01', '2026-02-28', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['1900-02', '1900-02-01', '1900-02-28', 'month'],
    ['2017', '2017-01-01', '2017-12-31', 'year'],
    ['2014/2017', '2014-01-01', '2017-12-31', 'interval'],
    ['2015/2026-01', '2015-01-01', '2026-01-31', 'interval'],
    ['2026-01-05/2026-01-05', '2026-01-05', '2026-01-05', 'interval'],
  ])('%s', (date, from, to, precision) => {
    expect(parseSpan(date)).toEqual({ date, from, to, precision });
  });
});

describe('what is not a date is refused', () => {
  test.each([
    ['2026-02-30', '"2026-02-30" has the day 30 - 2026-02 has the days 01 to 28'],
    ['2026-01-00', '"2026-01-00" has the day 00 - 2026-01 has the days 01 to 31'],
    ['2026-13', '"2026-13" has the month 13 - months run from 01 to 12'],
    ['2026-00-01', '"2026-00-01" has the month 00 - months run from 01 to 12'],
    ['2017/2014', 'the interval "2017/2014" ends before it starts - write the earlier date first'],
    ['2014/2016/2017', /has more than two dates/],
    ['2014/', /^"" is not a date/],
    ['/2014', /^"" is not a date/],
    ['2026-1-5', /^"2026-1-5" is not a date - write "2026-01-21"/],
    ['26', /is not a date/],
    [' 2026', /is not a date/],
    ['٢٠٢٦', /is not a date/],
  ])('%s', (date, mistake) => {
    expect(parseSpan(date)).toEqual({
      mistake: typeof mistake === 'string' ? mistake : expect.stringMatching(mistake),
    });
  });

  test.each(['2026-01', '2026', '2026-01-01/2026-01-02'])('%s is not a full day', (date) => {
    expect(parseDay(date)).toEqual({ mistake: expect.stringContaining('is not a full day') });
  });
});

test('every day of the calendar is its own span, and no other day is one', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat(99), fc.nat(99), (year, month, day) => {
      const date = `${year}-${two(month)}-${two(day)}`;
      const instant = new Date(`${date}T00:00:00Z`);
      const real = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
      expect('mistake' in parseDay(date)).toBe(!real);
    }),
    { numRuns: 2000 },
  );
});
