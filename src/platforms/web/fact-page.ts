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

/** The page of each fact, at `/facts/:id`, in the language of `?lang=`, or else of the browser. */
export function factPages(options: FactPageOptions): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/facts/:id', async (context) => {
    const id = context.req.param('id');
    const language = languageOf(context);
    if (!options.isFact(id)) {
      const none = pageOf(notFound(language), linksOn(id, context, options), options);
      return context.html(none, 404, { ...HEADERS, 'Cache-Control': 'no-store' });
    }
    const shown = await options.dispatch({
      id,
      from: { platform: 'web', chat: 'web' },
      user: 'reader',
      language,
      input: { kind: 'call', call: options.factCall(id) },
    });
    const page = pageOf(shown, linksOn(id, context, options), options, factPageOf(options.publicUrl, id));
    return context.html(page, 200, { ...HEADERS, 'Cache-Control': `public, max-age=${CACHE_SECONDS}` });
  });
  return app;
}

function pageOf(shown: Reply, links: PageLinks, { commands }: FactPageOptions, address?: string): string {
  return htmlDocument({ ...headOf(shown), ...given({ address }) }, render(shown, links, commands));
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
