/**
 * Folding: text of any of the languages -> comparable tokens. What people type on a phone (no diacritics, other
 * letter forms, curly or no apostrophes, Arabic digits) folds to the same tokens as the careful spelling.
 */

/** Letters that readers swap freely, each mapped to one form. Latin diacritics are removed by Unicode decomposition. */
const LETTERS: Readonly<Record<string, string>> = {
  // Arabic hamza and alef forms, final forms
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ء: '',
  // Sorani letters, often typed on an Arabic keyboard
  ی: 'ي',
  ې: 'ي',
  ێ: 'ي',
  ک: 'ك',
  ە: 'ه',
  ھ: 'ه',
  ۆ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  ڤ: 'ف',
  گ: 'ك',
  چ: 'ج',
  پ: 'ب',
  ژ: 'ز',
  // Latin letters that do not decompose
  ı: 'i',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  đ: 'd',
  ł: 'l',
};

const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
const FOLDABLE = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Invisible characters: format characters (zero-width and direction marks), variation selectors, tatweel. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u0640/gu;
/** Sequences that colour a terminal; other controls part words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const ESCAPE = /(?:\u001b\[|\u009b)[\d;]*[A-Za-z]/gu;
const CONTROL = /\p{Cc}/gu;
/** Characters that people type as an apostrophe. */
const APOSTROPHE = "'\u2018\u2019\u201b\u02bc\u02bb\u02bf`\u00b4\u2032\uff07";
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'g');
const ASCII = /^[\x20-\x7e]*$/;

/** Zero-width spaces part words where there are several, and more than ordinary ones; a single one joins what it parts. */
function withSpaces(text: string): string {
  const parts = text.split('\u200b');
  return parts.length > 2 && parts.length > text.split(' ').length ? parts.join(' ') : text;
}

/** Removes invisible characters and makes the string well-formed; letters stay as they are. */
export function clean(text: string): string {
  return ASCII.test(text)
    ? text
    : withSpaces(text)
        .toWellFormed()
        .replaceAll('\ufffd', ' ')
        .replace(ESCAPE, '')
        .replace(CONTROL, ' ')
        .replace(INVISIBLE, '')
        .normalize('NFC');
}

/** The text in its comparable form; idempotent, and never throws, whatever the string. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replaceAll('`', "'");
  return withSpaces(text)
    .toWellFormed()
    .replace(APOSTROPHES, "'")
    .replaceAll('\ufffd', ' ')
    .normalize('NFKD')
    .replace(/[\p{Mn}\p{Me}]/gu, '')
    .replace(ESCAPE, '')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replaceAll('İ', 'i')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(FOLDABLE, (letter) => LETTERS[letter] ?? letter)
    .replace(ARABIC_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** One word of a text. */
export interface Token {
  /** As typed, invisible characters aside. */
  readonly surface: string;
  readonly folded: string;
  /** Typed with a capital where it does not open the text. */
  readonly capital: boolean;
}

const WORD = new RegExp(`[\\p{L}\\p{M}\\p{N}]+(?:[${APOSTROPHE}][\\p{L}\\p{M}\\p{N}]+)*`, 'gu');
/**
 * So many words of a question are looked at. Questions of people have fewer than 60; what is longer would hold up everybody
 * else's.
 */
export const MOST_WORDS = 120;

/** Characters other than letters and digits, which folding may leave of signs such as ½. */
const NO_LETTER = /[^\p{L}\p{N}]+/gu;
/** French and Italian-style elisions: what stands before the apostrophe is an article or a particle. */
const ELISION = /^(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu|quelqu|aujourd)$/;
/** Word parts after an apostrophe that inflect (English possessive, Turkish case endings). */
const ENDING =
  /^(?:s|ll|ve|re|d|in|un|nin|nun|a|e|ya|ye|i|u|yi|yu|da|de|ta|te|dan|den|tan|ten|daki|deki|taki|teki|la|le|yla|yle|lar|ler|lari|leri|ki|li|lu)$/;

/** Words as they were folded: texts repeat them, and folding is most of the work of reading a text. */
const foldedWords = new Map<string, string>();
const REMEMBERED = 40_000;
const LONGEST_REMEMBERED = 40;
/** So many characters of a word are looked at, in UTF-16 code units; what is longer is a word of no language. */
export const LONGEST_WORD = 64;

/** The letters and digits of a word, folded. */
function foldedOf(surface: string): string {
  const known = foldedWords.get(surface);
  if (known !== undefined) return known;
  const folded = cut(foldWord(cut(surface)).replace(NO_LETTER, ''));
  if (surface.length > LONGEST_REMEMBERED) return folded;
  if (foldedWords.size >= REMEMBERED) foldedWords.clear();
  foldedWords.set(surface, folded);
  return folded;
}

/** As much of a word as is looked at, without half a character at its end. */
function cut(word: string): string {
  return word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD).replace(/[\ud800-\udbff]$/, '') : word;
}

function foldWord(surface: string): string {
  const folded = fold(surface);
  const at = folded.indexOf("'");
  if (at < 0) return folded;
  const before = folded.slice(0, at);
  const after = folded.slice(at + 1);
  // "aujourd'hui" and "n't" are words of their own; "l'Irak" is Irak; "Irak'ın" is Irak; "Qa'im" is Qaim.
  if (after === 't' || before === 'aujourd') return before + after;
  if (ELISION.test(before) && after.length > 2) return foldWord(after);
  // "Shi'a" is a word; a vowel alone is an ending only after a longer one.
  const least = after.length === 1 && after !== 's' ? 4 : 3;
  if (before.length >= least && ENDING.test(after)) return before;
  return folded.replaceAll("'", '');
}

/** The words of a text, in order. Hyphens, punctuation, emoji and markup separate words and are dropped. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of clean(text).matchAll(WORD)) {
    const surface = match[0];
    const folded = foldedOf(surface);
    if (folded === '') continue;
    const first = surface.codePointAt(0) ?? 0;
    const capital =
      tokens.length > 0 && (first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(surface));
    tokens.push({ surface, folded, capital });
  }
  return tokens;
}
