import { fold } from '../query/words/fold.ts';
import { given } from '../util/given.ts';
import { lazy } from '../util/lazy.ts';

/** A time of the day as `HH:MM`, or, if the text is not one, the time that was probably meant. */
export type TypedTime = { readonly time: string } | { readonly time?: never; readonly nearest?: string };

/** Hours and minutes with one of the marks that people type between them, and perhaps the half of the day. */
const CLOCK = /^(\d{1,2})(?:[:.٫](\d{1,2}))?\s*([^\d\s].*)?$/u;
/** Hours and minutes with nothing between them. */
const DIGITS = /^(\d{1,2})(\d{2})$/;

const MORNING = ['am', 'a', 'ص', 'صباحا', 'الصبح', 'في الصباح', 'پ', 'پن', 'بەیانی', 'پێشنیوەڕۆ'];
const EVENING = [
  ...['pm', 'p', 'م', 'مساء', 'مساءا', 'ظهرا', 'المساء', 'في المساء'],
  ...['د', 'دن', 'ئێوارە', 'دوانیوەڕۆ', 'پاشنیوەڕۆ'],
];
const NOON = ['noon', 'midday', 'الظهر', 'نیوەڕۆ'];
const MIDNIGHT = ['midnight', 'منتصف الليل', 'نیوەشەو'];
/** What people type before a time. */
const BEFORE = ['at', '@', 'الساعة', 'في الساعة', 'کاتژمێر', 'سەعات'];
/** What joins an hour to its half of the day in Sorani. */
const JOINING = /^ي(?=.)/u;

/** The words around times as they are compared; made when a time is first read. */
const vocabulary = lazy(() => ({
  morning: new Set(MORNING.map(compact)) as ReadonlySet<string>,
  evening: new Set(EVENING.map(compact)) as ReadonlySet<string>,
  moments: new Map([
    ...NOON.map((name) => [compact(name), '12:00'] as const),
    ...MIDNIGHT.map((name) => [compact(name), '00:00'] as const),
  ]) as ReadonlyMap<string, string>,
  before: new RegExp(`^(?:${BEFORE.map(fold).join('|')})\\s*`, 'u'),
}));

/** Reads a time in Western or Arabic digits, on the 24-hour or the 12-hour clock. */
export function readTime(typed: string): TypedTime {
  const { moments, before } = vocabulary();
  const text = fold(typed)
    .trim()
    .replace(before, '')
    .replace(/[,،;]+$/, '');
  const moment = moments.get(compact(text));
  if (moment !== undefined) return { time: moment };
  const [, digits = '', rest = ''] = DIGITS.exec(text) ?? [];
  if (digits !== '') return nearestTime(Number(digits), Number(rest));
  const [, hour, minutes = '', after = ''] = CLOCK.exec(text) ?? [];
  return hour === undefined ? {} : timeOfClock(Number(hour), minutes, compact(after));
}

/** The time of an hour, the minutes as typed, and the words after them, which may name a half of the day. */
function timeOfClock(hour: number, minutes: string, words: string): TypedTime {
  const { morning, evening } = vocabulary();
  const isHalf = (word: string): boolean => morning.has(word) || evening.has(word);
  const half = isHalf(words) ? words : words.replace(JOINING, '');
  const minute = Number(minutes);
  if (half === '') {
    return minutes.length === 2 && isTime(hour, minute)
      ? { time: format(hour, minute) }
      : nearestTime(hour, minute);
  }
  if (!isHalf(half)) return {};
  if (hour < 1 || hour > 12 || minutes.length === 1) return nearestTime(hour, minute);
  const hourOfDay = (hour % 12) + (morning.has(half) ? 0 : 12);
  return isTime(hourOfDay, minute) ? { time: format(hourOfDay, minute) } : {};
}

/** What is not quite a time, as the time that was probably meant. */
function nearestTime(hour: number, minute: number): TypedTime {
  const hourOfDay = hour === 24 ? 0 : hour;
  return given({ nearest: isTime(hourOfDay, minute) ? format(hourOfDay, minute) : undefined });
}

function isTime(hour: number, minute: number): boolean {
  return hour < 24 && minute < 60;
}

function format(hour: number, minute: number): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Folded, without blanks and full stops. */
function compact(words: string): string {
  return fold(words).replace(/[\s.]/g, '');
}
