import { lazy } from '../../../util/lazy.ts';
import { fold, tokenize } from '../../words/fold.ts';
import { stem } from '../../words/inflection.ts';
import { AR } from './ar.ts';
import { CKB } from './ckb.ts';
import { EN } from './en.ts';
import { FR } from './fr.ts';
import { TR } from './tr.ts';
import type { AnswerWordLists, Wanted } from './word-lists.ts';

/** The same ready for looking up; folded words, nouns as stems. */
export interface AnswerWords {
  readonly asking: ReadonlySet<string>;
  readonly askingAfter: ReadonlySet<string>;
  readonly nouns: readonly (readonly [Wanted, ReadonlySet<string>])[];
  readonly titles: ReadonlySet<string>;
  readonly besideYear: ReadonlySet<string>;
  readonly spans: ReadonlySet<string>;
  readonly causes: ReadonlySet<string>;
  readonly copula: ReadonlySet<string>;
  readonly pronouns: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly lands: ReadonlySet<string>;
  /** Names, and months, are written with a capital. */
  readonly hasCapitals: boolean;
  readonly monthsHaveCapitals: boolean;
}

const LISTS: Readonly<Record<string, AnswerWordLists>> = { en: EN, ar: AR, ckb: CKB, tr: TR, fr: FR };
const NO_LISTS: AnswerWordLists = {
  ...{ asking: '', nouns: [], titles: '', besideYear: '', spans: '', causes: '' },
  ...{ copula: '', pronouns: '', months: [] },
};
const CAPITAL = /^\p{Lu}/u;
const ARABIC_SCRIPT = /\p{Script=Arabic}/u;

const PREPARED = new Map(
  Object.entries(LISTS).map(([language, lists]) => [language, lazy(() => prepare(language, lists))]),
);
const NONE = lazy(() => prepare('', NO_LISTS));

/** The words of a language; for one without lists there are none. */
export function answerWords(language: string): AnswerWords {
  return (PREPARED.get(language) ?? NONE)();
}

function prepare(language: string, lists: AnswerWordLists): AnswerWords {
  return {
    asking: foldedWords(lists.asking),
    askingAfter: foldedWords(lists.askingAfter ?? ''),
    nouns: lists.nouns.map(([wanted, list]) => [wanted, stems(list, language)]),
    titles: stems(lists.titles, language),
    besideYear: foldedWords(lists.besideYear),
    spans: stems(lists.spans, language),
    causes: foldedWords(lists.causes),
    copula: foldedWords(lists.copula),
    pronouns: foldedWords(lists.pronouns),
    months: new Set(lists.months.flatMap(monthsOf)),
    lands: new Set([...(lists.lands ?? []), ...landsOf(language)].map((land) => stem(land, language))),
    monthsHaveCapitals: lists.months.some((locale) => CAPITAL.test(monthNames(locale)[0] ?? '')),
    hasCapitals: !ARABIC_SCRIPT.test(lists.asking),
  };
}

function foldedWords(list: string): ReadonlySet<string> {
  return new Set(tokenize(list).map(({ folded }) => folded));
}

function stems(list: string, language: string): ReadonlySet<string> {
  return new Set(tokenize(list).map(({ folded }) => stem(folded, language)));
}

/** Folded names of the months in a locale's calendar; of a name in two words the first ("تشرين الأول"). */
function monthsOf(locale: string): string[] {
  return monthNames(locale).map((name) => fold(name).split(' ')[0] ?? '');
}

function monthNames(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC', calendar: 'gregory' });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2000, month, 15))));
}

/** Folded names of countries, where they are of one word. */
function landsOf(language: string): string[] {
  if (language === '') return [];
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  return letters
    .flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? []))
    .map((name) => tokenize(name).map(({ folded }) => folded))
    .flatMap(([word, ...more]) => (word === undefined || more.length > 0 ? [] : [word]));
}
