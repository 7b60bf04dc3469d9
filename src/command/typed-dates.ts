import { fold } from '../query/words/fold.ts';
import { readDate, type TypedDate } from '../reply/dates.ts';
import { nearest } from '../util/edit-distance.ts';
import { lazy } from '../util/lazy.ts';
import { weekdayCalled } from './weekdays.ts';

/** Days back from today. */
const NAMED: Readonly<Record<number, readonly string[]>> = {
  0: ['today', 'now', 'اليوم', 'هاليوم', 'الآن', 'ئەمڕۆ', 'ئێستا'],
  1: ['yesterday', 'last night', 'أمس', 'البارحة', 'مبارح', 'إمبارح', 'يوم أمس', 'دوێنێ', 'دوێنی'],
  2: ['day before yesterday', 'the day before yesterday', 'أول أمس', 'أول من أمس', 'قبل أمس', 'پێرێ'],
};

type Unit = 'days' | 'weeks' | 'months' | 'years';

/** Words for a number of units: one, two where the language has a dual, and more. */
const UNITS: Readonly<
  Record<
    Unit,
    { readonly one: readonly string[]; readonly two: readonly string[]; readonly many: readonly string[] }
  >
> = {
  days: { one: ['day', 'يوم', 'ڕۆژ', 'ڕۆژێک'], two: ['يومين', 'يومان'], many: ['days', 'أيام', 'يوما'] },
  weeks: {
    one: ['week', 'أسبوع', 'هەفتە', 'هەفتەیەک'],
    two: ['أسبوعين', 'أسبوعان'],
    many: ['weeks', 'أسابيع', 'أسبوعا'],
  },
  months: {
    one: ['month', 'شهر', 'مانگ', 'مانگێک'],
    two: ['شهرين', 'شهران'],
    many: ['months', 'أشهر', 'شهور', 'شهرا'],
  },
  years: {
    one: ['year', 'سنة', 'عام', 'ساڵ', 'ساڵێک'],
    two: ['سنتين', 'سنتان', 'عامين'],
    many: ['years', 'سنوات', 'سنين', 'أعوام'],
  },
};

/** Numbers that people write as words, from 1 on. */
const NUMBERS: readonly (readonly string[])[] = [
  ['a', 'an', 'one', 'واحد', 'واحدة', 'یەک'],
  ['two', 'a couple of', 'couple of', 'اثنين', 'دوو'],
  ['three', 'ثلاثة', 'ثلاث', 'سێ'],
  ['four', 'أربعة', 'أربع', 'چوار'],
  ['five', 'خمسة', 'خمس', 'پێنج'],
  ['six', 'ستة', 'ست', 'شەش'],
  ['seven', 'سبعة', 'سبع', 'حەوت'],
  ['eight', 'ثمانية', 'ثماني', 'هەشت'],
  ['nine', 'تسعة', 'تسع', 'نۆ'],
  ['ten', 'عشرة', 'عشر', 'دە'],
];

/** What makes a number of units one that lies back, before it or after it. */
const AGO_BEFORE = ['قبل', 'منذ', 'من', 'پێش'];
const AGO_AFTER = ['ago', 'back', 'لەمەوبەر', 'پێش ئێستا', 'پێشتر', 'مضت'];
/** What makes a unit or a day of the week the last one, before it or after it. */
const LAST_BEFORE = ['last', 'past', 'the last', 'the past', 'previous'];
const LAST_AFTER = ['الماضي', 'الماضية', 'الفائت', 'السابق', 'ی پێشوو', 'ی ڕابردوو', 'پێشوو', 'ڕابردوو'];
/** What stands before a day without meaning anything of its own. */
const FILLERS = ['since', 'on', 'from', 'منذ', 'من', 'في', 'يوم', 'لە', 'ڕۆژی'];

/** The words above as they are compared; made when such a date is first read. */
const vocabulary = lazy(() => ({
  named: new Map(
    Object.entries(NAMED).flatMap(([back, words]) =>
      words.map((word) => [fold(word), Number(back)] as const),
    ),
  ) as ReadonlyMap<string, number>,
  counts: new Map<string, { readonly unit: Unit; readonly count: number | undefined }>(
    (Object.keys(UNITS) as Unit[]).flatMap((unit) => {
      const { one, two, many } = UNITS[unit];
      const counted = (words: readonly string[], count: number | undefined) =>
        words.map((word) => [fold(word), { unit, count }] as const);
      return [...counted(one, 1), ...counted(two, 2), ...counted(many, undefined)];
    }),
  ),
  numbers: new Map(
    NUMBERS.flatMap((words, at) => words.map((word) => [fold(word), at + 1] as const)),
  ) as ReadonlyMap<string, number>,
  agoBefore: AGO_BEFORE.map(fold),
  agoAfter: AGO_AFTER.map(fold),
  lastBefore: LAST_BEFORE.map(fold),
  lastAfter: LAST_AFTER.map(fold),
  fillers: FILLERS.map(fold),
}));

/**
 * Reads a day as people type it: an ISO date, "today", "yesterday", "3 days ago", "last week" (seven days ago), "monday"
 * (the last one; today counts, unless "last monday" is typed), in English, Arabic and Sorani, with digits of both
 * scripts; words may be joined by hyphens. What is only written like a date, or mistyped, gives the nearest that is meant.
 *
 * @param today ISO date
 */
export function readTypedDay(typed: string, today: string): TypedDate {
  const written = readDate(typed);
  if (written.day !== undefined || written.nearest !== undefined) return written;
  const text = fold(typed)
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const day = readWords(text, today) ?? readWords(without(vocabulary().fillers, text) ?? '', today);
  if (day !== undefined) return { day };
  const near = nearest(text, vocabulary().named.keys());
  return near === undefined ? {} : { nearest: spelled(near) };
}

function readWords(text: string, today: string): string | undefined {
  const { named } = vocabulary();
  const now = Temporal.PlainDate.from(today);
  const back = named.get(text);
  if (back !== undefined) return now.subtract({ days: back }).toString();
  const past = pastSpan(text);
  if (past !== undefined) return now.subtract(past).toString();
  return lastWeekday(text, now);
}

/** How long ago, from "3 days ago" or "last week". */
function pastSpan(text: string): Temporal.DurationLike | undefined {
  const { agoBefore, agoAfter, lastBefore, lastAfter, counts } = vocabulary();
  const ago = without(agoBefore, text) ?? withoutEnd(agoAfter, text);
  const span = ago === undefined ? undefined : countedSpan(ago);
  if (span !== undefined) return span;
  const last = without(lastBefore, text) ?? withoutEnd(lastAfter, text);
  if (last === undefined) return undefined;
  const unit = counts.get(last) ?? counts.get(last.replace(/^ال/, ''));
  // "Last 3 days" goes back as far as "3 days ago" does.
  return unit?.count === 1 ? { [unit.unit]: 1 } : countedSpan(last);
}

/** A number of days, weeks, months or years: "3 days", "two weeks", "يومين". At most three digits. */
function countedSpan(text: string): Temporal.DurationLike | undefined {
  const { counts, numbers } = vocabulary();
  const alone = counts.get(text);
  if (alone?.count !== undefined) return { [alone.unit]: alone.count };
  const [, number = '', word = ''] = /^(\d{1,3}|\S+(?: \S+)*) (\S+)$/u.exec(text) ?? [];
  const count = /^\d{1,3}$/.test(number) ? Number(number) : numbers.get(number);
  const unit = counts.get(word)?.unit;
  return count === undefined || unit === undefined ? undefined : { [unit]: count };
}

/** The last such day of the week: today counts, unless the words say "last". */
function lastWeekday(text: string, now: Temporal.PlainDate): string | undefined {
  const { lastBefore, lastAfter } = vocabulary();
  const last = without(lastBefore, text) ?? withoutEnd(lastAfter, text);
  const weekday = weekdayCalled(text) ?? (last === undefined ? undefined : weekdayCalled(last));
  if (weekday === undefined) return undefined;
  const back = (now.dayOfWeek - weekday + 7) % 7;
  return now.subtract({ days: back === 0 && last !== undefined ? 7 : back }).toString();
}

/** The text after the first of these beginnings that it has. */
function without(beginnings: readonly string[], text: string): string | undefined {
  const found = beginnings.find((beginning) => text.startsWith(`${beginning} `));
  return found === undefined ? undefined : text.slice(found.length + 1);
}

/** The text before the first of these endings that it has; an ending may be written on to its word. */
function withoutEnd(endings: readonly string[], text: string): string | undefined {
  const found = endings.find(
    (ending) => text.endsWith(` ${ending}`) || (isJoined(ending) && text.endsWith(ending)),
  );
  return found === undefined ? undefined : text.slice(0, -found.length).trim();
}

/** Sorani writes the ending of the word before as part of it: "هەفتەی پێشوو". */
function isJoined(ending: string): boolean {
  return ending.startsWith(fold('ی '));
}

/** A folded word as it is written. */
function spelled(folded: string): string {
  return (
    Object.values(NAMED)
      .flat()
      .find((word) => fold(word) === folded) ?? folded
  );
}
