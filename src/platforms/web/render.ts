import type { Command } from '../../command/command.ts';
import { formatCall, typedCall } from '../../command/command-line.ts';
import { citationsBySource, type SourceCitations } from '../../reply/citations.ts';
import type {
  Action,
  Block,
  Citation,
  CommandCall,
  Direction,
  Line,
  Reply,
  Span,
  Style,
} from '../../reply/reply.ts';
import { type Texts, textsFor } from '../../text/index.ts';
import { type Html, isLinkable, lineText, markup } from './html.ts';

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
  const first = title === undefined ? own : -1;
  const body = blocks.map((block, index) => blockHtml(block, index === first, direction));
  return [
    ...(title === undefined ? [] : [markup`<h1>${lineText(title, direction)}</h1>`]),
    ...(reply.outcome === undefined ? body : [markup`<div class="outcome ${reply.outcome}">${body}</div>`]),
    ...sourcesHtml(reply, links, texts),
    ...actionsHtml(reply, links, commands),
  ];
}

function blockHtml(block: Block, isTitle: boolean, direction: Direction): Html {
  switch (block.kind) {
    case 'heading': {
      const text = lineText(block.text, direction);
      return isTitle ? markup`<h1>${text}</h1>` : markup`<h2>${text}</h2>`;
    }
    case 'paragraph':
      return markup`<p>${lineHtml(block.spans, direction)}</p>`;
    case 'list': {
      const items = block.items.map((item) => markup`<li>${lineHtml(item, direction)}</li>`);
      return block.ordered ? markup`<ol start="${block.start ?? 1}">${items}</ol>` : listHtml(items);
    }
    case 'quote': {
      const line = lineHtml(block.spans, direction);
      return isTitle ? markup`<h1>${line}</h1>` : markup`<blockquote>${line}</blockquote>`;
    }
    case 'image': {
      return markup`<img src="data:image/png;base64,${block.png.toBase64()}" alt="${block.alt}">`;
    }
    default:
      return block satisfies never;
  }
}

function lineHtml(spans: Line, direction: Direction): readonly Html[] {
  return spans.map((span) => spanHtml(span, direction));
}

function spanHtml(span: Span, direction: Direction): Html {
  switch (span.kind) {
    case 'text':
      return styled(span.text, span.style, direction);
    case 'link':
      return linkHtml(span.text, span.url, direction);
    case 'cite':
      // A no-break space, so that a statement and its citation stay on one line.
      return markup`&nbsp;<a class="cite" href="#source-${span.ref}">[${span.ref}]</a>`;
    default:
      return span satisfies never;
  }
}

function styled(text: string, style: Style | undefined, direction: Direction): Html {
  const line = lineText(text, direction);
  switch (style) {
    case undefined:
      return line;
    case 'strong':
      return markup`<strong>${line}</strong>`;
    case 'quiet':
      return markup`<span class="quiet">${line}</span>`;
    case 'code':
    case 'command':
      return codeHtml(text);
    default:
      return style satisfies never;
  }
}

/** What is typed, in the direction of its own first letter. */
function codeHtml(text: string): Html {
  return markup`<code dir="auto">${text}</code>`;
}

/** A link to another site; where it may not be followed, its text and address. */
function linkHtml(text: string, url: string, direction: Direction): Html {
  const label = lineText(text, direction);
  return isLinkable(url)
    ? markup`<a href="${url}" rel="noopener noreferrer">${label}</a>`
    : markup`${label} (${url})`;
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
    const where = all.map(
      (citation) => markup`${mark(citation)} ${lineText(texts.paragraph(citation.paragraph), direction)}`,
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
  const drawn = actions.map((action) => actionHtml(action, direction, pageOf, commands));
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
): { readonly isTyped: boolean; readonly html: Html } {
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
    default:
      return action satisfies never;
  }
}

function section(title: string, items: readonly Html[]): Html {
  return markup`<section><h2>${title}</h2>${listHtml(items)}</section>`;
}

function listHtml(items: readonly Html[]): Html {
  return markup`<ul>${items}</ul>`;
}

function separated(items: readonly Html[]): Html {
  return items.reduce((line, item) => markup`${line} · ${item}`);
}
