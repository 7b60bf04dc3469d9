import { fold } from '../query/words/fold.ts';
import { lazy } from '../util/lazy.ts';
import { type QuietHours, USUAL_ALERTS } from './alerts.ts';
import { readTime } from './time-of-day.ts';

/** Hours that are suggested, the usual ones first. */
export const SUGGESTED_HOURS: readonly (QuietHours | 'none')[] = [
  USUAL_ALERTS.quiet,
  { from: '23:00', until: '06:00' },
  { from: '21:00', until: '08:00' },
];

/** The word for no hours in each language. */
const NONE: Readonly<{ en: string } & Record<string, string>> = { en: 'none', ar: 'لا شيء', ckb: 'هیچ' };
const ALSO_NONE = ['no', 'off', 'nothing', 'never', 'لا', 'بلا', 'بدون', 'نییە', 'نەخێر'];
/** What people type between two times. */
const TO = ['to', 'until', 'till', 'إلى', 'الى', 'حتى', 'تا', 'بۆ'];
/** What they type before the first. */
const FROM = ['from', 'من', 'لە'];

/** The words around hours as they are compared; made when hours are first read. */
const vocabulary = lazy(() => ({
  none: new Set([...Object.values(NONE), ...ALSO_NONE].map(fold)) as ReadonlySet<string>,
  from: new RegExp(`^(?:${FROM.map(fold).join('|')}) `, 'u'),
  to: new RegExp(` ?[-–—] ?| (?:${TO.map(fold).join('|')}) `, 'u'),
}));

/** Reads hours such as `22:00-07:00` or "10 pm to 7 am", or a word for none; undefined if the text is neither. */
export function readHours(typed: string): QuietHours | 'none' | undefined {
  const { none, from: before, to } = vocabulary();
  const text = fold(typed).trim().replace(/\s+/g, ' ');
  if (none.has(text)) return 'none';
  const [from, until, ...more] = text.replace(before, '').split(to).map(timeOf);
  if (from === undefined || until === undefined || from === until || more.length > 0) return undefined;
  return { from, until };
}

/** Hours as they are typed, in English. */
export function hoursText(hours: QuietHours | 'none'): string {
  return hours === 'none' ? NONE.en : `${hours.from}-${hours.until}`;
}

/** The word for no hours. */
export function noneWord(language: string): string {
  return NONE[language] ?? NONE.en;
}

/** A time of the day. Beside another one, a bare hour is one too. */
function timeOf(typed: string): string | undefined {
  const { time, nearest } = { nearest: undefined, ...readTime(typed) };
  return time ?? nearest;
}
