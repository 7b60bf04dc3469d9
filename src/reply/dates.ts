import type { Moment } from '../knowledge/model.ts';
import type { Texts } from '../text/index.ts';

/** A moment in short: of inferred days of one month, the month. */
export function showMomentShort(moment: Moment, texts: Texts): string {
  const [start = '', end = start] = moment.date.split('/');
  const month = start.slice(0, 7);
  return moment.inferred && month.length === 7 && end.startsWith(month)
    ? texts.inferred(showDate(month, texts))
    : showMoment(moment, texts);
}

/** One ISO date, month or year in words: "21 January 2026", "January 2026", "2017". */
export function showDate(date: string, texts: Texts): string {
  const [year = '', month, day] = date.split('-');
  const name = month === undefined ? undefined : texts.months[Number(month) - 1];
  if (name === undefined) return year;
  return `${day === undefined ? name : texts.dayOf(Number(day), name)} ${year}`;
}

/** A moment in words, at its precision, with a mark if it is inferred: "21–31 January 2026 (inferred)". */
export function showMoment(moment: Moment, texts: Texts): string {
  const [start = '', end] = moment.date.split('/');
  const [, first] = /^\d{4}-\d{2}-(\d{2})$/.exec(start) ?? [];
  const isOneMonth = first !== undefined && end?.length === start.length && end.startsWith(start.slice(0, 7));
  const shown =
    end === undefined
      ? showDate(start, texts)
      : `${isOneMonth ? `${Number(first)}–` : `${showDate(start, texts)} – `}${showDate(end, texts)}`;
  return moment.inferred ? texts.inferred(shown) : shown;
}

/** A moment for other programs that show it: "2026-01 (inferred)". */
export function isoMoment(moment: Moment): string {
  return moment.inferred ? `${moment.date} (inferred)` : moment.date;
}

/** An instant in a time zone: "Monday 23 November 2026, 08:00 (Asia/Baghdad)". */
export function showInstant(instant: Date, timeZone: string, texts: Texts): string {
  const local = instant.toTemporalInstant().toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const date = showDate(local.toPlainDate().toString(), texts);
  return texts.subscriptions.moment(texts.weekdays[local.dayOfWeek - 1] ?? '', date, `${time} (${timeZone})`);
}

/** The date in a time zone, as an ISO date. */
export function isoDay(instant: Date, timeZone: string): string {
  return instant.toTemporalInstant().toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The day after an ISO date. */
export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** How long ago a day was, in the unit that suits it: "5 days", "3 weeks", "10 months", "2 years". */
export function showAge(from: string, to: string, texts: Texts): string {
  const days = daysBetween(from, to);
  const rounded = (unit: 'months' | 'years') =>
    Temporal.PlainDate.from(from).until(to, {
      largestUnit: unit,
      smallestUnit: unit,
      roundingMode: 'halfExpand',
    })[unit];
  if (days < 14) return texts.age.days(Math.max(days, 0));
  if (days < 60) return texts.age.weeks(Math.round(days / 7));
  if (days < 700) return texts.age.months(rounded('months'));
  return texts.age.years(rounded('years'));
}

/** An ISO date, or, if the text is not one, the date that was probably meant. */
export type TypedDate = { readonly day: string } | { readonly day?: never; readonly nearest?: string };

const THREE_NUMBERS = /^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})$/;

/** Reads a date in Western or Arabic digits. */
export function readDate(typed: string): TypedDate {
  const text = typed
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const match = THREE_NUMBERS.exec(text);
  if (!match) return {};
  const [first = '', second = '', last = ''] = match.slice(1);
  // 01/20/2026 can only be written in the American order.
  const isAmerican = last.length === 4 && Number(second) > 12 && Number(first) <= 12;
  const month = isAmerican ? first : second;
  const [year, day] = first.length === 4 ? [first, last] : [last, isAmerican ? second : first];
  if (year.length !== 4 || day.length > 2) return {};
  const nearest = Temporal.PlainDate.from(
    { year: Number(year), month: Math.max(Number(month), 1), day: Math.max(Number(day), 1) },
    { overflow: 'constrain' },
  ).toString();
  return nearest === text ? { day: nearest } : { nearest };
}
