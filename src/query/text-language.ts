import type { Knowledge } from '../knowledge/model.ts';
import { plainTextKnowledge } from '../knowledge/plain-text.ts';
import { buildLexicon } from './words/build-lexicon.ts';
import { createGrammar } from './words/grammar.ts';
import { detectLanguage } from './words/language.ts';
import { Lexicon } from './words/lexicon.ts';

/** The beginning of a text is enough to tell its language. */
const SAMPLE = 3_000;

/**
 * Tells the language of texts on any subject, by letters and function words alone.
 *
 * @returns a function from a text to the code of its language, of those that have function words
 */
export function languageDetector(words: Pick<Knowledge, 'functionWords'>): (text: string) => string {
  const { functionWords } = words;
  const lexicon = new Lexicon(buildLexicon(plainTextKnowledge([], { words })));
  const grammars = new Map(
    Object.entries(functionWords).map(([language, list]) => [language, createGrammar(list)]),
  );
  return (text) => detectLanguage(text.slice(0, SAMPLE), lexicon, grammars);
}
