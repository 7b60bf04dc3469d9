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
import { escapeHtml, escapeLine, isLinkable } from './html.ts';

/** Where the links of a page lead. */
export interface PageLinks {
  /** The address of the page of a fact; undefined for the fact whose page this is. */
  factPage(fact: string): string | undefined;
  /** The address of the page that shows the reply to a call; undefined if there is none. */
  pageOf(call: CommandCall): string | undefined;
}

/** A reply as the HTML inside `<main>`: its blocks, then its sources, then what else can be opened or typed. */
export function render(reply: Reply, links: PageLinks, commands: readonly Command[]): string {
  const { direction } = reply;
  const texts = textsFor(reply.language);
  // The title of a page is its first heading, or the statement that it begins with.
  const heading = reply.blocks.findIndex(({ kind }) => kind === 'heading');
  const title = heading < 0 && reply.blocks[0]?.kind === 'quote' ? 0 : heading;
  return [
    ...reply.blocks.map((block, index) => blockHtml(block, index === title ? 'h1' : 'h2', direction)),
    sourcesHtml(reply, links, texts),
    ...actionsHtml(reply, links, commands),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function blockHtml(block: Block, headingTag: 'h1' | 'h2', direction: Direction): string {
  switch (block.kind) {
    case 'heading':
      return element(headingTag, escapeLine(block.text, direction));
    case 'paragraph':
      return element('p', lineHtml(block.spans, direction));
    case 'list': {
      const items = block.items.map((item) => element('li', lineHtml(item, direction))).join('');
      return block.ordered ? `<ol start="${block.start ?? 1}">${items}</ol>` : element('ul', items);
    }
    case 'quote':
      return element(headingTag === 'h1' ? 'h1' : 'blockquote', lineHtml(block.spans, direction));
    case 'image': {
      return `<img src="data:image/png;base64,${block.png.toBase64()}" alt="${escapeHtml(block.alt)}">`;
    }
    default:
      return block satisfies never;
  }
}

function lineHtml(spans: Line, direction: Direction): string {
  return spans.map((span) => spanHtml(span, direction)).join('');
}

function spanHtml(span: Span, direction: Direction): string {
  switch (span.kind) {
    case 'text':
      return styled(span.text, span.style, direction);
    case 'link':
      return linkHtml(span.text, span.url, direction);
    case 'cite':
      // A no-break space, so that a statement and its citation stay on one line.
      return `&nbsp;<a class="cite" href="#source-${span.ref}">[${span.ref}]</a>`;
    default:
      return span satisfies never;
  }
}

function styled(text: string, style: Style | undefined, direction: Direction): string {
  const html = escapeLine(text, direction);
  switch (style) {
    case undefined:
      return html;
    case 'strong':
      return element('strong', html);
    case 'quiet':
      return `<span class="quiet">${html}</span>`;
    case 'code':
    case 'command':
      return codeHtml(text);
    default:
      return style satisfies never;
  }
}

/** What is typed, in the direction of its own first letter. */
function codeHtml(text: string): string {
  return `<code dir="auto">${escapeHtml(text)}</code>`;
}

/** A link to another site; where it may not be followed, its text and address. */
function linkHtml(text: string, url: string, direction: Direction): string {
  const label = escapeLine(text, direction);
  return isLinkable(url)
    ? `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${label}</a>`
    : `${label} (${escapeHtml(url)})`;
}

/** Each source once, and the cited paragraphs, each with its number, which leads to the page of the fact. */
function sourcesHtml({ citations, direction }: Reply, links: PageLinks, texts: Texts): string {
  const groups = citationsBySource(citations);
  const mark = ({ n, fact }: Citation): string => {
    const page = links.factPage(fact);
    return `<a id="source-${n}"${page === undefined ? '' : ` href="${escapeHtml(page)}"`}>[${n}]</a>`;
  };
  const item = ({ first, all }: SourceCitations): string => {
    const { title, publisher, published, age, url } = first;
    const name = texts.citation(title, publisher);
    const source = url === undefined ? escapeLine(name, direction) : linkHtml(name, url, direction);
    const dates = [published, age ?? ''].filter((date) => date !== '');
    const where = all.map(
      (citation) => `${mark(citation)} ${escapeLine(texts.paragraph(citation.paragraph), direction)}`,
    );
    const about = [source, ...dates.map((date) => escapeLine(date, direction))].join(' · ');
    return element('li', `${about}<br>${where.join(' · ')}`);
  };
  return groups.length === 0 ? '' : section(texts.page.sources, groups.map(item));
}

/** What can be opened, and what can be typed in a chat. */
function actionsHtml(
  { actions, direction, language }: Reply,
  { pageOf }: PageLinks,
  commands: readonly Command[],
): readonly string[] {
  const drawn = actions.map((action) => actionHtml(action, direction, pageOf, commands));
  const items = (isTyped: boolean) =>
    drawn.filter((each) => each.isTyped === isTyped).map(({ html }) => element('li', html));
  const [opened, typed] = [items(false), items(true)];
  return [
    opened.length === 0 ? '' : element('ul', opened.join('')),
    typed.length === 0 ? '' : section(textsFor(language).page.inChat, typed),
  ];
}

function actionHtml(
  action: Action,
  direction: Direction,
  pageOf: PageLinks['pageOf'],
  commands: readonly Command[],
): { readonly isTyped: boolean; readonly html: string } {
  switch (action.kind) {
    case 'link':
      return { isTyped: false, html: linkHtml(action.label, action.url, direction) };
    case 'call': {
      const label = escapeLine(action.label, direction);
      const page = pageOf(action.call);
      return page === undefined
        ? { isTyped: true, html: `${label} ${codeHtml(formatCall(action.typed ?? action.call, commands))}` }
        : { isTyped: false, html: `<a href="${escapeHtml(page)}">${label}</a>` };
    }
    case 'form': {
      const label = escapeLine(action.label, direction);
      return { isTyped: true, html: `${label} ${codeHtml(formatCall(typedCall(action), commands))}` };
    }
    default:
      return action satisfies never;
  }
}

function section(title: string, items: readonly string[]): string {
  return element('section', `${element('h2', escapeHtml(title))}${element('ul', items.join(''))}`);
}

function element(tag: string, html: string): string {
  return `<${tag}>${html}</${tag}>`;
}
