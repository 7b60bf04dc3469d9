import type { CommandOption, OptionKind } from './command.ts';
import { languageCalled } from './languages.ts';
import { readTime } from './time-of-day.ts';
import { readTypedDay } from './typed-dates.ts';
import { nearestWeekPart } from './week-parts.ts';
import { readDays } from './weekdays.ts';
import { readZone, zoneChoices } from './zones.ts';

/** Kinds whose values often have several words. */
export const WORDY: ReadonlySet<OptionKind> = new Set([
  'text',
  'question',
  'name',
  'topic',
  'topics',
  'source',
  'command',
]);

/** How a value is recognised among other words. */
interface Recogniser {
  matches(words: string): boolean;
  /** The most words that such a value has. */
  readonly mostWords: number;
}

/** The kinds whose values can be told from other words, so that they may stand in any order. */
const RECOGNISERS: Readonly<Partial<Record<OptionKind, Recogniser>>> = {
  time: { matches: (words) => readTime(words).time !== undefined, mostWords: 4 },
  zone: {
    matches: (words) => readZone(words) !== undefined || zoneChoices(words).length > 0,
    mostWords: 4,
  },
  days: {
    matches: (words) => readDays(words) !== undefined || nearestWeekPart(words) !== undefined,
    mostWords: 13,
  },
  language: { matches: (words) => languageCalled(words) !== undefined, mostWords: 2 },
};

/** A day in words, such as "the day before yesterday"; which day it is does not matter here. */
const DAY: Recogniser = {
  matches: (words) => readTypedDay(words, '2000-01-01').day !== undefined,
  mostWords: 5,
};

/** Whether values of this kind can be told from other words. */
export function isRecognised(kind: OptionKind): boolean {
  return RECOGNISERS[kind] !== undefined;
}

/** The values of options, or the words that belong to none. */
type Assigned = { readonly args: Readonly<Record<string, string>> } | { readonly extra: string };

/**
 * Assigns words that stand without a name to options: a value that is recognised to its option, and other words in
 * order. The last option of a wordy kind takes all that is left. Line breaks are kept for a text only.
 *
 * @param tokens words, quoted texts and line breaks
 */
export function assignWords(tokens: readonly string[], options: readonly CommandOption[]): Assigned {
  const keepsLines = options.some(({ kind }) => kind === 'text');
  const words = keepsLines ? tokens : tokens.filter((token) => token !== '\n');
  const greedy = options.findLast(({ kind }) => WORDY.has(kind));
  const args: Record<string, string> = {};
  for (let at = 0; at < words.length; ) {
    const rest = words.slice(at);
    const open = options.filter(({ name }) => !Object.hasOwn(args, name));
    const recognised = open.find((option) => recognisedWords(option, rest, open) > 0);
    const option = recognised ?? nextInOrder(open);
    if (option === undefined) return { extra: rest.join(' ') };
    const count = recognised
      ? recognisedWords(recognised, rest, open)
      : option === greedy
        ? rest.length
        : // Among words of a question "today" is one of them; where there are none, a day may have several words.
          Math.max(1, option.kind === 'date' && greedy === undefined ? dayWords(rest) : 0);
    const value = rest.slice(0, count);
    args[option.name] = joined(value);
    at += count;
  }
  return { args };
}

/** The first option that takes a word which is not recognised: a recognised kind does so if required, or at the end. */
function nextInOrder(open: readonly CommandOption[]): CommandOption | undefined {
  return open.find(({ kind, required }, index) => required || !isRecognised(kind) || !open[index + 1]);
}

/**
 * How many of the next words are recognised as a value of an option. The last one is left to another option that it suits,
 * if there is a value without it: `UTC 05:30` is a zone and a time where both are wanted.
 *
 * @param open the options that have no value yet
 */
export function recognisedWords(
  option: CommandOption,
  words: readonly string[],
  open: readonly CommandOption[],
): number {
  const mostWords = RECOGNISERS[option.kind]?.mostWords ?? 0;
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const value = words.slice(0, count);
    const isShared = count > 1 && suits(option, value.slice(0, -1));
    const isOthers = isShared && open.some((other) => other !== option && suits(other, value.slice(-1)));
    if (!isOthers && suits(option, value)) return count;
  }
  return 0;
}

/** How many of the next words are a day: "last week who guards the border" begins with two. */
export function dayWords(words: readonly string[]): number {
  for (let count = Math.min(DAY.mostWords, words.length); count > 0; count -= 1) {
    if (DAY.matches(words.slice(0, count).map(unquoted).join(' '))) return count;
  }
  return 0;
}

/** Whether words are recognised as a value of an option. */
function suits({ kind }: CommandOption, words: readonly string[]): boolean {
  return RECOGNISERS[kind]?.matches(words.map(unquoted).join(' ')) ?? false;
}

/** Words as one value. */
export function joined(words: readonly string[]): string {
  return words.length === 1 ? unquoted(words[0] ?? '') : words.join(' ');
}

/** A value without its quotation marks, where it has them. */
export function unquoted(value: string): string {
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
    return value.slice(1, -1).replace(/\\(.)/gsu, '$1');
  }
  return value.length > 1 && value.startsWith('“') && value.endsWith('”') ? value.slice(1, -1) : value;
}
