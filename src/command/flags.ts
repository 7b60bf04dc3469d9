import { fold } from '../query/words/fold.ts';
import { lazy } from '../util/lazy.ts';

const YES = [
  ...['yes', 'y', 'yeah', 'yep', 'true', 'on', '1', 'ok', 'sure', 'always'],
  ...['نعم', 'أجل', 'إي', 'ايه', 'بلى', 'دائما', 'بەڵێ', 'ئا', 'ئەرێ', 'هەمیشە'],
];
const NO = [
  ...['no', 'n', 'nope', 'nah', 'false', 'off', '0', 'never', 'none', 'not'],
  ...['لا', 'كلا', 'أبدا', 'نا', 'نەخێر', 'نەء', 'هەرگیز'],
];

const words = lazy(
  (): ReadonlyMap<string, boolean> =>
    new Map([
      ...YES.map((word) => [fold(word), true] as const),
      ...NO.map((word) => [fold(word), false] as const),
    ]),
);

/** Whether a word says yes or no in one of the bot's languages; undefined if it says neither. */
export function readFlag(typed: string): boolean | undefined {
  return words().get(
    fold(typed)
      .trim()
      .replace(/[.!,،؛;]+$/u, ''),
  );
}
