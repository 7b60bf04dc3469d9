import { fold } from '../query/words/fold.ts';

/** A time of the day as typed: `HH:MM`, or, where it is not one, the time that was probably meant. */
export type TypedTime = { readonly time: string } | { readonly time?: never; readonly nearest?: string };

/** Hours and minutes, in one of the ways in which people part them, and perhaps the half of the day. */
const CLOCK = /^(\d{1,2})(?:[:.٫](\d{1,2}))?\s*([^\d\s].*)?$/u;
/** Hours and minutes with nothing between them. */
const DIGITS = /^(\d{1,2})(\d{2})$/;

/** What stands for the halves of the day, folded and without blanks and dots. */
const MORNING: ReadonlySet<string> = new Set(
  ['am', 'a', 'ص', 'صباحا', 'الصبح', 'في الصباح', 'پ', 'پن', 'بەیانی', 'پێشنیوەڕۆ'].map(bare),
);
const EVENING: ReadonlySet<string> = new Set(
  [
    ...['pm', 'p', 'م', 'مساء', 'مساءا', 'ظهرا', 'المساء', 'في المساء'],
    ...['د', 'دن', 'ئێوارە', 'دوانیوەڕۆ', 'پاشنیوەڕۆ'],
  ].map(bare),
);
/** Moments of the day that have a name. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...['noon', 'midday', 'الظهر', 'نیوەڕۆ'].map((name) => [bare(name), '12:00'] as const),
  ...['midnight', 'منتصف الليل', 'نیوەشەو'].map((name) => [bare(name), '00:00'] as const),
]);
/** What stands before a time and says nothing. */
const BEFORE = new RegExp(
  `^(?:${['at', '@', 'الساعة', 'في الساعة', 'کاتژمێر', 'سەعات'].map(fold).join('|')})\\s*`,
  'u',
);
/** What ties an hour to its half of the day in Sorani. */
const TIE = /^ي(?=.)/u;

/** Reads a time that someone typed, in Western or Arabic digits, by the clock of 24 hours or of twice 12. */
export function readTime(typed: string): TypedTime {
  const text = fold(typed)
    .trim()
    .replace(BEFORE, '')
    .replace(/[,،;]+$/, '');
  const named = NAMED.get(bare(text));
  if (named !== undefined) return { time: named };
  const [, digits = '', more = ''] = DIGITS.exec(text) ?? [];
  if (digits !== '') return meant(Number(digits), Number(more));
  const [, first, minutes = '', after = ''] = CLOCK.exec(text) ?? [];
  if (first === undefined) return {};
  const hour = Number(first);
  const words = bare(after);
  const half = isHalf(words) ? words : words.replace(TIE, '');
  if (half === '') {
    return minutes.length === 2 && isTime(hour, Number(minutes))
      ? { time: written(hour, Number(minutes)) }
      : meant(hour, Number(minutes));
  }
  if (!isHalf(half)) return {};
  if (hour < 1 || hour > 12 || minutes.length === 1) return meant(hour, Number(minutes));
  const from = (hour % 12) + (MORNING.has(half) ? 0 : 12);
  return isTime(from, Number(minutes)) ? { time: written(from, Number(minutes)) } : {};
}

function isHalf(words: string): boolean {
  return MORNING.has(words) || EVENING.has(words);
}

function meant(hour: number, minute: number): TypedTime {
  const near = hour === 24 ? 0 : hour;
  return isTime(near, minute) ? { nearest: written(near, minute) } : {};
}

function isTime(hour: number, minute: number): boolean {
  return hour < 24 && minute < 60;
}

function written(hour: number, minute: number): string {
  return [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
}

function bare(word: string): string {
  return fold(word).replace(/[\s.]/g, '');
}
