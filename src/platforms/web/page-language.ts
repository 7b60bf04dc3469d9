import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { closestLanguage } from '../../text/index.ts';

/** The language of a page: the one that the address names, else the one that the browser asks for first. */
export function pageLanguage({ req }: Context): string {
  const accepted = parseAccept(req.header('Accept-Language') ?? '')
    .toSorted((a, b) => b.q - a.q)
    .map(({ type }) => type);
  return [req.query('lang'), ...accepted].map(closestLanguage).find(Boolean) ?? 'en';
}
