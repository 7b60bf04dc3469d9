import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EVERY_DAY, nearestDays, readDays, upTo } from '../../src/command/weekdays.ts';
import { textLanguages, textsFor } from '../../src/text/index.ts';

test.each<[string, readonly number[]]>([
  ['every day', EVERY_DAY],
  ['Daily', EVERY_DAY],
  ['كل يوم', EVERY_DAY],
  ['هەموو ڕۆژێک', EVERY_DAY],
  ['monday', [1]],
  ['Tues', [2]],
  ['on Wednesdays', [3]],
  ['fri, sun', [5, 7]],
  ['Sunday and Tuesday', [2, 7]],
  ['sun/tue/thu', [2, 4, 7]],
  ['mon tue wed', [1, 2, 3]],
  ['sun-thu', [1, 2, 3, 4, 7]],
  ['Sunday – Thursday', [1, 2, 3, 4, 7]],
  ['from sunday to thursday', [1, 2, 3, 4, 7]],
  ['mon-wed, sat', [1, 2, 3, 6]],
  ['fri-mon', [1, 5, 6, 7]],
  ['sat-fri', EVERY_DAY],
  ['الأحد', [7]],
  ['أحد', [7]],
  ['الاحد-الخميس', [1, 2, 3, 4, 7]],
  ['من الأحد إلى الخميس', [1, 2, 3, 4, 7]],
  ['الإثنين والأربعاء', [1, 3]],
  ['يوم الجمعة', [5]],
  ['الأحد، الثلاثاء', [2, 7]],
  ['یەکشەممە - پێنجشەممە', [1, 2, 3, 4, 7]],
  ['یەکشەممە تا پێنجشەممە', [1, 2, 3, 4, 7]],
  ['دووشەممە و هەینی', [1, 5]],
])('%s are the days %j', (typed, days) => {
  expect(readDays(typed)).toEqual(days);
});

test.each([
  '',
  'all',
  'weekdays',
  'weekend',
  'sun-',
  '-thu',
  'sun-border',
  'border-security',
  'to',
  'and',
  '8:00',
])('%j names no days', (typed) => {
  expect(readDays(typed)).toBeUndefined();
});

const days = fc.uniqueArray(fc.constantFrom(...EVERY_DAY), { minLength: 1 });

test('any days are read from their names in any language, in any order', () => {
  fc.assert(
    fc.property(
      days,
      fc.constantFrom(...textLanguages),
      fc.constantFrom(', ', '، ', ' '),
      (some, language, mark) => {
        const typed = some.map((day) => textsFor(language).weekdays[day - 1]).join(mark);
        expect(readDays(typed)).toEqual(some.toSorted());
      },
    ),
  );
});

test('a range has the days between two days, across the end of the week too', () => {
  fc.assert(
    fc.property(fc.constantFrom(...EVERY_DAY), fc.constantFrom(...EVERY_DAY), (first, last) => {
      const row = upTo(first, last);
      expect([row[0], row.at(-1)]).toEqual([first, last]);
      expect(row.slice(1)).toEqual(row.slice(0, -1).map((day) => (day % 7) + 1));
      const names = textsFor('en').weekdays;
      expect(readDays(`${names[first - 1]}-${names[last - 1]}`)).toEqual(row.toSorted());
    }),
  );
});

test.each([
  ['monn', 'Monday'],
  ['sun-thr', 'sun-Thursday'],
  ['mon and wednsday', 'mon and Wednesday'],
  ['الخمس', 'Thursday'],
  ['border', undefined],
  ['wek-end', undefined],
  ['', undefined],
])('nearest to %s is %s', (typed, meant) => {
  expect(nearestDays(typed, 'en')).toBe(meant);
});
