import { fold } from '../query/words/fold.ts';
import { nearest } from '../util/edit-distance.ts';
import type { WhenEmpty } from './digests.ts';

/** What may be typed for each choice; the first word is the one that is shown. */
const WORDS: Readonly<Record<WhenEmpty, readonly [string, ...string[]]>> = {
  skip: ['nothing', 'none', 'skip', 'no', 'off', 'never', 'لا شيء', 'لا', 'هیچ', 'نەخێر'],
  line: ['line', 'one line', 'always', 'yes', 'on', 'سطر', 'دائما', 'نعم', 'دێڕ', 'هەمیشە', 'بەڵێ'],
  useful: ['useful', 'something useful', 'مفيد', 'بەسوود'],
  weekly: ['weekly', 'week', 'once a week', 'every week', 'أسبوعي', 'أسبوعيا', 'هەفتانە'],
};

/** The choices for days with nothing new, the one that is taken if nothing is typed first. */
export const QUIET_CHOICES: readonly WhenEmpty[] = ['weekly', 'useful', 'line', 'skip'];

const CHOICES: ReadonlyMap<string, WhenEmpty> = new Map(
  QUIET_CHOICES.flatMap((choice) => WORDS[choice].map((word) => [fold(word), choice] as const)),
);

/** The word for a choice, as it is typed. */
export function quietWord(choice: WhenEmpty): string {
  return WORDS[choice][0];
}

/** All words for a choice. */
export function quietWords(choice: WhenEmpty): readonly string[] {
  return WORDS[choice];
}

/** Reads a choice for days with nothing new. If the text is none, `nearest` is the word that was probably meant. */
export function readQuiet(
  typed: string,
): { readonly choice: WhenEmpty } | { readonly choice?: never; readonly nearest?: string } {
  const word = fold(typed).trim();
  const choice = CHOICES.get(word);
  if (choice !== undefined) return { choice };
  const near = nearest(word, CHOICES.keys());
  const meant = near === undefined ? undefined : CHOICES.get(near);
  return meant === undefined ? {} : { nearest: quietWord(meant) };
}

/** Words that stand for a choice even where nobody says for which option they are. */
const CLEAR: ReadonlySet<string> = new Set(QUIET_CHOICES.map((choice) => fold(quietWord(choice))));

/** Whether a word without the name of its option is a choice: "yes" and "no" are not. */
export function isQuietWord(typed: string): boolean {
  return CLEAR.has(fold(typed).trim());
}
