import { stemmer } from 'stemmer';

/** English words without a topic of their own: the list of Lucene, and the words that questions are made with. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with what which who whom when where why how did do does'.split(
    ' ',
  ),
);

/** A word's stem after Porter, or nothing for a stop word: MiniSearch's `processTerm` as one would set it for English. */
export function stemOf(term: string): string | null {
  const word = term.toLowerCase();
  return STOP_WORDS.has(word) ? null : stemmer(word);
}
