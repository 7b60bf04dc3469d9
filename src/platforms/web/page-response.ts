import { CONTENT_SECURITY_POLICY } from './document.ts';

/** How long a page may be shown again without asking, in seconds: a correction is seen after as long. */
export const CACHE_SECONDS = 300;

/** Headers of every page. Plain objects, since a server writes these soonest. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=UTF-8',
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // The language of the page is taken from it where the address names none.
  Vary: 'Accept-Language',
};
const OF_KEPT = { ...HEADERS, 'Cache-Control': `public, max-age=${CACHE_SECONDS}` };
const OF_OTHERS = { ...HEADERS, 'Cache-Control': 'no-store' };

/** A page for a reader. @param isKept whether a browser and what lies between may keep it */
export function pageResponse(
  html: string | Uint8Array<ArrayBuffer>,
  { status, isKept }: { readonly status: number; readonly isKept: boolean },
): Response {
  return new Response(html, { status, headers: isKept ? OF_KEPT : OF_OTHERS });
}
