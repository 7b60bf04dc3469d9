/** Where pictures and the map are reached, given the public address of the HTTP server (`PUBLIC_URL`). */

import { factPageOf } from './fact-address.ts';

/** The card of a fact, for previews of links to it. */
export function factCardOf(publicUrl: string, factId: string, language: string): string {
  return `${factPageOf(publicUrl, factId)}/card.png?lang=${language}`;
}

/** The card of the site itself. */
export function siteCardOf(publicUrl: string, language: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/card.png?lang=${language}`;
}

/** The map, or the facts that name one place of it. */
export function mapPageOf(publicUrl: string, query: Readonly<Record<string, string>> = {}): string {
  return publicUrl.replace(/\/+$/, '') + mapPathOf(query);
}

/** The same within the site. */
export function mapPathOf(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `/map${search === '' ? '' : `?${search}`}`;
}
