import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { given } from '../../../util/given.ts';

/** Why a request is refused. */
export interface Problem {
  readonly status: ContentfulStatusCode;
  /** Short and stable: `json-malformed`. */
  readonly code: string;
  /** A sentence or two: what is wrong, where, and what to do. It never repeats what was sent. */
  readonly message: string;
  /** The field that is wrong: `context[2]`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Headers of everything that the API answers: nothing of it is a page, whatever is sent in. */
export const HEADERS: Record<string, string> = {
  'Content-Type': 'application/json; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

/** JSON in which no mark-up can stand, even where it is shown as a page after all. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A whole response. Given as a plain object, the server need not copy the headers, which takes as long as an answer that is kept. */
export function jsonResponse(json: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(json, { headers: HEADERS });
}

/** The response to a request that is refused. */
export function refuse(context: Context, { status, code, message, path, headers }: Problem): Response {
  return context.body(safeJson({ error: { code, message, ...given({ path }) } }), status, {
    ...HEADERS,
    ...headers,
  });
}
