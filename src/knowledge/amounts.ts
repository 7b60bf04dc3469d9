import type { Fact, FunctionWords, Knowledge } from './model.ts';

/** Digits that are part of a date or of a name: years, days of a month, "2014–2017", "F-16". */
const NO_AMOUNTS =
  /(?<![\p{Nd}.,])(?:1[89]|20)\d\d(?![\p{Nd}.,]*\p{Nd})|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\p{L}-?\p{Nd}+/gu;
/** In other languages a short number may be a day. */
const LONG = /\p{Nd}{3}/u;

/**
 * Whether a fact gives a number that readers ask for: in digits that are no date, or in a word for an amount such as
 * "thousands", in any language that has a list of these.
 */
export function hasAmount({ text }: Fact, { functionWords }: Pick<Knowledge, 'functionWords'>): boolean {
  return Object.entries(text).some(([language, statement]) => {
    const numbers = statement.replace(NO_AMOUNTS, '');
    const inDigits = language === 'en' ? /\d/.test(numbers) : text['en'] === undefined && LONG.test(numbers);
    return inDigits || amountsOf(functionWords[language])?.test(statement.toLowerCase()) === true;
  });
}

const made = new WeakMap<FunctionWords, RegExp>();

/** Finds an amount as a word of its own; undefined for a language without such words. */
function amountsOf(words: FunctionWords | undefined): RegExp | undefined {
  if (words === undefined || words.amounts.length === 0) return undefined;
  const known = made.get(words);
  if (known !== undefined) return known;
  const alternatives = words.amounts.map((word) => RegExp.escape(word.toLowerCase())).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'u');
  made.set(words, pattern);
  return pattern;
}
