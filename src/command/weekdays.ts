import { fold } from '../query/words/fold.ts';
import { textLanguages, textsFor } from '../text/index.ts';
import { nearest } from '../util/edit-distance.ts';

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

const ALL: ReadonlySet<string> = folded(
  ...textLanguages.map((language) => textsFor(language).everyDay),
  'everyday',
  'daily',
  'يوميا',
  'ڕۆژانە',
);
/** What stands between the first and the last of several days. */
const TO: ReadonlySet<string> = folded('-', 'to', 'through', 'إلى', 'حتى', 'تا', 'بۆ');
/** What stands around days and says nothing. */
const NOISE: ReadonlySet<string> = folded(
  '',
  'and',
  'on',
  'from',
  'و',
  'يوم',
  'أيام',
  'من',
  'ڕۆژی',
  'لە',
  'ڕۆژانی',
);

/** All spellings of days, folded. */
const DAYS: ReadonlyMap<string, number> = new Map(
  EVERY_DAY.flatMap((day) => {
    const names = textLanguages.map((language) => textsFor(language).weekdays[day - 1] ?? '');
    return [...names, ...(SHORT[day - 1] ?? [])].map((name) => [fold(name), day] as const);
  }),
);

/**
 * The days of the week that a text names, in ascending order: each by itself, or from one to another; undefined where
 * it is anything else. What a weekend is differs by country, so that word names none.
 */
export function readDays(typed: string): readonly number[] | undefined {
  const text = fold(typed).trim().replace(/\s+/g, ' ');
  if (ALL.has(text)) return EVERY_DAY;
  const words = text
    .replace(/[-–—]/g, ' - ')
    .split(/[\s,،;/&+.]+/)
    .filter((word) => !NOISE.has(word));
  const days = new Set<number>();
  for (let at = 0; at < words.length; at += 1) {
    const isSpan = TO.has(words[at + 1] ?? '');
    const first = dayOf(words[at]);
    const last = isSpan ? dayOf(words[at + 2]) : first;
    if (first === undefined || last === undefined) return undefined;
    for (const day of upTo(first, last)) days.add(day);
    if (isSpan) at += 2;
  }
  return days.size === 0 ? undefined : [...days].sort();
}

/** What names days of the week, but other ones in other countries. */
const UNCLEAR: readonly string[] = ['weekday', 'weekdays', 'weekend', 'weekends'];

/** Whether a text is, or is mistyped, for days of the week that are others in other countries. */
export function isUnclear(typed: string): boolean {
  const text = typed.trim();
  return /^business days$/i.test(text) || (!/\s/.test(text) && nearest(text, UNCLEAR) !== undefined);
}

/** The days that a mistyped text probably meant, with their names in a language; undefined where none are near. */
export function nearestDays(typed: string, language: string): string | undefined {
  const meant = typed.trim().replace(/[\p{L}\p{M}]+/gu, (written) => {
    const word = fold(written);
    if (NOISE.has(word) || TO.has(word) || dayOf(word) !== undefined) return written;
    const day = DAYS.get(nearest(word, DAYS.keys()) ?? '');
    return day === undefined ? written : (textsFor(language).weekdays[day - 1] ?? written);
  });
  return readDays(meant) === undefined ? undefined : meant;
}

/** The days from one to another, over the end of the week where it lies between them. */
export function upTo(first: number, last: number): readonly number[] {
  const count = ((last - first + 7) % 7) + 1;
  return EVERY_DAY.slice(0, count).map((step) => ((first + step - 2) % 7) + 1);
}

/** A day by its name, with an ending or a word for "and" that is written together with it. */
function dayOf(word = ''): number | undefined {
  return DAYS.get(word) ?? DAYS.get(word.replace(/s$|^و/u, ''));
}

function folded(...words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(fold));
}
