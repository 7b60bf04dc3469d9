import type { Word } from './word.ts';

/** Where a statement shows what may be an answer: positions of words. */
export interface Signs {
  /** Numbers in digits or words, years aside. */
  readonly numbers: readonly number[];
  readonly years: readonly number[];
  /** Years, months, centuries, days of a month. */
  readonly dates: readonly number[];
  /** Capitals inside the text: names of any kind. */
  readonly names: readonly number[];
  /** Names of several words, after a title, or after "by". */
  readonly persons: readonly number[];
}

const YEAR = /^(?:1\d|20)\d\ds?$/;
const SHORT_YEAR = /^\d{3}$/;
const BEFORE_YEAR = new Set(['in', 'ad', 'by', 'until']);
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
const DIGITS = /^\d/;
const MONTHS = new Set(
  'january february march april may june july august september october november december'.split(' '),
);
const SPANS = new Set(['century', 'centuries', 'decade', 'decades']);
const TITLES = new Set(
  (
    'king queen president minister sir lord lady duke count earl prince princess emperor pope bishop general captain ' +
    'colonel professor dr mr mrs ms saint st engineer inventor physicist chemist mathematician philosopher scientist ' +
    'leader author writer secretary chancellor governor by'
  ).split(' '),
);
/**
 * Finds the signs of answers among the words. Months and titles are known in English; digits, amounts and
 * capitals in any language.
 *
 * @param amounts folded words that are numbers
 */
export function findSigns(words: readonly Word[], amounts: ReadonlySet<string>): Signs {
  const numbers: number[] = [];
  const years: number[] = [];
  const dates: number[] = [];
  const names: number[] = [];
  const persons: number[] = [];
  const folded = (at: number): string => words[at]?.folded ?? '';
  const opensName = words[1]?.capital === true;
  words.forEach((word, at) => {
    const { folded: own, capital } = word;
    const before = folded(at - 1);
    if (YEAR.test(own) || (SHORT_YEAR.test(own) && BEFORE_YEAR.has(before))) years.push(at);
    else if (DIGITS.test(own) || (amounts.has(own) && own !== 'one')) numbers.push(at);
    const month = capital && MONTHS.has(own);
    if (years.at(-1) === at || ORDINAL.test(own) || month || SPANS.has(own)) dates.push(at);
    if (!capital || month || (at === 0 && !(word.content && opensName))) return;
    names.push(at);
    if (words[at + 1]?.capital || (words[at - 1]?.capital && words[at - 1]?.content) || TITLES.has(before))
      persons.push(at);
  });
  return { numbers, years, dates, names, persons };
}
