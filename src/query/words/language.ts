import { tokenize } from './fold.ts';
import type { Grammar } from './grammar.ts';
import type { Lexicon } from './lexicon.ts';
import { usesArabicScript } from './script.ts';

/** Letters that only one of the languages has, before folding; each is a strong sign. */
const SIGNS: Readonly<Record<string, RegExp>> = {
  ckb: /[ەێۆڕڵڤ]/g,
  tr: /[şğıİ]/g,
  fr: /[éèêàçœùûîô]/g,
};
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
const ASCII = /^[\x20-\x7e]*$/;

/**
 * The language in which a text is written, of those that the lexicon knows: by script, by letters of one language
 * alone, and by votes of function words and of the vocabulary.
 */
export function detectLanguage(
  text: string,
  lexicon: Lexicon,
  grammars: ReadonlyMap<string, Grammar>,
): string {
  const arabic = ARABIC_SCRIPT.test(text);
  const candidates = lexicon.languages.filter((language) => usesArabicScript(language) === arabic);
  const words = tokenize(text).map((token) => token.folded);
  const marked = ASCII.test(text) ? undefined : text.normalize('NFC');
  let best = candidates[0] ?? lexicon.languages[0] ?? 'en';
  let most = 0;
  for (const language of candidates) {
    const votes = grammars.get(language)?.votes;
    let score = 0;
    for (const word of words) {
      if (votes?.has(word)) score += 2;
      else if (lexicon.terms(word, language) !== undefined) score += 1;
    }
    const sign = SIGNS[language];
    if (sign !== undefined && marked !== undefined) score += 2 * Math.min(3, marked.match(sign)?.length ?? 0);
    if (score > most) {
      most = score;
      best = language;
    }
  }
  return best;
}
