import type { AnswerWords } from './answer-words/answer-words.ts';
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
  /** Countries and their peoples. */
  readonly lands: readonly number[];
  /** Words after which a cause stands. */
  readonly causes: readonly number[];
}

const YEAR = /^(?:1\d|20)\d\ds?$/;
const SHORT_YEAR = /^\d{3}$/;
const ORDINAL = /^\d+(?:st|nd|rd|th)$/;
const DIGITS = /^\d/;

/**
 * Finds the signs of answers among the words. Without capitals nothing but a title shows a name.
 *
 * @param amounts folded words that are numbers
 */
export function findSigns(words: readonly Word[], amounts: ReadonlySet<string>, lists: AnswerWords): Signs {
  const numbers: number[] = [];
  const years: number[] = [];
  const dates: number[] = [];
  const names: number[] = [];
  const persons: number[] = [];
  const lands: number[] = [];
  const causes: number[] = [];
  const folded = (at: number): string => words[at]?.folded ?? '';
  const besideYear = (at: number): boolean =>
    lists.besideYear.has(folded(at - 1)) || lists.besideYear.has(folded(at + 1));
  const opensName = words[1]?.capital === true;
  words.forEach((word, at) => {
    const { folded: own, stem, capital } = word;
    if (YEAR.test(own) || (SHORT_YEAR.test(own) && besideYear(at))) years.push(at);
    else if (DIGITS.test(own) || (amounts.has(own) && own !== 'one')) numbers.push(at);
    const month = (capital || !lists.monthsHaveCapitals) && lists.months.has(own);
    if (years.at(-1) === at || ORDINAL.test(own) || month || lists.spans.has(stem)) dates.push(at);
    if (lists.causes.has(own)) causes.push(at);
    if (lists.lands.has(stem) && (capital || !lists.hasCapitals)) lands.push(at);
    const titled = at > 0 && lists.titles.has(words[at - 1]?.stem ?? '');
    if (!lists.hasCapitals && titled && word.content) persons.push(at);
    if (!capital || month || (at === 0 && !(word.content && opensName))) return;
    names.push(at);
    if (titled || words[at + 1]?.capital || (words[at - 1]?.capital && words[at - 1]?.content))
      persons.push(at);
  });
  return { numbers, years, dates, names, persons, lands, causes };
}
