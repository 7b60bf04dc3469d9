import type { FunctionWords } from '../../knowledge/model.ts';
import { fold, tokenize } from './fold.ts';

/** Letters that only one of the languages has, before folding; each is a strong sign. */
const SIGNS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ckb', /[ەێۆڕڵڤ]/g],
  ['tr', /[şğıİ]/g],
  ['fr', /[éèêàçœùûîô]/g],
];
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;
const LATIN_SCRIPT = /\p{Script=Latin}/u;
/** Written in Arabic letters; all else that is asked here is written in Latin ones. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'ur', 'he']);

/** Whether the language's words are written in Arabic letters. */
export function usesArabicScript(language: string): boolean {
  return RIGHT_TO_LEFT.has(language);
}

/** Tells in which of the situation's languages a question is written. */
export type LanguageDetector = (text: string) => string;

/**
 * Detects by script, by letters of one language alone, and by votes of function words and of the vocabulary.
 * Names do not vote: they are written alike in many languages.
 *
 * @param knows whether a folded word is in the vocabulary of a language
 */
export function createLanguageDetector(
  languages: readonly string[],
  functionWords: Readonly<Record<string, FunctionWords>>,
  knows: (word: string, language: string) => boolean,
): LanguageDetector {
  const small = new Map<string, Set<string>>();
  for (const language of languages) {
    const words = functionWords[language];
    const kinds = Object.values(words?.kind ?? {}).flat();
    const all = [...(words?.stop ?? []), ...kinds, ...(words?.continue ?? [])];
    small.set(language, new Set(all.flatMap((phrase) => tokenize(phrase).map((token) => token.folded))));
  }
  return (text) => {
    const arabic = ARABIC_SCRIPT.test(text);
    if (!arabic && !LATIN_SCRIPT.test(text)) return languages[0] ?? 'en';
    const candidates = languages.filter((language) => usesArabicScript(language) === arabic);
    let best = candidates[0] ?? 'en';
    let most = -1;
    const words = tokenize(text).map((token) => token.folded);
    for (const language of candidates) {
      let votes = 0;
      for (const word of words) {
        if (small.get(language)?.has(word)) votes += 2;
        else if (knows(word, language)) votes += 1;
      }
      for (const [sign, letters] of SIGNS) {
        if (sign === language) votes += 2 * Math.min(3, text.normalize('NFC').match(letters)?.length ?? 0);
      }
      if (votes > most) {
        most = votes;
        best = language;
      }
    }
    return best;
  };
}

/** Folded words of a phrase, joined: the key under which function words are kept. */
export function phraseKey(phrase: string): string {
  return tokenize(fold(phrase))
    .map((token) => token.folded)
    .join(' ');
}
