import type { Inbound, ReaderState } from '../command/command.ts';
import { closestLanguage, direction } from '../text/index.ts';

/** What the language of a reply is chosen from. */
export interface LanguageSources {
  readonly inbound: Pick<Inbound, 'language'>;
  readonly reader: Pick<ReaderState, 'language'>;
  /** The values of a call. */
  readonly words: string;
  /** The last question of the conversation, which a call without words goes on with. */
  readonly question?: string | undefined;
  /** Languages of the situation, the first one first. */
  readonly fallback: readonly string[];
  /** Language in which a text is written. */
  detect(text: string): string;
}

/** Letters of Arabic that Sorani does not have, or the other way round. */
const DISTINCTIVE = /[ةىأإؤثذصضطظەێۆڕڵڤ]/u;
/** So many words show a language without such letters. */
const ENOUGH = 3;

/**
 * The reader's choice, else the language typed in, else that of the question before, else the platform's, else the
 * situation's first.
 */
export function replyLanguage(sources: LanguageSources): string {
  const { inbound, reader, words, question = '', fallback, detect } = sources;
  return (
    [
      reader.language,
      languageOf(words, inbound.language, detect),
      languageOf(question, inbound.language, detect),
      inbound.language,
      ...fallback,
    ]
      .map(closestLanguage)
      .find((language) => language !== undefined) ?? 'en'
  );
}

/** The language of some words. Undefined if they do not show it, or could be of the platform's language too. */
function languageOf(
  typed: string,
  platform: string | undefined,
  detect: LanguageSources['detect'],
): string | undefined {
  // Readers of every language type Latin letters (ids, dates, names) and single letters (for "am" and "pm").
  const words = typed.match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
  const text = words.join(' ').normalize('NFC');
  if (!/[^\P{L}\p{Script=Latin}]/u.test(text)) return undefined;
  const isClear = words.length >= ENOUGH || DISTINCTIVE.test(text);
  const sharesScript = direction(closestLanguage(platform) ?? 'en') === 'rtl';
  return isClear || !sharesScript ? detect(text) : undefined;
}
