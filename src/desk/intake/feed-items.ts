import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import { given } from '../../util/given.ts';
import { cleanLine, paragraphsOf } from './clean-text.ts';
import { linesIn, parseDocument } from './html-document.ts';
import { dayOfTimestamp } from './published-day.ts';
import { addressKey } from './web-address.ts';

/** So many items of a feed are looked at, from its beginning. */
const MOST_ITEMS = 500;

/** An item of a feed. */
export interface FeedItem {
  /** The same at each look at the feed, and another for each item. */
  readonly key: string;
  readonly title?: string;
  /** Absolute; undefined where the item has none. */
  readonly url?: string;
  /** ISO day. */
  readonly published?: string;
  /** Its date as it is written. */
  readonly date?: string;
  readonly author?: string;
  /** Its own text, one line a paragraph; undefined where the item has none. */
  readonly content?: string;
}

/** A feed as it was parsed; the newest items first where it has dates. */
export type ParsedFeed =
  | { readonly outcome: 'feed'; readonly title?: string; readonly items: readonly FeedItem[] }
  | { readonly outcome: 'no-feed' };

/**
 * Reads RSS, Atom, RDF and JSON feeds. Entities that a feed declares are not replaced, and files that it names are not read.
 *
 * @param address of the feed, from which relative links count
 */
export function parseFeedText(text: string, address: string): ParsedFeed {
  let parsed: ReturnType<typeof parseFeed<string>>;
  try {
    parsed = parseFeed(text, { maxItems: MOST_ITEMS });
  } catch {
    return { outcome: 'no-feed' };
  }
  const { title, base, items } = contentOf(parsed);
  const from = absolute(base, address) ?? address;
  const found = items.map((item) => itemOf(item, from));
  const first = new Map(found.toReversed().map((item) => [item.key, item]));
  return {
    outcome: 'feed',
    ...given({ title: plain(title) }),
    items: found
      .filter((item) => first.get(item.key) === item)
      .toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? '')),
  };
}

/** An item as its format has it. */
interface RawItem {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  readonly content?: string | undefined;
}

function contentOf(parsed: ReturnType<typeof parseFeed<string>>): {
  readonly title?: string | undefined;
  readonly base?: string | undefined;
  readonly items: readonly RawItem[];
} {
  switch (parsed.format) {
    case 'rss':
      return {
        title: parsed.feed.title,
        base: parsed.feed.link,
        items: (parsed.feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          title: item.title,
          // A guid is an address unless it says that it is none.
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          date: item.pubDate ?? item.dc?.dates?.[0],
          author: item.dc?.creators?.[0],
          content: item.content?.encoded ?? item.description,
        })),
      };
    case 'atom':
      return {
        title: textOf(parsed.feed.title),
        base: linkOf(parsed.feed.links),
        items: (parsed.feed.entries ?? []).map((entry) => ({
          id: entry.id,
          title: textOf(entry.title),
          link: linkOf(entry.links),
          date: entry.published ?? entry.updated,
          author: entry.authors?.map(({ name }) => name).join(', '),
          content: textOf(entry.content) ?? textOf(entry.summary),
        })),
      };
    case 'rdf':
      return {
        title: parsed.feed.title,
        base: parsed.feed.link,
        items: (parsed.feed.items ?? []).map((item) => ({
          title: item.title,
          link: item.link,
          date: item.dc?.dates?.[0],
          author: item.dc?.creators?.[0],
          content: item.content?.encoded ?? item.description,
        })),
      };
    case 'json':
      return {
        title: parsed.feed.title,
        base: parsed.feed.home_page_url,
        items: (parsed.feed.items ?? []).map((item) => ({
          id: item.id,
          title: item.title,
          link: item.url ?? item.external_url,
          date: item.date_published ?? item.date_modified,
          author: item.authors?.map(({ name }) => name).join(', '),
          content: item.content_html ?? item.content_text ?? item.summary,
        })),
      };
    default:
      return parsed satisfies never;
  }
}

function itemOf({ id, title, link, date, author, content }: RawItem, base: string): FeedItem {
  const url = absolute(link, base);
  // A guid that two items share is none; an address says more.
  const identity = (url && addressKey(url)) ?? id ?? `${title ?? ''}\n${content ?? ''}`;
  return {
    key: createHash('sha256').update(identity).digest('hex').slice(0, 16),
    ...given({
      title: plain(title),
      url,
      published: date === undefined ? undefined : (dayOfDate(date) ?? dayOfTimestamp(date)),
      date: date === undefined ? undefined : cleanLine(date) || undefined,
      author: plain(author),
      content: content === undefined ? undefined : linesOf(content) || undefined,
    }),
  };
}

/** The lines of a text that is HTML, as it is in most feeds, or plain. */
function linesOf(content: string): string {
  const isMarkup = /<[a-z!/]|&(?:#|[a-z]+;)/i.test(content);
  return paragraphsOf(isMarkup ? linesIn(parseDocument(content).documentElement) : content).join('\n');
}

/** "Wed, 21 Jan 2026 10:00:00 +0300", in its own time zone. */
function dayOfDate(date: string): string | undefined {
  return dayOfTimestamp(date.replace(/^\p{L}+,\s*/u, ''));
}

function absolute(link: string | undefined, base: string): string | undefined {
  const url = link === undefined ? null : URL.parse(link.trim(), base);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

function textOf(text: string | { readonly value?: string | undefined } | undefined): string | undefined {
  return typeof text === 'string' ? text : text?.value;
}

function linkOf(
  links: readonly { readonly href?: string | undefined; readonly rel?: string | undefined }[] = [],
): string | undefined {
  return (links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0])?.href;
}

/** A title without markup. */
function plain(text: string | undefined): string | undefined {
  return (text && cleanLine(text.replace(/<[^>]{0,500}>/g, ''))) || undefined;
}
