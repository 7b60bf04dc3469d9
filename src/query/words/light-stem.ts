/**
 * Light stemmers of languages other than English, over folded words (see fold.ts): they take endings and clitics off
 * without a dictionary. Whatever remains has at least three letters.
 */

const LEAST = 3;

/** The conjunction, then the article with the clitics before it, then a clitic alone before a longer word. */
const ARABIC_AND = /^و(?=.{4})/;
const ARABIC_ARTICLE = /^(?:وال|بال|فال|كال|لل|ال)(?=.{2})/;
/** Endings one after the other: of possession, then of number and gender. As in light10 (Larkey, Ballesteros and Connell 2007). */
const ARABIC_ENDINGS: readonly RegExp[] = [/(?:هما|ها|هم|هن|كم|نا)$/, /(?:ات|ان|ون|ين|يه|وا)$/, /[هي]$/];

function stemArabic(word: string): string {
  const bare = without(without(word, ARABIC_AND), ARABIC_ARTICLE);
  return ARABIC_ENDINGS.reduce(without, bare);
}

const KURDISH_ENDING = /(?:هكانيان|هكاني|هكان|هكهي|هكه|كاني|كان|هكي|ان|ي|ه)$/;
const FRENCH_ENDING = /(?:ements?|ations?|aient|ees?|es|er|ait|ent|s|e|x)$/;
/** Letters by which Turkish words are told apart: as good for finding as a lemmatiser (Can and others 2008). */
const TURKISH_OPENING = 5;

const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  ar: stemArabic,
  ckb: (word) => without(word, KURDISH_ENDING),
  fr: (word) => without(word, FRENCH_ENDING),
  tr: (word) => word.slice(0, TURKISH_OPENING),
};

/** The word without what its language adds to it; unchanged in a language without a table. */
export function lightStem(word: string, language: string): string {
  return word.length <= LEAST ? word : (STEMMERS[language]?.(word) ?? word);
}

function without(word: string, affix: RegExp): string {
  const shorter = word.replace(affix, '');
  return shorter.length >= LEAST ? shorter : word;
}
