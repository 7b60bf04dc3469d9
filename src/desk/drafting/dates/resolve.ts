import type { DateWord, FoundDate } from './date-words.ts';

/** A date of a fact, and whether the day of publication was needed to tell it. */
export interface ResolvedDate {
  readonly date: string;
  readonly isInferred: boolean;
}

/**
 * The days that a time in a text means. What has no year of its own is counted from the day of publication: the last such
 * day not after it, or, of what is to come, the first not before it.
 *
 * @param published ISO day; without it only what has a year is known
 * @param isFuture the text tells of what is to come
 */
export function resolveDate(
  { word, since }: FoundDate,
  published: string | undefined,
  isFuture: boolean,
): ResolvedDate | undefined {
  const day = published === undefined ? undefined : Temporal.PlainDate.from(published);
  const found = resolveWord(word, day, isFuture);
  if (found === undefined || !since || found.date.includes('/')) return found;
  if (day === undefined || found.date > day.toString()) return undefined;
  // An open period is taken to run until the source came out.
  return { date: `${found.date}/${day}`, isInferred: true };
}

function resolveWord(
  word: DateWord,
  day: Temporal.PlainDate | undefined,
  isFuture: boolean,
): ResolvedDate | undefined {
  switch (word.kind) {
    case 'year':
      return {
        date: word.last === undefined ? `${word.year}` : `${word.year}/${word.last}`,
        isInferred: false,
      };
    case 'month':
      return monthOf(word, day, isFuture);
    case 'day':
      return dayOf(word, day, isFuture);
    case 'span':
      return spanOf(word, day, isFuture);
    default:
      return day === undefined ? undefined : { date: relative(word, day, isFuture), isInferred: true };
  }
}

/** From the first day of the one time to the last of the other; none where they are in no order. */
function spanOf(
  { from, to }: DateWord & { kind: 'span' },
  day: Temporal.PlainDate | undefined,
  isFuture: boolean,
): ResolvedDate | undefined {
  const end = resolveWord(to, day, isFuture);
  if (end === undefined) return undefined;
  const last = end.date.split('/').at(-1) ?? '';
  const [start] = [isFuture, false]
    .map((each) => resolveWord(from, day, each))
    .filter((each) => each !== undefined && (each.date.split('/')[0] ?? '') <= last);
  if (start === undefined) return undefined;
  return {
    date: `${start.date.split('/')[0]}/${last}`,
    isInferred: start.isInferred || end.isInferred,
  };
}

function monthOf(
  { month, year }: DateWord & { kind: 'month' },
  day: Temporal.PlainDate | undefined,
  isFuture: boolean,
): ResolvedDate | undefined {
  if (year !== undefined)
    return { date: Temporal.PlainYearMonth.from({ year, month }).toString(), isInferred: false };
  if (day === undefined) return undefined;
  const here = day.toPlainYearMonth();
  let found = Temporal.PlainYearMonth.from({ year: day.year, month });
  if (isFuture && Temporal.PlainYearMonth.compare(found, here) < 0) found = found.add({ years: 1 });
  if (!isFuture && Temporal.PlainYearMonth.compare(found, here) > 0) found = found.subtract({ years: 1 });
  return { date: found.toString(), isInferred: true };
}

function dayOf(
  word: DateWord & { kind: 'day' },
  published: Temporal.PlainDate | undefined,
  isFuture: boolean,
): ResolvedDate | undefined {
  const { last, year } = word;
  const end = last ?? word.day;
  const at = (of: Temporal.PlainYearMonth, day: number): string | undefined =>
    day > of.daysInMonth ? undefined : of.toPlainDate({ day }).toString();
  const first = (): Temporal.PlainYearMonth | undefined => {
    if (year !== undefined) return Temporal.PlainYearMonth.from({ year, month: word.month ?? 1 });
    if (published === undefined) return undefined;
    const step = word.month === undefined ? { months: 1 } : { years: 1 };
    let month = Temporal.PlainYearMonth.from({ year: published.year, month: word.month ?? published.month });
    const day = (): string => at(month, end) ?? `${month}-99`;
    if (!isFuture && day() > published.toString()) month = month.subtract(step);
    if (isFuture && day() < published.toString()) month = month.add(step);
    return month;
  };
  const month = first();
  if (month === undefined) return undefined;
  const [from, to] = [at(month, word.day), at(month, end)];
  if (from === undefined || to === undefined) return undefined;
  return { date: last === undefined ? from : `${from}/${to}`, isInferred: year === undefined };
}

function relative(
  word: DateWord & { kind: 'weekday' | 'offset' | 'past' },
  day: Temporal.PlainDate,
  isFuture: boolean,
): string {
  if (word.kind === 'past') {
    const unit = `${word.unit}s` as const;
    return `${day.subtract({ [unit]: word.amount })}/${day}`;
  }
  if (word.kind === 'weekday') {
    const back = (day.dayOfWeek - word.weekday + 7) % 7;
    if (word.side === 'last') return day.subtract({ days: back === 0 ? 7 : back }).toString();
    if (word.side === 'next') return day.add({ days: 7 - back }).toString();
    return isFuture ? day.add({ days: (7 - back) % 7 }).toString() : day.subtract({ days: back }).toString();
  }
  const { unit, amount } = word;
  if (unit === 'day') return day.add({ days: amount }).toString();
  if (unit === 'month') return day.toPlainYearMonth().add({ months: amount }).toString();
  if (unit === 'year') return String(day.year + amount);
  const monday = day.subtract({ days: day.dayOfWeek - 1 }).add({ weeks: amount });
  // This week, as far as it has gone.
  if (amount === 0 && !isFuture) return monday.equals(day) ? `${day}` : `${monday}/${day}`;
  return `${monday}/${monday.add({ days: 6 })}`;
}
