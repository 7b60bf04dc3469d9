import type { Direction } from './reply.ts';

const RTL_MARK = '\u200f';
const RTL_ISOLATE = '\u2067';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A colour code of a terminal, which stays as it is, a distance from UTC, or a run of Latin words. */
const LATIN =
  /\p{Cc}\[\d+m|(?<![\p{L}\p{N}])[+-]\d\d:\d\d(?!\d)|[\p{Script=Latin}/][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*(?: [\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*)*/gu;

/** Text for a line that is read from right to left: Latin words and signs in it are read from left to right (UAX #9). */
export function isolateLatin(text: string): string {
  return text.replace(LATIN, (run) =>
    /^\p{Cc}/u.test(run) ? run : FIRST_STRONG_ISOLATE + run + POP_ISOLATE,
  );
}

/** Arabic or Hebrew words in a row. */
const RTL_RUN =
  /[\p{Script=Arabic}\p{Script=Hebrew}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{N}]*(?:[ \p{P}]+[\p{Script=Arabic}\p{Script=Hebrew}\p{N}][\p{Script=Arabic}\p{Script=Hebrew}\p{M}\p{N}]*)*/gu;

/** Text for a line of this direction: runs of the other direction in it do not reorder what stands around them. */
export function isolateOther(text: string, direction: Direction): string {
  return direction === 'rtl'
    ? isolateLatin(text)
    : text.replace(RTL_RUN, (run) => FIRST_STRONG_ISOLATE + run + POP_ISOLATE);
}

/** One line to be read from right to left, whatever stands around it (Unicode UAX #9, isolates). */
export function isolated(line: string): string {
  return RTL_ISOLATE + line + POP_ISOLATE;
}

/**
 * The same for screens that take a paragraph's direction from its first letter: they look past isolates, so a mark
 * stands before it.
 */
export function markedRtl(line: string): string {
  return RTL_MARK + isolated(line);
}
