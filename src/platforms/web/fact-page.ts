import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import { heading, paragraph, reply } from '../../reply/build.ts';
import { factPageOf } from '../../reply/fact-address.ts';
import type { CommandCall, Reply } from '../../reply/reply.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { CONTENT_SECURITY_POLICY, htmlDocument } from './document.ts';
import { PageCache } from './page-cache.ts';
import { type PageLinks, render } from './render.ts';

/** What the pages of facts are made of. */
export interface FactPageOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl: string;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  /** The call whose reply shows a fact in full. */
  factCall(id: string): CommandCall;
  /** Whether there is a fact with this id. */
  isFact(id: string): boolean;
  /** The version of the knowledge, while which a page stays the same. */
  version(): string;
}

/** How long a page may be shown again without asking: a correction is seen after as long. */
const CACHE_SECONDS = 300;

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // The language of the page is taken from it where the address names none.
  Vary: 'Accept-Language',
};

/** Headers of the page of a fact; as a plain object, so that the server need not copy them. */
const WHOLE_HEADERS: Record<string, string> = {
  ...HEADERS,
  'Content-Type': 'text/html; charset=UTF-8',
  'Cache-Control': `public, max-age=${CACHE_SECONDS}`,
};

/** The page of each fact, at `/facts/:id`, in the language of `?lang=`, or else of the browser. */
export function factPages(options: FactPageOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const pages = new PageCache(options.version, CACHE_SECONDS);
  app.get('/facts/:id', async (context) => {
    const id = context.req.param('id');
    const key = `${languageOf(context)} ${closestLanguage(context.req.query('lang'))} ${id}`;
    const kept = pages.get(key);
    if (kept !== undefined) return new Response(kept, { headers: WHOLE_HEADERS });
    const isKnown = options.isFact(id);
    const shown = isKnown ? await factIn(languageOf(context), id, options) : notFound(languageOf(context));
    // The page of a fact cites it; another reply says that something went wrong.
    const isWhole = shown.citations.some(({ fact }) => fact === id);
    const address = isWhole ? factPageOf(options.publicUrl, id) : undefined;
    const main = render(shown, linksOn(id, context, options), options.commands);
    const html = htmlDocument({ ...headOf(shown), ...given({ address }) }, main);
    if (isWhole) {
      pages.set(key, html);
      return new Response(html, { headers: WHOLE_HEADERS });
    }
    return context.html(html, {
      status: isKnown ? 500 : 404,
      headers: { ...HEADERS, 'Cache-Control': 'no-store' },
    });
  });
  return app;
}

/** The reply that shows a fact in full. */
function factIn(language: string, id: string, { dispatch, factCall }: FactPageOptions): Promise<Reply> {
  const from = { platform: 'web', chat: 'web' };
  return dispatch({ id, from, user: 'reader', language, input: { kind: 'call', call: factCall(id) } });
}

/** Links on the page of a fact, to pages in the language that was chosen on it. */
function linksOn(
  shown: string,
  { req }: Context,
  { publicUrl, factCall, isFact }: FactPageOptions,
): PageLinks {
  const language = closestLanguage(req.query('lang'));
  const query = language === undefined ? '' : `?lang=${language}`;
  const factPage = (id: string) => (id === shown ? undefined : factPageOf(publicUrl, id) + query);
  return {
    factPage,
    pageOf({ command, args: { id = '' } }) {
      return command === factCall(id).command && isFact(id) ? factPage(id) : undefined;
    },
  };
}

function notFound(language: string): Reply {
  const { page } = textsFor(language);
  return reply(language, [heading(page.notFound), paragraph(page.notFoundWhy)]);
}

/** The language that the address names, else the one that the browser asks for first. */
function languageOf({ req }: Context): string {
  const accepted = parseAccept(req.header('Accept-Language') ?? '')
    .toSorted((a, b) => b.q - a.q)
    .map(({ type }) => type);
  return [req.query('lang'), ...accepted].map(closestLanguage).find(Boolean) ?? 'en';
}

/** A page of a statement has it as its title, so that it stands in previews of links; another page has its heading. */
function headOf({ blocks, language }: Reply) {
  const heading = blocks.find((block) => block.kind === 'heading')?.text;
  const spans = blocks.find((block) => block.kind === 'quote')?.spans ?? [];
  const words = spans.flatMap((span) => ('text' in span ? [span.text] : []));
  return {
    title: words[0] ?? heading ?? '',
    language,
    ...given({ description: words.join('') || undefined }),
  };
}
