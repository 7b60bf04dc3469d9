import { lazy } from '../../../util/lazy.ts';
import { ARABIC } from './arabic.ts';
import type { DateWord, DateWords, FoundDate, Offset } from './date-words.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { SORANI } from './sorani.ts';
import { joinSpans } from './spans.ts';
import { TURKISH } from './turkish.ts';

interface Pattern {
  readonly kind: 'day' | 'month' | 'year' | 'weekday' | 'past' | Offset;
  readonly unit?: Offset['unit'];
  readonly find: RegExp;
}

interface Language {
  readonly words: DateWords;
  readonly patterns: readonly Pattern[];
  readonly months: readonly RegExp[];
  readonly weekdays: readonly RegExp[];
  readonly numbers: readonly RegExp[];
  readonly ordinals: readonly RegExp[];
}

const LANGUAGES: ReadonlyMap<string, () => Language> = new Map(
  Object.entries({ en: ENGLISH, ar: ARABIC, ckb: SORANI, tr: TURKISH, fr: FRENCH }).map(([code, words]) => [
    code,
    lazy(() => build(words, code === 'ar' ? ARABIC_START : START)),
  ]),
);
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/** A word begins; in Arabic a conjunction or preposition of one letter may stand before it. */
const START = '(?<![\\p{L}\\p{N}])';
const ARABIC_START = `${START}[وب]?`;
const END = '(?![\\p{L}\\p{N}])';

/** The words for times of a language; undefined where none are known. */
export function dateWordsOf(language: string): DateWords | undefined {
  return LANGUAGES.get(language)?.().words;
}

/** The times that a text names, in order; overlapping ones once, by the fuller pattern. */
export function datesIn(typed: string, language: string): readonly FoundDate[] {
  const own = LANGUAGES.get(language)?.();
  if (own === undefined) return [];
  const text = typed.replace(OTHER_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const found: FoundDate[] = [];
  /** Those that are a limit, "until Sunday", and count as the end of a stretch alone. */
  const limits = new Set<FoundDate>();
  for (const pattern of own.patterns) {
    for (const match of text.matchAll(pattern.find)) {
      const { index } = match;
      const end = index + match[0].length;
      if (found.some((other) => other.at < end && index < other.at + other.text.length)) continue;
      if (own.words.after.test(text.slice(end, end + 20))) continue;
      const word = wordOf(pattern, match.groups ?? {}, own);
      if (word === undefined) continue;
      const date: FoundDate = {
        text: typed.slice(index, end).trim(),
        at: index,
        word,
        since: match.groups?.['since'] !== undefined,
      };
      if (own.words.before.test(text.slice(Math.max(0, index - 20), index))) limits.add(date);
      found.push(date);
    }
  }
  return joinSpans(
    typed,
    found.toSorted((a, b) => a.at - b.at),
    own.words,
  ).filter((each) => !limits.has(each));
}

function build(words: DateWords, start: string): Language {
  const all = (names: readonly string[]): string => names.join('|');
  const fill = (source: string): string =>
    source
      .replace(/(?<![\p{L}\\])M(?!\p{Ll})/gu, `(?<m>${all(words.months)})`)
      .replace(/(?<![\p{L}\\])W(?!\p{Ll})/gu, `(?<w>${all(words.weekdays)})`)
      .replace(/(?<![\p{L}\\])N(?!\p{Ll})/gu, `(?<n>\\d{1,3}|${all(words.numbers)})`)
      .replace(/(?<![\p{L}\\])O(?!\p{Ll})/gu, `(?<d>${all(words.ordinals ?? ['\\d{1,2}'])})`);
  // The group "n" of alternatives would stand twice.
  const branches = (source: string): readonly string[] =>
    /(?<![\p{L}\\])N(?!\p{Ll})/u.test(source) ? splitTop(source) : [source];
  const pattern = (source: string): RegExp => new RegExp(`${start}(?:${fill(source)})${END}`, 'giu');
  const whole = (names: readonly string[]): readonly RegExp[] =>
    names.map((name) => new RegExp(`^(?:${name})$`, 'iu'));
  return {
    words,
    patterns: [
      ...words.past.map(([unit, source]): Pattern => ({ kind: 'past', unit, find: pattern(source) })),
      ...words.patterns.flatMap(([kind, source]) =>
        branches(source).map((branch): Pattern => ({ kind, find: pattern(branch) })),
      ),
    ],
    months: whole(words.months),
    weekdays: whole(words.weekdays),
    numbers: whole(words.numbers),
    ordinals: whole(words.ordinals ?? []),
  };
}

/** The alternatives of a pattern that are in no group. */
function splitTop(source: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')') depth--;
    else if (source[at] === '|' && depth === 0) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
}

type Groups = Readonly<Record<string, string | undefined>>;

function wordOf(pattern: Pattern, groups: Groups, own: Language): DateWord | undefined {
  const { kind } = pattern;
  const amount = groups['n'] === undefined ? 1 : numberOf(groups['n'], own.numbers);
  if (kind === 'past')
    return { kind: 'past', unit: pattern.unit ?? 'day', amount: groups['n'] === '24' ? 1 : amount };
  if (typeof kind === 'object') return { kind: 'offset', unit: kind.unit, amount: kind.amount * amount };
  const year = groups['y'] === undefined ? {} : { year: Number(groups['y']) };
  const month = groups['mm'] === undefined ? placeOf(groups['m'], own.months) : Number(groups['mm']);
  switch (kind) {
    case 'day': {
      const [day, last] = [
        placeOf(groups['d'], own.ordinals) ?? Number(groups['d']),
        groups['d2'] === undefined ? undefined : Number(groups['d2']),
      ];
      if (
        day < 1 ||
        day > 31 ||
        (last !== undefined && (last <= day || last > 31)) ||
        (month ?? 1) > 12 ||
        month === 0
      )
        return undefined;
      return {
        kind,
        day,
        ...(month === undefined ? {} : { month }),
        ...year,
        ...(last === undefined ? {} : { last }),
      };
    }
    case 'month':
      return month === undefined ? undefined : { kind, month, ...year };
    case 'year': {
      const last = groups['y2'] === undefined ? undefined : Number(groups['y2']);
      if (last !== undefined && last <= Number(groups['y'])) return undefined;
      return { kind, year: Number(groups['y']), ...(last === undefined ? {} : { last }) };
    }
    case 'weekday': {
      const weekday = placeOf(groups['w'], own.weekdays);
      if (weekday === undefined) return undefined;
      const side = groups['last'] !== undefined ? 'last' : groups['next'] !== undefined ? 'next' : undefined;
      return { kind, weekday, ...(side === undefined ? {} : { side }) };
    }
  }
}

/** The place of a name in a list, from 1. */
function placeOf(name: string | undefined, list: readonly RegExp[]): number | undefined {
  const at = name === undefined ? -1 : list.findIndex((each) => each.test(name));
  return at < 0 ? undefined : at + 1;
}

function numberOf(text: string, numbers: readonly RegExp[]): number {
  return /^\d+$/.test(text) ? Number(text) : (placeOf(text, numbers) ?? 1);
}
