import { type Lexicon, nameOfTerm } from './lexicon.ts';

/** Fewest letters of each of two words that were typed as one, and of the Arabic article before a name. */
const LEAST = 3;
const ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'ال']);

/**
 * Two words that were typed as one ("primeminister", "alhalbousi"), parted where both are known; undefined for what is one
 * word, or cannot be parted so.
 *
 * @param spelling the known spelling of a word that may be misspelt
 */
export function partJoined(
  word: string,
  language: string,
  lexicon: Lexicon,
  spelling: (word: string) => string | undefined,
): readonly [string, string] | undefined {
  for (let at = 2; at <= word.length - LEAST; at++) {
    const first = word.slice(0, at);
    const isArticle = ARTICLES.has(first);
    const phrases =
      at < LEAST ? [] : lexicon.phrases(first, language).filter(({ words }) => words[0] === first);
    if (!isArticle && phrases.length === 0) continue;
    const second = spelling(word.slice(at));
    if (second === undefined) continue;
    const isName = lexicon.terms(second, language)?.some((term) => nameOfTerm(term) !== undefined);
    if ((isArticle && isName) || phrases.some(({ words }) => words[1] === second)) {
      return [first, second];
    }
  }
  return undefined;
}
