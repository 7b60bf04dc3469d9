import type { Inbound, ReaderState } from '../command/command.ts';
import { closestLanguage, direction } from '../text/index.ts';

/** What the language of a reply is told by. */
export interface LanguageSigns {
  readonly inbound: Pick<Inbound, 'language'>;
  readonly reader: Pick<ReaderState, 'language'>;
  /** The words of a call. */
  readonly words: string;
  /** Languages that the situation is told in, the first one first. */
  readonly fallback: readonly string[];
  /** Language in which a text is written. */
  detect(text: string): string;
}

/** Letters that either Arabic or Sorani has, and the other has not. */
const OF_ONE = /[ةىأإؤثذصضطظەێۆڕڵڤ]/u;
/** Words by which a language is told without such letters. */
const ENOUGH = 3;

/** The reader's choice, else the language typed in, else the platform's, else the situation's first. */
export function replyLanguage({ inbound, reader, words, fallback, detect }: LanguageSigns): string {
  return (
    [reader.language, languageTyped(words, inbound.language, detect), inbound.language, ...fallback]
      .map(closestLanguage)
      .find((language) => language !== undefined) ?? 'en'
  );
}

/** The language of some words; undefined where they tell none, or as well that of the platform. */
function languageTyped(
  typed: string,
  platform: string | undefined,
  detect: LanguageSigns['detect'],
): string | undefined {
  // Ids, dates and names in Latin letters are typed by readers of every language, and so is the half of a day.
  const words = typed.match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
  const text = words.join(' ').normalize('NFC');
  if (!/[^\P{L}\p{Script=Latin}]/u.test(text)) return undefined;
  const isOfOne = words.length >= ENOUGH || OF_ONE.test(text);
  const isPlatforms = direction(closestLanguage(platform) ?? 'en') === 'rtl';
  return isOfOne || !isPlatforms ? detect(text) : undefined;
}
