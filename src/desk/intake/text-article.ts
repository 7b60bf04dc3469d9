import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import { paragraphsOf } from './clean-text.ts';
import { dayInByline, hasBegun } from './published-day.ts';
import { type FindLanguage, languageOf } from './text-language.ts';

/** A first line that is longer is no title. */
const LONGEST_TITLE = 200;

/**
 * The article in a plain text: its first line is the title, each further line a paragraph.
 *
 * @param now a day that has not begun is no day of publication
 */
export async function textArticle(
  text: string,
  now: Date,
  findLanguage: FindLanguage = languageOf,
): Promise<Article> {
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
