import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { MAP_STYLE } from '../../pictures/palette.ts';

/** A file that pages load. Its address changes with its content, so that a browser may keep it for ever. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string;
}

function asset(name: string, type: string, more = ''): Asset {
  const content = readFileSync(new URL(`browser/${name}`, import.meta.url), 'utf8') + more;
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  return { path: `/assets/${hash}-${name}`, type, content };
}

export const STYLE = asset('site.css', 'text/css; charset=utf-8', MAP_STYLE);
/** What the pages of the desk have besides. */
export const DESK_STYLE = asset('desk.css', 'text/css; charset=utf-8');
export const SCRIPT = asset('site.js', 'text/javascript; charset=utf-8');
export const ICON = asset('icon.svg', 'image/svg+xml');

/** A year: longer has no meaning (https://www.rfc-editor.org/rfc/rfc9111). */
const CACHE_SECONDS = 31_536_000;

/** Serves the files that pages load. */
export function assets(): Hono {
  const app = new Hono();
  for (const { path, type, content } of [STYLE, DESK_STYLE, SCRIPT, ICON]) {
    app.get(path, (context) =>
      context.body(content, 200, {
        'Content-Type': type,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': `public, max-age=${CACHE_SECONDS}, immutable`,
      }),
    );
  }
  return app;
}
