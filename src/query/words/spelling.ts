import { DistanceFrom } from '../../util/distance-from.ts';
import { editDistance } from '../../util/edit-distance.ts';
import { commonStems } from './common-words.ts';
import { stem } from './inflection.ts';
import { type Lexicon, nameOfTerm } from './lexicon.ts';
import { realWords } from './real-words.ts';

/** Fewest letters of a word that may be misspelt by one letter, and by two. */
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

/**
 * The known word nearest to a misspelt one: at most one slip in words of 4 to 7 letters, two in longer ones, where a
 * slip is a letter added, left out, changed, or swapped with its neighbour (Damerau-Levenshtein, optimal alignment).
 * Words must share their first letter, or their second where the first is the slip. A word that is real by itself, such as
 * a country, is no misspelling; and of a name only the vowels may differ freely, since another consonant makes another name.
 *
 * @returns the nearest word (on a tie one of the vocabulary, then the earliest known), or undefined
 */
export function correct(lexicon: Lexicon, word: string, language: string): string | undefined {
  if (/^[b-df-hj-np-tv-xz]{3,}$/.test(word)) return withVowels(lexicon, word, language);
  if (word.length < ONE_SLIP || /\d/.test(word) || isReal(word, language)) return undefined;
  const most = word.length >= TWO_SLIPS ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  const letters = lettersOf(word);
  distance.from(word);
  // Of equally near words, one of the vocabulary is likelier than one that only stands in a text.
  let isMeaningful = false;
  for (let slip = 0; slip <= most; slip++) {
    for (const length of slip === 0 ? [word.length] : [word.length - slip, word.length + slip]) {
      const words = lexicon.ofLength(length, language);
      const ofWords = letterSets(words);
      for (let at = 0; at < words.length; at++) {
        // One slip changes at most two of the letters that a word has.
        if (bitsOf((ofWords[at] as number) ^ letters) > 2 * (isMeaningful ? least - 1 : least)) continue;
        const known = words[at] as string;
        if (known.length < ONE_SLIP || !mayStart(word, known)) continue;
        const slips = distance.to(known, isMeaningful ? least - 1 : least);
        const means = lexicon.terms(known, language) !== undefined;
        const isBetter = slips < least || (slips === least && means && !isMeaningful && slips <= most);
        if (!isBetter || !mayBeName(lexicon, word, known, language)) continue;
        least = slips;
        best = known;
        isMeaningful = means;
        if (least === 1 && means) return best;
      }
    }
  }
  return best;
}

/** One for all words, since it has room for every letter. */
const distance = new DistanceFrom();

const sets = new WeakMap<readonly string[], Int32Array>();

/** The letters of each word, in bits; kept for each list of words, which may grow while a lexicon is built. */
function letterSets(words: readonly string[]): Int32Array {
  let found = sets.get(words);
  if (found?.length !== words.length) {
    found = Int32Array.from(words, lettersOf);
    sets.set(words, found);
  }
  return found;
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** How many bits are set (Hamming weight). */
function bitsOf(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Whether a word is one by itself, and no misspelling: a country, a given name, or a common word of its language. */
function isReal(word: string, language: string): boolean {
  return realWords().has(word) || commonStems(language).has(stem(word, language));
}

/** Most vowels that a word may be typed without. */
const MOST_VOWELS = 4;

/** The shortest known word of which these are the consonants, as people shorten words: "frm" is "from". */
function withVowels(lexicon: Lexicon, word: string, language: string): string | undefined {
  for (let length = word.length + 1; length <= word.length + MOST_VOWELS; length++) {
    const found = byConsonants(lexicon.ofLength(length, language)).get(word);
    if (found !== undefined) return found;
  }
  return undefined;
}

const consonantTables = new WeakMap<
  readonly string[],
  { readonly size: number; readonly table: ReadonlyMap<string, string> }
>();

/** The first of the words with the same consonants; kept for each list of words, which may grow while a lexicon is built. */
function byConsonants(words: readonly string[]): ReadonlyMap<string, string> {
  const found = consonantTables.get(words);
  if (found?.size === words.length) return found.table;
  // Of those with the same consonants the last that is set stays.
  const table = new Map(words.toReversed().map((word) => [word.replaceAll(/[aeiouy]/g, ''), word]));
  consonantTables.set(words, { size: words.length, table });
  return table;
}

/** Whether the first letters agree, but for one slip. */
function mayStart(word: string, known: string): boolean {
  return known[0] === word[0] || known[1] === word[1] || known[0] === word[1] || known[1] === word[0];
}

/** Fewest consonants of a name of which one may be another. */
const LONG_NAME = 5;

/** Whether a word may be a spelling of a known one, if that is a name; always, if it is none. */
function mayBeName(lexicon: Lexicon, word: string, known: string, language: string): boolean {
  const terms = lexicon.terms(known, language) ?? [];
  if (!terms.some((term) => nameOfTerm(term) !== undefined)) return true;
  const [typed, meant] = [consonants(word), consonants(known)];
  if (typed === meant) return true;
  return Math.max(typed.length, meant.length) >= LONG_NAME && editDistance(typed, meant, 1) <= 1;
}

/** The consonants of a folded word, doubled ones once; letters that stand for one sound in transliterations are one. */
export function consonants(word: string): string {
  return word
    .replaceAll(/kh|gh|ch|sh|th|dh|ph/g, (pair) => DIGRAPHS[pair] ?? pair)
    .replaceAll(/[aeiouywهاويء']/g, '')
    .replaceAll('q', 'k')
    .replaceAll('c', 'k')
    .replaceAll('z', 's')
    .replaceAll(/(.)\1+/g, '$1');
}

const DIGRAPHS: Readonly<Record<string, string>> = {
  kh: 'x',
  gh: 'g',
  ch: 'S',
  sh: 'S',
  th: 't',
  dh: 'd',
  ph: 'f',
};
