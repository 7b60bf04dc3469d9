import { stripVTControlCharacters } from 'node:util';

/** Controls, and marks that reorder text: from outside, either could make a screen show what is not there. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside as a platform may show it: on one line, without escapes, controls or direction marks. */
export function safe(text: string): string {
  return stripVTControlCharacters(text.toWellFormed())
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNSAFE, '');
}
