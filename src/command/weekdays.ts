import { fold } from '../query/words/fold.ts';
import { textLanguages, textsFor } from '../text/index.ts';
import { nearest } from '../util/edit-distance.ts';
import { lazy } from '../util/lazy.ts';

/** Every day of the week, Monday being 1. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Short and other forms that people type, by the day. */
const SHORT: readonly (readonly string[])[] = [
  ['mon', 'اثنين', 'دوشەممە', 'دووشەمە'],
  ['tue', 'tues', 'ثلاثاء', 'الثلاثا', 'ثلاثا', 'سێشەمە'],
  ['wed', 'weds', 'أربعاء', 'الأربعا', 'أربعا', 'چوارشەمە'],
  ['thu', 'thur', 'thurs', 'خميس', 'پێنجشەمە'],
  ['fri', 'جمعة', 'جومعە'],
  ['sat', 'سبت', 'شەمە'],
  ['sun', 'أحد', 'یەکشەمە'],
];
const DAILY = ['everyday', 'daily', 'يوميا', 'ڕۆژانە'];
/** What stands between the first and the last day of a range. */
const TO = ['-', 'to', 'through', 'إلى', 'حتى', 'تا', 'بۆ'];
/** What stands around days without meaning anything of its own. */
const FILLERS = ['', 'and', 'on', 'from', 'و', 'يوم', 'أيام', 'من', 'ڕۆژی', 'لە', 'ڕۆژانی'];

/** The words around days as they are compared; made when days are first read. */
const vocabulary = lazy(() => ({
  everyDay: folded([...textLanguages.map((language) => textsFor(language).everyDay), ...DAILY]),
  to: folded(TO),
  fillers: folded(FILLERS),
  days: new Map(
    EVERY_DAY.flatMap((day) => {
      const names = textLanguages.map((language) => textsFor(language).weekdays[day - 1] ?? '');
      return [...names, ...(SHORT[day - 1] ?? [])].map((name) => [fold(name), day] as const);
    }),
  ) as ReadonlyMap<string, number>,
}));

/**
 * The days of the week that a text names, in ascending order: single days and ranges. Undefined if it is anything else,
 * also a part of the week (`week-parts.ts`).
 */
export function readDays(typed: string): readonly number[] | undefined {
  const { everyDay, fillers, to } = vocabulary();
  const text = fold(typed).trim().replace(/\s+/g, ' ');
  if (everyDay.has(text)) return EVERY_DAY;
  const words = text
    .replace(/[-–—]/g, ' - ')
    .split(/[\s,،;/&+.]+/)
    .filter((word) => !fillers.has(word));
  const days = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    const isRange = to.has(words[at + 1] ?? '');
    const first = dayOf(words[at]);
    const last = isRange ? dayOf(words[at + 2]) : first;
    if (first === undefined || last === undefined) return undefined;
    for (const day of upTo(first, last)) days.add(day);
    if (isRange) at += 2;
  }
  return days.size === 0 ? undefined : [...days].sort();
}

/** A mistyped text with the nearest names of days in a language; undefined if it then names none. */
export function nearestDays(typed: string, language: string): string | undefined {
  const { days, fillers, to } = vocabulary();
  const corrected = typed.trim().replace(/[\p{L}\p{M}]+/gu, (original) => {
    const word = fold(original);
    if (fillers.has(word) || to.has(word) || dayOf(word) !== undefined) return original;
    const day = days.get(nearest(word, days.keys()) ?? '');
    return day === undefined ? original : (textsFor(language).weekdays[day - 1] ?? original);
  });
  return readDays(corrected) === undefined ? undefined : corrected;
}

/** The days from one to another, across the end of the week where it lies between them. */
export function upTo(first: number, last: number): readonly number[] {
  const count = ((last - first + 7) % 7) + 1;
  return EVERY_DAY.slice(0, count).map((step) => ((first + step - 2) % 7) + 1);
}

/** The day of the week that a text names, Monday being 1; undefined if it names none or several. */
export function weekdayCalled(typed: string): number | undefined {
  const days = readDays(typed);
  return days?.length === 1 ? days[0] : undefined;
}

/** A day by its name, which may have a plural ending or a word for "and" attached. */
function dayOf(word = ''): number | undefined {
  const { days } = vocabulary();
  return days.get(word) ?? days.get(word.replace(/s$|^و/u, ''));
}

function folded(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(fold));
}
