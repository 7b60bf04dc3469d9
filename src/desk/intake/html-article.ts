import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import { cleanLine, paragraphsOf } from './clean-text.ts';
import { linesIn, parseDocument, readable } from './html-document.ts';
import { type Found, metadataOf } from './html-metadata.ts';
import { dayInByline, dayOfTimestamp, hasBegun } from './published-day.ts';

/** A page as it was read: its article, and what tells that it may be none. */
export interface HtmlPage {
  /** Without its language: the thread that parses does not load the detector. */
  readonly article: Article;
  /** The language that the page names. */
  readonly declaredLanguage?: string;
  /** The title of the page itself, such as "Just a moment...". */
  readonly pageTitle: string;
  /** Letters of the article without its title. */
  readonly letters: number;
  /** Whether the page asks for a password. */
  readonly password: boolean;
  /** Whether the page says that its text is for those who pay. */
  readonly paid: boolean;
  /** The beginning of all that the page shows. */
  readonly shown: string;
}

/** So much of what a page shows is looked at for signs that it is no article. */
const SHOWN = 4_000;

/**
 * The article of a page. Nothing is invented: a field that the page does not have is left out.
 *
 * @param address where the page was found; without it, the page's own canonical address counts
 * @throws Error where the page has too many elements
 */
export function htmlArticle(html: string, now: Date, address?: string): HtmlPage {
  const document = parseDocument(html);
  const metadata = metadataOf(document);
  const pageTitle = cleanLine(document.querySelector('title')?.textContent ?? '');
  const headings = [...document.querySelectorAll('h1')].map((each) => cleanLine(each.textContent ?? ''));
  const password = document.querySelector('input[type="password"]') !== null;
  const shown = paragraphsOf(linesIn(document.documentElement)).join('\n').slice(0, SHOWN);
  const { content, title: readableTitle = '' } = readable(document);

  const publisher = metadata.publisher;
  const title = titleOf(metadata.title, headings, readableTitle, publisher?.value);
  const text = content === undefined ? [] : paragraphsOf(linesIn(content));
  const body = title !== undefined && text[0] === title.value ? text.slice(1) : text;
  const paragraphs = title === undefined ? body : [title.value, ...body];
  const published = publishedOf(metadata.published, paragraphs, now);
  const url = addressOf(metadata.canonical, address);
  return {
    article: {
      ...given({
        title: title?.value,
        publisher: publisher?.value,
        author: metadata.author?.value,
        url: url?.value,
        published: published.day,
      }),
      paragraphs,
      reasons: {
        title: title?.where ?? 'the page does not give it',
        publisher: publisher?.where ?? 'the page does not name it',
        author: metadata.author?.where ?? 'the page does not name one',
        url: url?.where ?? 'the page does not give it',
        published: published.reason,
      },
    },
    ...given({ declaredLanguage: metadata.language }),
    pageTitle,
    letters: body.join('').length,
    password,
    paid: metadata.paid,
    shown,
  };
}

/** What parts a title from the name of the site behind it. */
const PARTED = /\s+[|–—·»-]\s+/;

function titleOf(
  meta: Found | undefined,
  headings: readonly string[],
  readableTitle: string,
  publisher: string | undefined,
): Found | undefined {
  const [heading] = headings;
  // Of a page with one heading, that is what readers see; the data may have another title for search engines.
  if (heading && headings.length === 1) return { value: heading, where: "the page's heading" };
  if (meta !== undefined) {
    const parts = meta.value.split(PARTED);
    const bare = parts.slice(0, -1).join(' - ');
    if (parts.length === 2 && parts[1] === publisher) return { value: bare, where: meta.where };
    return meta;
  }
  const value = cleanLine(readableTitle);
  return value === '' ? undefined : { value, where: "the page's title" };
}

function publishedOf(
  meta: Found | undefined,
  paragraphs: readonly string[],
  now: Date,
): { readonly day?: string; readonly reason: string } {
  const day = meta && dayOfTimestamp(meta.value);
  if (meta !== undefined && day !== undefined) {
    if (hasBegun(day, now)) return { day, reason: `${meta.where}: ${cleanLine(meta.value)}` };
    return { reason: `the page gives ${day}, which is in the future` };
  }
  const byline = dayInByline(paragraphs);
  if (byline !== undefined && hasBegun(byline.day, now))
    return { day: byline.day, reason: `in the byline of the text: "${byline.line}"` };
  return { reason: 'the page does not say when it came out' };
}

/** The canonical address where it lies on the same site as the page; else where the page was found. */
function addressOf(canonical: Found | undefined, address: string | undefined): Found | undefined {
  const found = address === undefined ? null : URL.parse(address);
  const own = canonical && URL.parse(canonical.value, address);
  const isWeb = own?.protocol === 'https:' || own?.protocol === 'http:';
  if (own && isWeb && (found === null || siteOf(own) === siteOf(found)) && own.username === '') {
    // A front page as the canonical address of an article is a mistake of the site.
    if (found === null || own.pathname !== '/' || found.pathname === '/')
      return { value: own.href, where: canonical?.where ?? '' };
  }
  return found === null ? undefined : { value: found.href, where: 'where the page was fetched' };
}

function siteOf({ hostname }: URL): string {
  return hostname.replace(/^(?:www|m|amp|mobile)\./, '');
}
