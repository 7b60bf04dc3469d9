import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import { DeskError } from '../desk-error.ts';
import { paragraphsOf } from './clean-text.ts';
import { dayInByline, hasBegun } from './published-day.ts';
import { type FindLanguage, languageOf } from './text-language.ts';

/** The most characters of an article, in UTF-16 code units: that of a short book. */
const LONGEST_ARTICLE = 200_000;
/** A first line that is longer is no title. */
const LONGEST_TITLE = 200;

/**
 * Refuses what is longer than any article: all of it is read at once, while readers wait.
 *
 * @throws DeskError `text-too-long`
 */
export function refuseTooLong(characters: number): void {
  if (characters <= LONGEST_ARTICLE) return;
  throw new DeskError(
    'text-too-long',
    `The text has ${characters.toLocaleString('en')} characters; at most ${LONGEST_ARTICLE.toLocaleString('en')} are taken in at once. Give the text of the article alone, or its parts one by one.`,
  );
}

/**
 * The article in a plain text: its first line is the title, each further line a paragraph.
 *
 * @param now a day that has not begun is no day of publication
 * @throws DeskError `text-too-long`
 */
export async function textArticle(
  text: string,
  now: Date,
  findLanguage: FindLanguage = languageOf,
): Promise<Article> {
  refuseTooLong(text.length);
  const paragraphs = paragraphsOf(text);
  const [first] = paragraphs;
  const title = first !== undefined && first.length <= LONGEST_TITLE ? first : undefined;
  const { language, reason } = await findLanguage(paragraphs);
  const { published, reasons } = dayFound(paragraphs, now);
  return {
    ...given({ title, language, published }),
    paragraphs,
    reasons: {
      title: title === undefined ? 'the first line is too long for a title' : 'the first line',
      language: reason,
      ...reasons,
    },
  };
}

function dayFound(
  paragraphs: readonly string[],
  now: Date,
): { readonly published?: string; readonly reasons: Readonly<Record<string, string>> } {
  const found = dayInByline(paragraphs);
  if (found === undefined) return { reasons: { published: 'the text does not say when it came out' } };
  if (!hasBegun(found.day, now))
    return { reasons: { published: `the text gives ${found.day}, which is in the future` } };
  return { published: found.day, reasons: { published: `in the byline of the text: "${found.line}"` } };
}
