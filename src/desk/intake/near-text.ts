import { comparableWords } from '../../knowledge/checks/comparable.ts';

/** So many words in a row are compared. */
const RUN = 4;
/** A text with fewer runs says too little to be taken for another. */
const FEWEST_RUNS = 20;
/** The share of the shorter text's runs that the longer has. Different reports of one event share less than a fifth. */
const NEAR = 0.6;

/** What of a text is compared with others. */
export type TextPrint = ReadonlySet<string>;

export function textPrint(paragraphs: readonly string[]): TextPrint {
  const words = comparableWords(paragraphs.join(' '));
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}

/** Whether two texts are nearly the same, or one is a part of the other. */
export function nearlyTheSame(one: TextPrint, other: TextPrint): boolean {
  const [short, long] = one.size < other.size ? [one, other] : [other, one];
  if (short.size < FEWEST_RUNS) return false;
  let shared = 0;
  for (const run of short) if (long.has(run)) shared++;
  return shared / short.size >= NEAR;
}
