import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import { given } from '../../../util/given.ts';
import type { Feed } from './feed.ts';

/** Who has written the entries: an author is not the speaker of a fact, whom its content names. */
const AUTHOR = { name: 'Sanad' };

/** A feed in Atom (RFC 4287). */
export function atomFeed({ id, title, about, language, updated, addresses, entries }: Feed): string {
  const xml = { lang: language };
  return generateAtomFeed(
    {
      ...{ id, title: { value: title }, subtitle: { value: about }, updated, xml },
      authors: [AUTHOR],
      generator: { text: 'Sanad' },
      links: [
        { href: addresses.atom, rel: 'self', type: 'application/atom+xml', hreflang: language },
        { href: addresses.home, rel: 'alternate', type: 'text/html', hreflang: language },
      ],
      entries: entries.map((entry) => ({
        ...{
          id: entry.id,
          title: { value: entry.title },
          published: entry.published,
          updated: entry.updated,
        },
        links: [
          { href: entry.url, rel: 'alternate', type: 'text/html' },
          ...(entry.source === undefined ? [] : [{ href: entry.source, rel: 'via' }]),
        ],
        categories: entry.topics.map(({ id: term, label }) => ({ term, label })),
        content: { type: 'html', value: entry.html },
      })),
    },
    { strict: true },
  );
}

/** A feed in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What programs need besides stands under `_sanad`. */
export function jsonFeed({ title, about, language, addresses, entries }: Feed): string {
  const generated = generateJsonFeed(
    {
      ...{ title, description: about, language },
      home_page_url: addresses.home,
      feed_url: addresses.json,
      authors: [AUTHOR],
      items: entries.map((entry) => ({
        ...{ id: entry.id, url: entry.url, title: entry.title, language },
        ...given({ external_url: entry.source }),
        content_html: entry.html,
        content_text: entry.text,
        date_published: entry.published,
        date_modified: entry.updated,
        tags: entry.topics.map(({ id }) => id),
        _sanad: entry.details,
      })),
    },
    { strict: true },
  );
  // feedsmith leaves an empty list out, which a feed must have.
  return JSON.stringify({ items: [], ...(generated as object) });
}
