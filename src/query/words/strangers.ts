import type { Token } from './fold.ts';
import { LAND_WORDS } from './lands.ts';
import type { Lexicon } from './lexicon.ts';
import { isGivenName } from './real-words.ts';

/** Somebody else who shares a word with a known name. */
export interface Stranger {
  readonly words: readonly Token[];
  /** How many of the words stand before the shared one, and how many after it. */
  readonly before: number;
  readonly after: number;
}

/** Nouns that make a place or a body of the person's name before them. */
const PLACE_NOUNS: ReadonlySet<string> = new Set(
  'county street avenue university college park airport tree hospital stadium tower bridge island caddesi universitesi'.split(
    ' ',
  ),
);

/**
 * Whether the known name at a token is a part of another's: after a given name that is not its own ("Saddam Hussein"), before
 * a noun of places ("Harris county"), or before a land that no text has ("Hussein of Jordan").
 */
export function strangerAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  language: string,
): Stranger | undefined {
  const [before, token, link, land] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token === undefined) return undefined;
  if (
    before !== undefined &&
    isGivenName(before.folded) &&
    !opens(before.folded, token.folded, lexicon, language)
  ) {
    // A given name that has a slot of its own is taken into this one.
    const hasSlot = !lexicon.isStop(before.folded, language);
    return { words: [before, token], before: hasSlot ? 1 : 0, after: 0 };
  }
  if (link !== undefined && PLACE_NOUNS.has(link.folded))
    return { words: [token, link], before: 0, after: 1 };
  const isElsewhere =
    link?.folded === 'of' &&
    land !== undefined &&
    LAND_WORDS.has(land.folded) &&
    lexicon.lookUp(land.folded, language) === undefined;
  return isElsewhere ? { words: [token, link, land], before: 0, after: 2 } : undefined;
}

/** Whether a known name has these words, the first one first. */
function opens(first: string, word: string, lexicon: Lexicon, language: string): boolean {
  return lexicon.phrases(first, language).some(({ words }) => words.includes(word));
}
