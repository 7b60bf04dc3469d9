import stripAnsi from 'strip-ansi';

/** Controls, and marks that reorder text: either could make a screen show something else than the text. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside, made safe to show: on one line, without escapes, controls or direction marks. */
export function safe(text: string): string {
  return stripAnsi(text.toWellFormed())
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNSAFE, '');
}
