import { given } from '../../util/given.ts';
import { cleanLine } from './clean-text.ts';
import type { HtmlDocument } from './html-document.ts';

/** A value and where the page has it. */
export interface Found {
  readonly value: string;
  readonly where: string;
}

/** What a page says about itself, apart from its text. */
export interface HtmlMetadata {
  readonly title?: Found;
  readonly publisher?: Found;
  readonly author?: Found;
  readonly language?: string;
  readonly canonical?: Found;
  /** As it is written there. */
  readonly published?: Found;
  /** Whether the page says that its text is for those who pay. */
  readonly paid: boolean;
}

/** The types of schema.org that are articles. */
const ARTICLE = /(?:Article|BlogPosting|LiveBlogPosting|Report)$/;

/** More than this is no description of a page. */
const LONGEST_JSON = 200_000;

/** Reads JSON-LD, Open Graph and its like, `<time>`, and the canonical address. It invents nothing: what is not there is left out. */
export function metadataOf(document: HtmlDocument): HtmlMetadata {
  const linked = linkedData(document);
  const meta = (...names: readonly string[]): Found | undefined => {
    for (const name of names) {
      const element =
        document.querySelector(`meta[property="${name}"]`) ??
        document.querySelector(`meta[name="${name}"]`) ??
        document.querySelector(`meta[itemprop="${name}"]`);
      const value = cleanLine(element?.getAttribute('content') ?? '');
      if (value !== '') return { value, where: `in the page's data (${name})` };
    }
    return undefined;
  };
  const json = (value: string | undefined): Found | undefined =>
    value === undefined ? undefined : { value, where: "in the page's data (JSON-LD)" };
  const html = document.documentElement.getAttribute('lang') ?? undefined;
  return {
    ...given({
      title: json(textOf(linked['headline'])) ?? meta('og:title', 'twitter:title', 'dc.title'),
      publisher:
        meta('og:site_name') ??
        json(nameOf(linked['publisher'])) ??
        meta('dc.publisher', 'publisher', 'application-name'),
      author: json(nameOf(linked['author'])) ?? person(meta('author', 'article:author', 'dc.creator')),
      language: html || meta('og:locale', 'language')?.value,
      canonical: linkTo(document, 'canonical') ?? meta('og:url'),
      published:
        json(textOf(linked['datePublished'])) ??
        meta(
          'article:published_time',
          'datePublished',
          'pubdate',
          'publishdate',
          'dc.date',
          'dc.date.issued',
          'date',
        ) ??
        timeElement(document),
    }),
    paid: String(linked['isAccessibleForFree']).toLowerCase() === 'false',
  };
}

type Json = Readonly<Record<string, unknown>>;

/** The description of the article in the page's JSON-LD; empty where it has none. */
function linkedData(document: HtmlDocument): Json {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length > LONGEST_JSON) continue;
    try {
      const article = articleIn(JSON.parse(text));
      if (article !== undefined) return article;
    } catch {
      // What is not JSON says nothing.
    }
  }
  return {};
}

function articleIn(value: unknown): Json | undefined {
  const items = Array.isArray(value) ? value : [value];
  for (const item of items.flatMap((each) => (isJson(each) ? [each, ...listOf(each['@graph'])] : []))) {
    if (isJson(item) && listOf(item['@type']).some((type) => ARTICLE.test(String(type)))) return item;
  }
  return undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return (typeof value === 'string' && cleanLine(value)) || undefined;
}

/** The name of a person or an organisation, or of several. */
function nameOf(value: unknown): string | undefined {
  const names = listOf(value).map((each) => textOf(isJson(each) ? each['name'] : each));
  return [...new Set(names.filter((name) => name !== undefined && !isAddress(name)))].join(', ') || undefined;
}

/** Some pages give the address of a profile in the place of a name. */
function person(found: Found | undefined): Found | undefined {
  return found === undefined || isAddress(found.value) ? undefined : found;
}

function isAddress(text: string): boolean {
  return /^(?:https?:)?\/\//.test(text);
}

function linkTo(document: HtmlDocument, rel: string): Found | undefined {
  const value = document.querySelector(`link[rel="${rel}"]`)?.getAttribute('href')?.trim();
  return value ? { value, where: `in the page's data (${rel} link)` } : undefined;
}

/** The first date of the page that is marked as its publication, or the one date that it has. */
function timeElement(document: HtmlDocument): Found | undefined {
  const times = [...document.querySelectorAll('time[datetime]')];
  const marked = times.find(
    (time) => time.getAttribute('itemprop') === 'datePublished' || time.getAttribute('pubdate') !== null,
  );
  const value = (marked ?? (times.length === 1 ? times[0] : undefined))?.getAttribute('datetime')?.trim();
  return value ? { value, where: "in the page's <time>" } : undefined;
}
