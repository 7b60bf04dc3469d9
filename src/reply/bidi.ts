import { lazy } from '../util/lazy.ts';
import type { Direction } from './reply.ts';

const RTL_MARK = '\u200f';
const LTR_ISOLATE = '\u2066';
const RTL_ISOLATE = '\u2067';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A terminal's colour code (which is left as it is), a distance from UTC, or a run of Latin words. */
const latin = lazy(
  () =>
    /\p{Cc}\[\d+m|(?<![\p{L}\p{N}])[+-]\d\d:\d\d(?!\d)|(?:\/(?=\p{Script=Latin})|\p{Script=Latin})[\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*(?: [\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*)*/gu,
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

/** A text of its own direction within a line, isolated from the rest; `isolatedRuns` reads it back. */
export function isolatedRun(text: string, direction: Direction): string {
  return (direction === 'rtl' ? RTL_ISOLATE : LTR_ISOLATE) + text + POP_ISOLATE;
}

/**
 * The texts that `isolatedRun` made, from a line that starts with one; none from any other. Between them nothing is read.
 * They may hold isolates of their own whose direction their first letter decides, as `isolateOther` makes them.
 */
export function isolatedRuns(line: string): readonly string[] {
  if (!line.startsWith(LTR_ISOLATE) && !line.startsWith(RTL_ISOLATE)) return [];
  const runs: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index } of line.matchAll(/[\u2066-\u2069]/g)) {
    if (mark !== POP_ISOLATE) {
      if (depth === 0) start = index + 1;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) runs.push(line.slice(start, index));
    }
  }
  return runs;
}

/** The direction of a text's first letter that has one. */
export function directionOf(text: string): Direction {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) ? 'rtl' : 'ltr';
}

/** The text of a line that `markedRtl` may have marked. */
export function unmarked(line: string): string {
  return line.startsWith(RTL_MARK + RTL_ISOLATE) && line.endsWith(POP_ISOLATE) ? line.slice(2, -1) : line;
}
