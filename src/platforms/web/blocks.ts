import type { Block, Line } from '../../reply/reply.ts';
import { type Html, lineText, markup } from './html.ts';
import { type Drawing, lineHtml } from './lines.ts';

/** From so many headings on, a page begins with links to them. */
const MANY_HEADINGS = 6;

/** A heading and what belongs to it: a list under its label, or else nothing, since what follows are blocks of their own. */
interface Headed {
  readonly kind: 'headed';
  readonly id: string;
  readonly label: Line;
  readonly list?: Extract<Block, { readonly kind: 'list' }>;
}

type Part = Headed | Exclude<Block, { readonly kind: 'heading' }>;

/**
 * The blocks of a reply below its title, with links to the headings where there are many. A label is the heading of its list;
 * lists that stand beside each other are columns where the screen is wide.
 *
 * @param contents what stands above the links
 */
export function blocksHtml(blocks: readonly Block[], drawing: Drawing, contents: string): readonly Html[] {
  const parts = partsOf(blocks);
  const rows = rowsOf(parts).map((row) => {
    const html = row.map((part) => partHtml(part, drawing));
    const [only] = html;
    return row.length === 1 && only !== undefined
      ? only
      : markup`<div class="beside">${html.map((each) => markup`<div>${each}</div>`)}</div>`;
  });
  const first = parts.findIndex(({ kind }) => kind === 'headed');
  // What comes before the first heading are rows of one part.
  return rows.toSpliced(Math.max(first, 0), 0, ...contentsHtml(parts, drawing, contents));
}

/** Links to the headings; none where there are few, or where several are the same. */
function contentsHtml(parts: readonly Part[], drawing: Drawing, title: string): readonly Html[] {
  const headed = parts.filter((part) => part.kind === 'headed');
  const labels = headed.map(({ label: [first] }) => (first?.kind === 'text' ? first.text : ''));
  if (headed.length < MANY_HEADINGS || new Set(labels).size < headed.length) return [];
  const entries = headed.map(
    ({ id }, at) => markup`<li><a href="#${id}">${lineText(labels[at] ?? '', drawing.direction)}</a></li>`,
  );
  return [markup`<details class="contents"><summary>${title}</summary><ul>${entries}</ul></details>`];
}

/** The block that is the title of its page. */
export function titleHtml(block: Block, drawing: Drawing): Html {
  const spans: Line =
    'spans' in block ? block.spans : 'text' in block ? [{ kind: 'text', text: block.text }] : [];
  return markup`<h1>${lineHtml(spans, drawing)}</h1>`;
}

/** A list with bullets. */
export function listHtml(items: readonly Html[]): Html {
  return markup`<ul>${items}</ul>`;
}

function partsOf(blocks: readonly Block[]): readonly Part[] {
  const parts: Part[] = [];
  let list: Block | undefined;
  for (const [at, block] of blocks.entries()) {
    // It stands with its label already.
    if (block === list) continue;
    const next = blocks[at + 1];
    const id = `part-${parts.filter(({ kind }) => kind === 'headed').length + 1}`;
    if (block.kind === 'heading') {
      parts.push({ kind: 'headed', id, label: [{ kind: 'text', text: block.text }] });
    } else if (block.kind === 'paragraph' && next?.kind === 'list' && isLabel(block.spans)) {
      parts.push({ kind: 'headed', id, label: block.spans.map(plain), list: next });
      list = next;
    } else parts.push(block);
  }
  return parts;
}

/** A text in strong letters, which links may follow. */
function isLabel([first, ...others]: Line): boolean {
  return (
    first?.kind === 'text' &&
    first.style === 'strong' &&
    others.every((span) => span.kind === 'link' || (span.kind === 'text' && span.text === ' · '))
  );
}

function plain(span: Line[number]): Line[number] {
  return span.kind === 'text' && span.style === 'strong' ? { kind: 'text', text: span.text } : span;
}

/** Parts that stand beside each other are in one row. */
function rowsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const rows: Part[][] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (part.kind === 'headed' && part.list?.beside && last?.[0]?.kind === 'headed') last.push(part);
    else rows.push([part]);
  }
  return rows;
}

function partHtml(part: Part, drawing: Drawing): Html {
  switch (part.kind) {
    case 'headed':
      return markup`<h2 id="${part.id}">${lineHtml(part.label, drawing)}</h2>${part.list && partHtml(part.list, drawing)}`;
    case 'paragraph':
      return markup`<p>${lineHtml(part.spans, drawing)}</p>`;
    case 'list': {
      const items = part.items.map((item) => markup`<li>${lineHtml(item, drawing)}</li>`);
      return part.ordered ? markup`<ol start="${part.start ?? 1}">${items}</ol>` : listHtml(items);
    }
    case 'quote':
      return markup`<blockquote>${lineHtml(part.spans, drawing)}</blockquote>`;
    case 'image': {
      return markup`<img src="data:image/png;base64,${part.png.toBase64()}" alt="${part.alt}">`;
    }
    default:
      return part satisfies never;
  }
}
