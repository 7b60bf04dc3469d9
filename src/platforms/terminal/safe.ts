import { stripVTControlCharacters } from 'node:util';

/** Controls, and marks that reorder text: from outside, either could make a terminal show what is not there. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside as a terminal may show it: on one line, without escapes, controls or direction marks. */
export function safe(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNSAFE, '');
}

const RTL_ISOLATE = '\u2067';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** A colour code, which stays as it is, or a run of Latin words. */
const LATIN =
  /\p{Cc}\[\d+m|[\p{Script=Latin}/][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*(?: [\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’._:/#?&=%-]*)*/gu;

/** One line to be read from right to left, Latin words in it from left to right (Unicode UAX #9, isolates). */
export function isolated(line: string): string {
  const inner = line.replace(LATIN, (run) =>
    /^\p{Cc}/u.test(run) ? run : FIRST_STRONG_ISOLATE + run + POP_ISOLATE,
  );
  return RTL_ISOLATE + inner + POP_ISOLATE;
}
