import type { Command } from '../../command/command.ts';
import { formatCall, typedCall } from '../../command/command-line.ts';
import { citationsBySource, type SourceCitations } from '../../reply/citations.ts';
import type { Action, Citation, CommandCall, Direction, Reply } from '../../reply/reply.ts';
import { type Texts, textsFor } from '../../text/index.ts';
import { blocksHtml, listHtml, titleHtml } from './blocks.ts';
import { type Html, lineText, markup } from './html.ts';
import { codeHtml, linkHtml } from './lines.ts';

/** Where the links of a page lead. */
export interface PageLinks {
  /** The address of the page of a fact; undefined for the fact whose page this is. */
  factPage(fact: string): string | undefined;
  /** The address of the page that shows the reply to a call; undefined if there is none. */
  pageOf(call: CommandCall): string | undefined;
}

/**
 * A reply as the HTML inside `<main>`: its title, its blocks, then its sources, then what else can be opened or typed.
 *
 * @param title the title of the page. Default: the first heading, or the statement that the reply begins with
 */
export function render(
  reply: Reply,
  links: PageLinks,
  commands: readonly Command[],
  title?: string,
): readonly Html[] {
  const { blocks, direction } = reply;
  const texts = textsFor(reply.language);
  const heading = blocks.findIndex(({ kind }) => kind === 'heading');
  const own = heading < 0 && blocks[0]?.kind === 'quote' ? 0 : heading;
  const first = title === undefined ? blocks[own] : undefined;
  const facts = new Map(reply.citations.map(({ n, fact }) => [n, fact]));
  const drawing = {
    direction,
    pageOf: links.pageOf,
    // Below an answer stand its sources; a list is a way to its facts.
    citeAddress(n: number) {
      const fact = reply.outcome === undefined ? facts.get(n) : undefined;
      return (fact === undefined ? undefined : links.factPage(fact)) ?? `#source-${n}`;
    },
  };
  const body = blocksHtml(
    blocks.filter((block) => block !== first),
    drawing,
    texts.page.contents,
  );
  return [
    ...(title === undefined ? [] : [markup`<h1>${lineText(title, direction)}</h1>`]),
    ...(first === undefined ? [] : [titleHtml(first, drawing)]),
    ...(reply.outcome === undefined ? body : [markup`<div class="outcome ${reply.outcome}">${body}</div>`]),
    ...sourcesHtml(reply, links, texts),
    ...actionsHtml(reply, links, commands),
  ];
}

/** Each source once, and the cited paragraphs, each with its number, which leads to the page of the fact. */
function sourcesHtml({ citations, direction }: Reply, links: PageLinks, texts: Texts): readonly Html[] {
  const groups = citationsBySource(citations);
  const mark = ({ n, fact }: Citation): Html => {
    const page = links.factPage(fact);
    return page === undefined
      ? markup`<a id="source-${n}">[${n}]</a>`
      : markup`<a id="source-${n}" href="${page}">[${n}]</a>`;
  };
  const item = ({ first, all }: SourceCitations): Html => {
    const { title, publisher, published, age, url } = first;
    const name = texts.citation(title, publisher);
    const source = url === undefined ? lineText(name, direction) : linkHtml(name, url, direction);
    const dates = [published, age ?? ''].filter((date) => date !== '');
    const byParagraph = [...Map.groupBy(all, ({ paragraph }) => paragraph)];
    const where = byParagraph.map(
      ([paragraph, cited]) =>
        markup`${lineText(texts.paragraph(paragraph), direction)}${cited.map((citation) => markup` ${mark(citation)}`)}`,
    );
    const about = [source, ...dates.map((date) => lineText(date, direction))];
    return markup`<li>${separated(about)}<br>${separated(where)}</li>`;
  };
  return groups.length === 0 ? [] : [section(texts.page.sources, groups.map(item))];
}

/** What can be opened, and what can be typed in a chat. */
function actionsHtml(
  { actions, direction, language }: Reply,
  { pageOf }: PageLinks,
  commands: readonly Command[],
): readonly Html[] {
  const drawn = actions.flatMap((action) => actionHtml(action, direction, pageOf, commands) ?? []);
  const items = (isTyped: boolean) =>
    drawn.filter((each) => each.isTyped === isTyped).map(({ html }) => markup`<li>${html}</li>`);
  const [opened, typed] = [items(false), items(true)];
  return [
    ...(opened.length === 0 ? [] : [markup`<ul class="actions">${opened}</ul>`]),
    ...(typed.length === 0 ? [] : [section(textsFor(language).page.inChat, typed)]),
  ];
}

function actionHtml(
  action: Action,
  direction: Direction,
  pageOf: PageLinks['pageOf'],
  commands: readonly Command[],
): { readonly isTyped: boolean; readonly html: Html } | undefined {
  const label = lineText(action.label, direction);
  const typed = (call: CommandCall) => ({
    isTyped: true,
    html: markup`${label} ${codeHtml(formatCall(call, commands))}`,
  });
  switch (action.kind) {
    case 'link':
      return { isTyped: false, html: linkHtml(action.label, action.url, direction) };
    case 'call': {
      const page = pageOf(action.call);
      return page === undefined
        ? typed(action.typed ?? action.call)
        : { isTyped: false, html: markup`<a href="${page}">${label}</a>` };
    }
    case 'form':
      return typed(typedCall(action));
    // Pages need no script, and the browser copies what is marked.
    case 'copy':
      return undefined;
    default:
      return action satisfies never;
  }
}

function section(title: string, items: readonly Html[]): Html {
  return markup`<section><h2>${title}</h2>${listHtml(items)}</section>`;
}

function separated(items: readonly Html[]): Html {
  return items.reduce((line, item) => markup`${line} · ${item}`);
}
