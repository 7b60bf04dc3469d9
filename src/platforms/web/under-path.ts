import type { MiddlewareHandler } from 'hono';

/** Where the address of a link, a file or a form begins in our pages. A quotation mark in a text is escaped, so texts have none. */
const ADDRESS = / (href|src|action)="\/(?!\/)/g;

/** The path of an address such as `https://example.org/bot`: `/bot`; empty where it has none. */
export function pathOf(publicUrl: string | undefined): string {
  return publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}

/**
 * Puts a path before the addresses of pages and redirects. Where the site is reached below a path, a proxy removes that path from
 * what it hands on, and only browsers have to know it.
 */
export function underPath(path: string): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (path === '') return;
    const { res } = context;
    const target = res.headers.get('Location');
    if (target?.startsWith('/')) context.header('Location', path + target);
    if (!res.headers.get('Content-Type')?.startsWith('text/html')) return;
    const html = (await res.text()).replace(ADDRESS, ` $1="${path}/`);
    context.res = new Response(html, res);
  };
}
