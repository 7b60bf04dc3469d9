import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import { parseCall } from '../../command/parsed-call.ts';
import { notice } from '../../reply/build.ts';
import type { CommandCall, Reply } from '../../reply/reply.ts';
import { closestLanguage, textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { assets } from './assets.ts';
import { htmlDocument, inLanguage, LONGEST_QUESTION, type NavigationLink } from './document.ts';
import { lineText, markup } from './html.ts';
import { nearestPage } from './nearest-page.ts';
import { PageCache } from './page-cache.ts';
import { pageLanguage } from './page-language.ts';
import { CACHE_SECONDS, pageResponse } from './page-response.ts';
import { addressOf, earlier, type Page } from './pages.ts';
import { feedLinks, NO_INDEX, type PageDescription, previewTags } from './preview.ts';
import { type PageLinks, render } from './render.ts';
import { pathOf, underPath } from './under-path.ts';

/** What the pages of the site are made of. */
export interface SiteOptions {
  /** The address under which the server is reached from outside (`PUBLIC_URL`). */
  readonly publicUrl?: string;
  /** The user of a call is the code of the language that the reader chose. */
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  /** Where a command has several pages, the first that has the call. */
  readonly pages: readonly Page[];
  /** What `/` shows before the first question, below a sentence that says what this is. */
  readonly opening: { readonly call: CommandCall; lead(language: string): string };
  navigation(language: string): readonly NavigationLink[];
  /** Questions for what has been typed, the best first. */
  suggest(typed: string, language: string): readonly string[];
  /** That of the knowledge: pages stay the same while it does. */
  version(): string;
  /** The page of a fact. */
  factPath(id: string): string;
  /** What search engines and previews are told of the page of a call. Left out where nothing comes from outside. */
  describe?(call: CommandCall, language: string): PageDescription;
}

/** The longest text that gets suggestions, in UTF-16 units. */
const LONGEST_TYPED = 100;
const MOST_SUGGESTIONS = 8;

type Site = Hono<{ Bindings: HttpBindings }>;

/**
 * The pages for readers: `/` with the form, and a page for the reply to each command that only reads. They keep nothing of a
 * reader: the address has the question and what it goes on from. The site answers every GET, so it comes after other endpoints.
 */
export function createSite(options: SiteOptions): Site {
  const site: Site = new Hono();
  const kept = new PageCache(options.version, CACHE_SECONDS);
  const path = pathOf(options.publicUrl);
  if (path !== '') site.use(underPath(path));
  site.route('/', assets());
  site.get('/suggest', (context) => {
    const typed = context.req.query('q') ?? '';
    const language = pageLanguage(context);
    const found = typed.length > LONGEST_TYPED ? [] : options.suggest(typed, language);
    return context.json(found.slice(0, MOST_SUGGESTIONS), 200, {
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
  });
  for (const page of options.pages) {
    const isInPath = page.value !== undefined && page.value.query === undefined;
    site.get(isInPath ? `${page.path}/:value` : page.path, (context) => show(page, context, options, kept));
  }
  site.get('*', (context) => {
    const { pages, commands } = options;
    const language = pageLanguage(context);
    const { page } = textsFor(language);
    const chosen = closestLanguage(context.req.query('lang'));
    const head = {
      title: page.notFound,
      language,
      path: '/',
      chosen,
      navigation: options.navigation(language),
    };
    const near = nearestPage(context.req.path, language, pages, commands);
    const offer =
      near && markup`<p>${page.nearestPage} <a href="${inLanguage(near, chosen)}" dir="ltr">${near}</a></p>`;
    const main = markup`<h1>${page.notFound}</h1><p>${page.notFoundWhy}</p>${offer}`;
    return pageResponse(htmlDocument(head, [main]).toString(), { status: 404, isKept: false });
  });
  return site;
}

/** The page of a call. @param kept pages without a reader's words */
async function show(page: Page, context: Context, options: SiteOptions, kept: PageCache): Promise<Response> {
  const { req } = context;
  // What an address shows differs by the browser's language alone.
  const key = `${req.header('Accept-Language')} ${req.url}`;
  const earlierPage = kept.get(key);
  if (earlierPage !== undefined) return pageResponse(earlierPage, { status: 200, isKept: true });
  const language = pageLanguage(context);
  const chosen = closestLanguage(req.query('lang'));
  const conversation = earlier(req.queries('after') ?? []);
  const { call, isKnown } = callOf(page, context, language, options);
  const meant = isKnown ? undefined : addressOf(call, [page], options.commands);
  // A name in another spelling has a page under its own address.
  if (meant !== undefined && meant !== addressed(page, call))
    return context.redirect(inLanguage(meant, chosen));
  const isPrivate = conversation.length > 0 || hasWords(call, options.commands);
  const isTooLong = Object.values(call.args).some((value) => value.length > LONGEST_QUESTION);
  const reply = isTooLong
    ? notice(language, [textsFor(language).wrong.tooLong(LONGEST_QUESTION)])
    : await options.dispatch({
        id: 'page',
        from: { platform: 'web', chat: 'web' },
        user: chosen ?? 'reader',
        language,
        conversation,
        input: { kind: 'call', call },
      });
  // A reply to no call says what is wrong with it.
  const isWhole = isKnown && reply.call !== undefined;
  const isKept = isWhole && !isPrivate;
  const html = documentOf(reply, { page, call, isKnown, chosen }, options).toString();
  if (isKept) kept.set(key, html);
  const isProblem = 'problem' in parseCall(call, options.commands);
  const status = isWhole ? 200 : !isKnown ? 404 : isTooLong ? 414 : isProblem ? 400 : 500;
  return pageResponse(html, { status, isKept });
}

/** Whether a call has what a reader wrote: nothing between may keep that. */
function hasWords({ command, args }: CommandCall, commands: readonly Command[]): boolean {
  const { options = [] } = commands.find(({ name }) => name === command) ?? {};
  return options.some(
    ({ kind, name, byButton }) => (kind === 'question' || kind === 'text') && !byButton && name in args,
  );
}

/** The address by which a call came that has its value in the path. */
function addressed({ path, value }: Page, { args }: CommandCall): string {
  return `${path}/${encodeURIComponent(args[value?.option ?? ''] ?? '')}`;
}

/** The call that an address of a page stands for, and whether there is what it names. */
function callOf(
  page: Page,
  { req }: Context,
  language: string,
  { commands, opening }: SiteOptions,
): { readonly call: CommandCall; readonly isKnown: boolean } {
  const { value } = page;
  const id = value && (value.query === undefined ? req.param('value') : req.query(value.query));
  if (value?.query !== undefined && !id?.trim()) return { call: opening.call, isKnown: true };
  const found = id !== undefined && value?.toValue ? value.toValue(id, language) : id;
  const known = commands.find(({ name }) => name === page.command)?.options ?? [];
  const args: Record<string, string> = { ...page.always };
  for (const { name } of known) {
    const given = name === value?.option ? (found ?? id) : req.query(name);
    if (given !== undefined) args[name] = given;
  }
  return { call: { command: page.command, args }, isKnown: value === undefined || found !== undefined };
}

/** What was asked of a page. */
interface Asked {
  readonly page: Page;
  readonly call: CommandCall;
  /** Whether there is what the address names. */
  readonly isKnown: boolean;
  /** The language that the reader chose. */
  readonly chosen: string | undefined;
}

function documentOf(reply: Reply, { page, call, isKnown, chosen }: Asked, options: SiteOptions) {
  const { commands, pages, publicUrl, opening, navigation } = options;
  const { language } = reply;
  const isOpening = call === opening.call;
  const question = page.value?.query === undefined || isOpening ? undefined : call.args[page.value.option];
  const asked = reply.asked ?? (question === undefined ? [] : [question]);
  const path = addressOf(reply.call ?? call, pages, commands) ?? page.path;
  const own = headOf(reply);
  const command = commands.find(({ name }) => name === call.command);
  const named = isKnown ? question : textsFor(language).page.notFound;
  const title = named ?? own.title ?? command?.description[language] ?? 'Sanad';
  const links: PageLinks = {
    factPage: (id) => {
      const factPath = options.factPath(id);
      return factPath === path ? undefined : inLanguage(factPath, chosen);
    },
    pageOf(to) {
      const address = addressOf(to, pages, commands, asked);
      return address === undefined ? undefined : inLanguage(address, chosen);
    },
  };
  const about = publicUrl === undefined ? undefined : options.describe?.(call, language);
  const preview = { title, description: own.description, language };
  const main = render(reply, links, commands, named ?? (own.title === undefined ? title : undefined));
  return htmlDocument(
    {
      ...{ title, language, chosen, publicUrl, path: isOpening ? '/' : path, conversation: earlier(asked) },
      navigation: navigation(language),
      ...given({ description: own.description }),
      more: [
        ...(question !== undefined || about?.isOutdated ? [NO_INDEX] : []),
        ...(about && publicUrl !== undefined
          ? [
              previewTags(
                { ...preview, url: publicUrl + inLanguage(isOpening ? '/' : path, language) },
                about,
              ),
            ]
          : []),
        feedLinks(language),
      ],
    },
    isOpening
      ? [markup`<p class="quiet">${lineText(opening.lead(language), reply.direction)}</p>`, ...main]
      : main,
  );
}

/** A page of a statement has it as its title, so that it stands in previews of links; another page has its heading. */
function headOf({ blocks }: Reply) {
  const heading = blocks.find((block) => block.kind === 'heading')?.text;
  const spans = blocks.find((block) => block.kind === 'quote')?.spans ?? [];
  const words = spans.flatMap((span) => ('text' in span ? [span.text] : []));
  return { title: words[0] ?? heading, description: words.join('') || undefined };
}
