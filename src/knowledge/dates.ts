import { quote } from './messages.ts';
import type { Moment, Precision } from './model.ts';

/** A moment without the reason why it was inferred. */
export type Span = Omit<Moment, 'inferred'>;

/** What is wrong with a date, and how to fix it. */
export interface DateMistake {
  readonly mistake: string;
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const FORMS = 'write "2026-01-21", "2026-01", "2026", or two of these joined by "/"';

/** The days that a date stands for: `2026-01` gives 2026-01-01 to 2026-01-31, `2014/2017` the four years. */
export function parseSpan(date: string): Span | DateMistake {
  const [start = '', end, ...more] = date.split('/');
  if (more.length > 0) return { mistake: `${quote(date)} has more than two dates - ${FORMS}` };
  const first = parseDate(start);
  if (end === undefined || 'mistake' in first) return first;
  const last = parseDate(end);
  if ('mistake' in last) return last;
  if (last.to < first.from) {
    return { mistake: `the interval ${quote(date)} ends before it starts - write the earlier date first` };
  }
  return { date, from: first.from, to: last.to, precision: 'interval' };
}

/** As `parseSpan`, but refuses everything except a full day. */
export function parseDay(date: string): Span | DateMistake {
  const span = parseSpan(date);
  if ('mistake' in span || span.precision === 'day') return span;
  return { mistake: `${quote(date)} is not a full day - write year, month and day, such as "2026-01-21"` };
}

function parseDate(date: string): Span | DateMistake {
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined) return { mistake: `${quote(date)} is not a date - ${FORMS}` };
  if (month === undefined) return { date, from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  if (Number(month) < 1 || Number(month) > 12) {
    return { mistake: `${quote(date)} has the month ${month} - months run from 01 to 12` };
  }
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year: Number(year), month: Number(month) });
  if (day === undefined) return span(date, `${date}-01`, `${date}-${daysInMonth}`, 'month');
  if (Number(day) < 1 || Number(day) > daysInMonth) {
    return {
      mistake: `${quote(date)} has the day ${day} - ${year}-${month} has the days 01 to ${daysInMonth}`,
    };
  }
  return span(date, date, date, 'day');
}

function span(date: string, from: string, to: string, precision: Precision): Span {
  return { date, from, to, precision };
}
