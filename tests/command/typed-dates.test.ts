import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTypedDay } from '../../src/command/typed-dates.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';

/** A Sunday, one week and one day into a month. */
const TODAY = '2026-03-08';

describe('on Sunday 8 March 2026,', () => {
  test.each([
    ['2026-01-20', '2026-01-20'],
    ['٢٠٢٦-٠١-٢٠', '2026-01-20'],
    ['today', '2026-03-08'],
    [' Yesterday ', '2026-03-07'],
    ['the day before yesterday', '2026-03-06'],
    ['last week', '2026-03-01'],
    ['last-week', '2026-03-01'],
    ['last month', '2026-02-08'],
    ['last year', '2025-03-08'],
    ['3 days ago', '2026-03-05'],
    ['a week ago', '2026-03-01'],
    ['two weeks ago', '2026-02-22'],
    ['a couple of days ago', '2026-03-06'],
    ['last 3 days', '2026-03-05'],
    ['since yesterday', '2026-03-07'],
    ['monday', '2026-03-02'],
    ['on Monday', '2026-03-02'],
    ['Sat', '2026-03-07'],
    ['sunday', '2026-03-08'],
    ['last sunday', '2026-03-01'],
    ['last Monday', '2026-03-02'],
    ['اليوم', '2026-03-08'],
    ['أمس', '2026-03-07'],
    ['امس', '2026-03-07'],
    ['البارحة', '2026-03-07'],
    ['أول أمس', '2026-03-06'],
    ['قبل 3 أيام', '2026-03-05'],
    ['قبل ٣ أيام', '2026-03-05'],
    ['قبل ثلاثة أيام', '2026-03-05'],
    ['قبل يومين', '2026-03-06'],
    ['منذ أسبوع', '2026-03-01'],
    ['قبل أسبوعين', '2026-02-22'],
    ['الأسبوع الماضي', '2026-03-01'],
    ['الشهر الماضي', '2026-02-08'],
    ['السنة الماضية', '2025-03-08'],
    ['الاثنين', '2026-03-02'],
    ['يوم الاثنين', '2026-03-02'],
    ['الأحد الماضي', '2026-03-01'],
    ['ئەمڕۆ', '2026-03-08'],
    ['دوێنێ', '2026-03-07'],
    ['پێرێ', '2026-03-06'],
    ['٣ ڕۆژ لەمەوبەر', '2026-03-05'],
    ['۳ ڕۆژ لەمەوبەر', '2026-03-05'],
    ['سێ ڕۆژ لەمەوبەر', '2026-03-05'],
    ['پێش ٣ ڕۆژ', '2026-03-05'],
    ['هەفتەی پێشوو', '2026-03-01'],
    ['هەفتەی ڕابردوو', '2026-03-01'],
    ['مانگی ڕابردوو', '2026-02-08'],
    ['ساڵی پێشوو', '2025-03-08'],
    ['دووشەممە', '2026-03-02'],
    ['یەکشەممەی ڕابردوو', '2026-03-01'],
  ])('“%s” is %s', (typed, day) => {
    expect(readTypedDay(typed, TODAY)).toEqual({ day });
  });

  test.each([
    ['2026-02-30', '2026-02-28'],
    ['20.1.2026', '2026-01-20'],
    ['yesterdy', 'yesterday'],
    ['todya', 'today'],
  ])('“%s” is probably %s', (typed, nearest) => {
    expect(readTypedDay(typed, TODAY)).toEqual({ nearest });
  });

  test.each([
    '',
    '3',
    'days ago',
    'tomorrow',
    'weekend',
    'mon-wed',
    '9999 days ago',
    'last',
    'قبل',
    'who was arrested?',
  ])('“%s” is no day', (typed) => {
    expect(readTypedDay(typed, TODAY)).toEqual({});
  });
});

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('yesterday and N days ago are that many days back, across the ends of months and years', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 999 }), (today, count) => {
      const back = (typed: string): number =>
        Temporal.PlainDate.from(readTypedDay(typed, today).day ?? '').until(today, { largestUnit: 'day' })
          .days;
      expect(back('yesterday')).toBe(1);
      expect(back(`${count} days ago`)).toBe(count);
      expect(back(`قبل ${count} أيام`)).toBe(count);
      expect(back('last week')).toBe(7);
    }),
  );
});

test('a day of the week is the last one, at most six days back, and “last” never means today', () => {
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom(...textLanguages),
      (today, weekday, language) => {
        const name = textsFor(language).weekdays[weekday - 1] ?? '';
        const found = Temporal.PlainDate.from(readTypedDay(name, today).day ?? '');
        expect(found.dayOfWeek).toBe(weekday);
        const { days: back } = found.until(today, { largestUnit: 'day' });
        expect(back).toBeGreaterThanOrEqual(0);
        expect(back).toBeLessThan(7);
        if (language !== 'en') return;
        const last = Temporal.PlainDate.from(readTypedDay(`last ${name}`, today).day ?? '');
        expect(last.toString()).toBe(back === 0 ? found.subtract({ days: 7 }).toString() : found.toString());
      },
    ),
  );
});

test('whatever is typed, the answer is a day or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(() => readTypedDay(typed, TODAY)).not.toThrow();
    }),
  );
});
