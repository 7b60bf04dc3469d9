import type { Knowledge } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import type { Article } from '../article.ts';
import { DeskError } from '../desk-error.ts';
import { refusedByContent } from './barriers.ts';
import { cleanLine } from './clean-text.ts';
import type { FetchedPage } from './fetch-page.ts';
import { isFeed, isHtml, otherKind, textOfFile, textOfPage } from './file-text.ts';
import type { Given, Intake, TakeInDeps } from './intake.ts';
import { refuseTooLong, textArticle } from './text-article.ts';
import { languageOf } from './text-language.ts';
import { addressKey, webAddress } from './web-address.ts';

type Deps = Pick<TakeInDeps, 'knowledge' | 'fetchPage' | 'now' | 'parse' | 'findLanguage'>;

/** An article with what an editor has to know of it. */
interface Read {
  readonly article: Article;
  readonly notes: readonly string[];
}

/**
 * The article of what comes in.
 *
 * @throws DeskError that says why there is none
 */
export async function articleFrom(intake: Intake, deps: Deps): Promise<Read> {
  const read = await readIntake(intake, deps);
  const article = withPublisher(
    withGiven(withFallback(read.article, intake), intake.given ?? {}),
    deps.knowledge().sources,
  );
  if (article.paragraphs.length === 0)
    throw new DeskError(
      'text-empty',
      'There is no text in it: the first line is the title, each line after it a paragraph.',
    );
  return { article, notes: [...read.notes, ...(article.language === undefined ? [UNKNOWN_LANGUAGE] : [])] };
}

async function readIntake(intake: Intake, deps: Deps): Promise<Read> {
  const { now } = deps;
  switch (intake.kind) {
    case 'text':
      return { article: await textArticle(intake.text, now(), deps.findLanguage), notes: [] };
    case 'file': {
      const name = intake.name === '-' ? 'The standard input' : `"${cleanLine(intake.name)}"`;
      const text = isHtmlName(intake.name) ? pageText(intake.bytes, name) : textOfFile(intake.bytes, name);
      if (isFeed(text))
        throw new DeskError('file-is-feed', `${name} is a feed. Give its address to "desk feeds add".`);
      if (!isHtmlName(intake.name) && !isHtml(text))
        return { article: await textArticle(text, now(), deps.findLanguage), notes: [] };
      return readHtml(text, { host: name, path: '' }, deps);
    }
    case 'address':
      return readFetched(await deps.fetchPage(intake.address), deps);
    default:
      return intake satisfies never;
  }
}

/** The text of a file in HTML, which declares its encoding. */
function pageText(bytes: Uint8Array, name: string): string {
  if (otherKind(bytes) !== undefined || bytes.length === 0) return textOfFile(bytes, name);
  return textOfPage(bytes);
}

function isHtmlName(name: string): boolean {
  return /\.x?html?$/i.test(name);
}

async function readFetched(page: FetchedPage, deps: Deps): Promise<Read> {
  const { hostname: host, pathname, search } = webAddress(page.url);
  const kind = otherKind(page.bytes);
  const isText = page.type === '' || /^text\/|[/+](?:xml|json|xhtml)\b|xhtml/.test(page.type);
  if (kind !== undefined || !isText || page.bytes.subarray(0, 1_000).includes(0))
    throw new DeskError(
      'page-not-text',
      `What lies at this address on ${host} is ${kind ?? `no page (${/^[\w.+/-]{3,60}$/.exec(page.type)?.[0] ?? 'unknown type'})`}. Copy the text out of it and give that.`,
    );
  const text = textOfPage(page.bytes, page.charset);
  if (isFeed(text) && !isHtml(text))
    throw new DeskError('page-is-feed', `This is the address of a feed. Follow it with "desk feeds add".`);
  if (page.type === 'text/plain' && !isHtml(text)) {
    const article = await textArticle(text, deps.now(), deps.findLanguage);
    const reasons = { ...article.reasons, url: 'where the page was fetched' };
    return { article: { ...article, url: page.url, reasons }, notes: [] };
  }
  return readHtml(text, { host, path: `${pathname}${search}`, address: page.url }, deps);
}

async function readHtml(
  html: string,
  { address, ...at }: { readonly host: string; readonly path: string; readonly address?: string },
  { now, parse, findLanguage = languageOf }: Deps,
): Promise<Read> {
  const page = await parse({ parse: 'page', text: html, now: now(), ...given({ address }) });
  const refusal = refusedByContent(page, { ...at, html });
  if (refusal !== undefined) throw refusal;
  const { article, declaredLanguage } = page;
  refuseTooLong(article.paragraphs.reduce((sum, { length }) => sum + length, 0));
  const { language, reason } = await findLanguage(article.paragraphs, declaredLanguage);
  return {
    article: { ...article, ...given({ language }), reasons: { ...article.reasons, language: reason } },
    notes: page.paid ? ['The page says that not all of it is free to read: its text may be cut.'] : [],
  };
}

/** Fills in what an article does not say itself. */
function withFallback(article: Article, { fallback = {}, origin }: Intake): Article {
  const missing = Object.entries(fallback).filter(([field]) => article[field as keyof Given] === undefined);
  const reason = origin.kind === 'feed' ? 'as the feed has it' : 'of the post that was forwarded';
  const reasons = {
    ...article.reasons,
    ...Object.fromEntries(missing.map(([field]) => [field, reason])),
  };
  return { ...article, ...Object.fromEntries(missing), reasons };
}

const UNKNOWN_LANGUAGE = 'The language of the text is not known: write its code under "language".';

const BY_EDITOR = 'given by the editor';

function withGiven(article: Article, said: Given): Article {
  const fields = Object.entries(said).filter(([, value]) => value !== undefined);
  const values = Object.fromEntries(fields.map(([field, value]) => [field, cleanLine(value)]));
  const reasons = { ...article.reasons, ...Object.fromEntries(fields.map(([field]) => [field, BY_EDITOR])) };
  const { title = '' } = values;
  // Paragraphs count from the title, also where the text came without it.
  const isThere = title === '' || article.paragraphs[0] === title || article.title !== undefined;
  const paragraphs = isThere ? article.paragraphs : [title, ...article.paragraphs];
  return { ...article, ...values, paragraphs, reasons };
}

/** Sites on which everybody publishes: who did is not told by their address alone. */
const SHARED =
  /(?:^|\.)(?:t\.me|x\.com|twitter\.com|facebook\.com|youtube\.com|medium\.com|blogspot\.com|substack\.com)$/;

/** The publisher of sources from the same host, where the page does not name it. */
function withPublisher(article: Article, sources: Knowledge['sources']): Article {
  if (article.publisher !== undefined || article.url === undefined) return article;
  const host = hostOf(article.url);
  if (host !== undefined && SHARED.test(host)) return article;
  const same = sources.find(({ url }) => url !== undefined && host !== undefined && hostOf(url) === host);
  if (same === undefined) return article;
  const reasons = { ...article.reasons, publisher: `as of the source "${same.id}" from the same site` };
  return { ...article, publisher: same.publisher, reasons };
}

function hostOf(url: string): string | undefined {
  return addressKey(url)?.split(/[/?]/, 1)[0];
}
