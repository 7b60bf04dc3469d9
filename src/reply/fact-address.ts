import type { Fact } from '../knowledge/model.ts';
import { given } from '../util/given.ts';

/** Words that a speaker is quoted with: they stand in the source as they are. */
const QUOTED = /[“"«]([^“”"«»]{8,120}?)[,.;:]?[”"»]/u;

/**
 * The address at which a fact can be read in its source: the source's own address, with a text fragment
 * (https://wicg.github.io/scroll-to-text-fragment/) where the statement quotes its source. Undefined where the source's
 * address is not known.
 */
export function addressInSource({ source, text }: Fact): string | undefined {
  if (source.url === undefined) return undefined;
  const quoted = QUOTED.exec(text[source.language] ?? '')?.[1];
  if (quoted === undefined || source.url.includes('#')) return source.url;
  // A dash separates the parts of a fragment, and is not escaped by encodeURIComponent.
  return `${source.url}#:~:text=${encodeURIComponent(quoted.toWellFormed()).replaceAll('-', '%2D')}`;
}

/** The address of the page of a fact, given the public address of the HTTP server (`PUBLIC_URL`). */
export function factPageOf(publicUrl: string, factId: string): string {
  return publicUrl.replace(/\/+$/, '') + factPathOf(factId);
}

/** The address of the page of a fact within the site. */
export function factPathOf(factId: string): string {
  return `/facts/${encodeURIComponent(factId)}`;
}

/** The addresses of the feeds, given the public address of the HTTP server (`PUBLIC_URL`). */
export function feedsOf(
  publicUrl: string,
  about: { readonly language?: string; readonly topic?: string } = {},
): { readonly atom: string; readonly json: string } {
  const query = new URLSearchParams(given({ lang: about.language, topic: about.topic })).toString();
  const address = (file: string): string =>
    `${publicUrl.replace(/\/+$/, '')}/${file}${query === '' ? '' : `?${query}`}`;
  return { atom: address('feed.xml'), json: address('feed.json') };
}
