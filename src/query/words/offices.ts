import type { Token } from './fold.ts';
import { LAND_WORDS } from './lands.ts';
import { type Lexicon, nameOfTerm } from './lexicon.ts';

/** Languages in which a land stands before its office ("Syria's foreign minister"); in the others it follows. */
const LAND_FIRST: ReadonlySet<string> = new Set(['en', 'tr']);
/** Words between an office and the land after it. */
const LINKS: ReadonlySet<string> = new Set(['of', 'de', 'du', 'des', 'la', 'le', 'the', 'في']);
const MOST_LINKS = 2;

/** An office in a text: its id, and the words from one to another. */
export interface OfficeInText {
  readonly id: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/**
 * Whether an office is another land's: a land that is not its own stands where the language puts it. "Syria's foreign
 * minister" is not that of Iraq.
 */
export function isOfAnotherLand(office: OfficeInText, lexicon: Lexicon, language: string): boolean {
  const { id, tokens, from, to } = office;
  const own = lexicon.officeWords(id);
  if (own === undefined) return false;
  const isOther = (token: Token | undefined): boolean => {
    if (token === undefined || own.includes(token.folded)) return false;
    const terms = lexicon.lookUp(token.folded, language) ?? [];
    const isLand =
      terms.some((term) => lexicon.isLand(nameOfTerm(term) ?? '')) ||
      (language === 'en' && LAND_WORDS.has(token.folded));
    return (
      isLand && !own.some((word) => lexicon.lookUp(word, language)?.some((term) => terms.includes(term)))
    );
  };
  if (LAND_FIRST.has(language) && isOther(tokens[from - 1])) return true;
  let after = to;
  while (after - to < MOST_LINKS && LINKS.has(tokens[after]?.folded ?? '')) after++;
  return (after > to || !LAND_FIRST.has(language)) && isOther(tokens[after]);
}
