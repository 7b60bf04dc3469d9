import { lazy } from '../util/lazy.ts';
import type { Direction } from './reply.ts';

const RTL_MARK = '\u200f';
const RTL_ISOLATE = '\u2067';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A terminal's colour code (which is left as it is), a distance from UTC, or a run of Latin words. */
const latin = lazy(
  () =>
    /\p{Cc}\[\d+m|(?<![\p{L}\p{N}])[+-]\d\d:\d\d(?!\d)|[\p{Script=Latin}/][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*(?: [\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*)*/gu,
);

/** Isolates the Latin words in a line that is read from right to left, so that they are read from left to right (UAX #9). */
export function isolateLatin(text: string): string {
  return text.replace(latin(), (run) =>
    /^\p{Cc}/u.test(run) ? run : FIRST_STRONG_ISOLATE + run + POP_ISOLATE,
  );
}

/** A run of Arabic or Hebrew words. */
const rtlRun = lazy(
  () =>
    /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{N}]*(?:[ \p{P}]+[\p{Script=Arabic}\p{Script=Hebrew}\p{N}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{N}]*)*/gu,
);

/** Isolates the runs of the other direction in a line, so that they do not reorder the text around them. */
export function isolateOther(text: string, direction: Direction): string {
  return direction === 'rtl'
    ? isolateLatin(text)
    : text.replace(rtlRun(), (run) => FIRST_STRONG_ISOLATE + run + POP_ISOLATE);
}

/** Isolates a line that is read from right to left from the text around it (UAX #9). */
export function isolated(line: string): string {
  return RTL_ISOLATE + line + POP_ISOLATE;
}

/**
 * The same for screens that take a paragraph's direction from its first letter. They skip isolates, so a mark comes
 * first.
 */
export function markedRtl(line: string): string {
  return RTL_MARK + isolated(line);
}
