import { nearest } from '../util/edit-distance.ts';

const LONGEST_QUOTE = 60;

/** A value from a file as a problem quotes it: in quotes, on one line, not too long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}

/** ` - did you mean "x"?` where a candidate is near, else nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = nearest(word, candidates);
  return meant === undefined ? '' : ` - did you mean ${quote(meant)}?`;
}

/** A value in an editor's words: `a list`, `the number 5`. */
export function found(input: unknown): string {
  if (input === null || input === undefined) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a mapping';
  if (typeof input === 'string') return `the text ${quote(input)}`;
  return typeof input === 'number' ? `the number ${input}` : String(input);
}
