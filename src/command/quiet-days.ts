import { fold } from '../query/words/fold.ts';
import { nearest } from '../util/edit-distance.ts';
import type { WhenEmpty } from './digests.ts';

/** The choices for days with nothing new, the one that is taken if nothing is typed first. */
export const QUIET_CHOICES: readonly WhenEmpty[] = ['weekly', 'useful', 'line', 'skip'];

/** The word for each choice in each language, and what else may be typed for it. */
const WORDS: Readonly<Record<WhenEmpty, { readonly shown: Words; readonly also: readonly string[] }>> = {
  skip: { shown: { en: 'nothing', ar: 'لا شيء', ckb: 'هیچ' }, also: ['none', 'skip', 'no', 'off', 'never'] },
  line: { shown: { en: 'line', ar: 'سطر', ckb: 'دێڕ' }, also: ['one line', 'always', 'yes', 'on'] },
  useful: { shown: { en: 'useful', ar: 'مفيد', ckb: 'بەسوود' }, also: ['something useful'] },
  weekly: {
    shown: { en: 'weekly', ar: 'أسبوعي', ckb: 'هەفتانە' },
    also: ['week', 'once a week', 'every week', 'أسبوعيا'],
  },
};

type Words = Readonly<{ en: string } & Record<string, string>>;

const CHOICES: ReadonlyMap<string, WhenEmpty> = new Map(
  QUIET_CHOICES.flatMap((choice) => quietWords(choice).map((word) => [fold(word), choice] as const)),
);

/** The word for a choice. */
export function quietWord(choice: WhenEmpty, language = 'en'): string {
  const { shown } = WORDS[choice];
  return shown[language] ?? shown.en;
}

/** All words for a choice. */
export function quietWords(choice: WhenEmpty): readonly string[] {
  const { shown, also } = WORDS[choice];
  return [...Object.values(shown), ...also];
}

/** Reads a choice for days with nothing new. If the text is none, `nearest` is the one that was probably meant. */
export function readQuiet(
  typed: string,
): { readonly choice: WhenEmpty } | { readonly choice?: never; readonly nearest?: WhenEmpty } {
  const word = fold(typed).trim();
  const choice = CHOICES.get(word);
  if (choice !== undefined) return { choice };
  const near = CHOICES.get(nearest(word, CHOICES.keys()) ?? '');
  return near === undefined ? {} : { nearest: near };
}
