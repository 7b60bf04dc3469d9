import type { Command, CommandOption, OptionKind } from './command.ts';
import { readFlag } from './flags.ts';
import { readTypedDay } from './typed-dates.ts';
import { dayWords, recognisedWords, unquoted, WORDY } from './unnamed-words.ts';

/** Kinds whose values are words of a reader's own, which may look like `private: yes`. */
const OWN_WORDS: ReadonlySet<OptionKind> = new Set(['question', 'name', 'topic']);

/** How a value is told from such words. Kinds that are not listed do not stand beside them. */
const PLAUSIBLE: Readonly<Partial<Record<OptionKind, (word: string) => boolean>>> = {
  flag: (word) => readFlag(word) !== undefined,
  date: (word) => Object.values(readTypedDay(word, '2000-01-01')).length > 0,
};

/**
 * The option that a word such as `id:` names, so that its value is the next word. In a text that is checked it is a word of
 * the text, and the value of a wordy kind touches its name.
 */
export function optionBefore(word: string, { options }: Command): CommandOption | undefined {
  const [, name] = /^([\p{L}_][\p{L}\p{N}_-]*):$/u.exec(word) ?? [];
  if (name === undefined || options.some(({ kind }) => kind === 'text')) return undefined;
  return options.find((option) => option.name === name.toLowerCase() && !WORDY.has(option.kind));
}

/** How many of the words after `id:` are its value; 0 if it was no name. */
export function wordsAfter(option: CommandOption, words: readonly string[], { options }: Command): number {
  const [word = '\n'] = words;
  if (word === '\n') return 0;
  const isPlausible = PLAUSIBLE[option.kind];
  const isAmongWords = options.some(({ kind }) => OWN_WORDS.has(kind));
  if (isAmongWords && isPlausible && !isPlausible(unquoted(word))) return 0;
  return wordsOfValue(option, words, options);
}

/** How many words the value of an option has that begins with the first of them: `zone:New York` has two. */
export function wordsOfValue(
  option: CommandOption,
  words: readonly string[],
  options: readonly CommandOption[],
): number {
  if (/^["“]/.test(words[0] ?? '')) return 1;
  const count = option.kind === 'date' ? dayWords(words) : recognisedWords(option, words, options);
  return Math.max(count, 1);
}
