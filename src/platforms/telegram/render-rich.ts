import type {
  InputRichBlockMap,
  InputRichBlockParagraph,
  InputRichMessageWithoutUpload,
  RichBlockTableCell,
  RichText,
} from 'grammy/types';
import { citationLines } from '../../reply/citations.ts';
import { type Page, paginate, type Row } from '../../reply/paginate.ts';
import type { Block, Citation, Direction, Line, Reply } from '../../reply/reply.ts';
import { textsFor } from '../../text/index.ts';
import { LIMITS, RICH_LIMITS } from './bot-api.ts';
import { captionOf, captionText, type Picture, type Rendered } from './render.ts';
import { type RichBlock, type RichItem, sizeOfBlocks } from './rich-blocks.ts';
import { type CiteMark, richLine, richLink, richPlain, wordsOf } from './rich-text.ts';
import { showQuestions } from './shown-questions.ts';

/** One rich message, with the part of the reply that it shows. */
export interface RichPart {
  readonly rich: InputRichMessageWithoutUpload;
  /** Numbers of the citations that it cites. */
  readonly cites: readonly number[];
  /** The lines of the reply that it shows. */
  readonly lines: readonly Row[];
}

/** How long a rich message gets. */
export type Length =
  /** As long as Telegram takes it. */
  | 'whole'
  /** What is not folded is no longer than the longest message without formats, so that no answer fills a group. */
  | 'page';

/** Letters of a page that are not folded, in UTF-16 code units: what fits in a message without formats. */
const LONGEST_OPEN = LIMITS.text - 96;

/**
 * A reply as rich messages, each within Telegram's limits, with the question, and with a footnote for all that it cites.
 * Nothing is left out; a line is only cut where it is longer than a message.
 * @param extra lines that come last, such as what could not become a button
 */
export function renderRich(
  reply: Reply,
  extra: readonly Line[] = [],
  length: Length = 'whole',
): Rendered<RichPart> {
  const drawing = new Drawing(reply);
  const pages = paginate<RichText>(reply, extra, {
    limit: 1,
    line: (row) => drawing.line(row),
    image({ alt }) {
      return { content: undefined, ...(captionOf(alt, reply.direction).isWhole ? {} : { text: alt }) };
    },
    measure(page) {
      const { bytes, blocks, open } = sizeOfBlocks(drawing.page(page));
      const share = Math.max(bytes / RICH_LIMITS.bytes, blocks / RICH_LIMITS.blocks);
      return length === 'page' ? Math.max(share, open / LONGEST_OPEN) : share;
    },
  });
  const pictures = reply.blocks.flatMap((block): readonly Picture[] =>
    block.kind === 'image' ? [{ png: block.png, caption: captionText(block.alt, reply.direction) }] : [],
  );
  const shown = pages.length === 0 && (drawing.hasQuestion || pictures.length === 0) ? [NOTHING] : pages;
  return {
    pictures,
    texts: shown.map((page, at) => ({
      rich: messageOf(drawing.page(page, at === 0), reply.direction),
      cites: page.cites,
      lines: page.units.flatMap(({ row }) => row ?? []),
    })),
  };
}

/** A rich message that shows one line more, below the page: its number among the pages. */
export function withLine(part: RichPart, line: string, direction: Direction): RichPart {
  const { blocks = [] } = part.rich;
  const text: RichText = { type: 'italic', text: richPlain(line, direction) };
  return { ...part, rich: { ...part.rich, blocks: [...blocks, { type: 'paragraph', text }] } };
}

const NOTHING: Page<RichText> = { units: [], cites: [], sources: [] };
/** A message without any text is refused, so an empty reply shows this. */
const NO_TEXT: RichBlock = { type: 'paragraph', text: '—' };
/** Publishers that are named above the folded sources: as many as fit on a line of a phone. */
const MOST_NAMED = 2;
/** Section headings; the largest are for the titles of books. */
const HEADING_SIZE = 4;
/** A town and what lies around it. */
const MAP: Pick<InputRichBlockMap, 'zoom' | 'width' | 'height'> = { zoom: 13, width: 800, height: 400 };

function messageOf(blocks: readonly RichBlock[], direction: Direction): InputRichMessageWithoutUpload {
  return {
    blocks: [...blocks],
    skip_entity_detection: true,
    ...(direction === 'rtl' ? { is_rtl: true } : {}),
  };
}

/** Draws the lines and pages of one reply. */
class Drawing {
  readonly #reply: Reply;
  readonly #question: readonly RichBlock[];
  /** Names of the footnotes by number: citations of the same paragraph share one. */
  readonly #footnotes: ReadonlyMap<number, string>;
  /** Addresses of what is cited, by number. */
  readonly #addresses: ReadonlyMap<number, string>;
  /** The citations of each paragraph of a source. */
  readonly #groups: readonly (readonly Citation[])[];
  /** Paragraphs that were made, by their text, so that each is measured once. */
  readonly #paragraphs = new Map<RichText, InputRichBlockParagraph>();
  /** Footnotes that were made, by the numbers that they cite. */
  readonly #made = new Map<string, InputRichBlockParagraph>();

  constructor(reply: Reply) {
    this.#reply = reply;
    this.#question = questionBlocks(reply.asked ?? []);
    this.#groups = [...Map.groupBy(reply.citations, paragraphOf).values()];
    this.#footnotes = new Map(
      this.#groups.flatMap((cited) => cited.map(({ n }) => [n, `source-${cited[0]?.n}`] as const)),
    );
    const spans = reply.blocks.flatMap(linesOf).flat();
    this.#addresses = new Map(
      spans.flatMap((span) => (span.kind === 'cite' && span.url ? [[span.ref, span.url] as const] : [])),
    );
  }

  get hasQuestion(): boolean {
    return this.#question.length > 0;
  }

  /** A line of the reply; undefined if there is nothing to show. */
  line({ kind, line }: Row): RichText | undefined {
    const text = this.#text(line);
    if (wordsOf(text).trim() === '') return undefined;
    return kind === 'heading' ? wordsOf(text) : text;
  }

  /** The blocks of a page: the question, the lines, and what they cite in a folded block. */
  page({ units, cites }: Page<RichText>, isFirst = true): readonly RichBlock[] {
    const blocks = [...this.#question];
    for (const { content, row } of units) {
      if (content !== undefined && row !== undefined) this.#add(blocks, row, content);
    }
    if (isFirst) blocks.push(...this.#map());
    blocks.push(...this.#sources(cites));
    return blocks.length > 0 ? blocks : [NO_TEXT];
  }

  #text(line: Line): RichText {
    return richLine(line, this.#reply.direction, this.#mark);
  }

  /** The mark of a citation, which leads to its footnote. */
  readonly #mark: CiteMark = (ref, url) => {
    const name = this.#footnotes.get(ref);
    const text = `[${ref}]`;
    return name === undefined ? richLink(text, url) : { type: 'reference_link', text, reference_name: name };
  };

  /** Adds a line to the blocks; items and rows to the list or table that they go on with. */
  #add(blocks: RichBlock[], row: Row, text: RichText): void {
    switch (row.kind) {
      case 'heading':
        blocks.push({ type: 'heading', text, size: HEADING_SIZE });
        return;
      case 'paragraph':
        blocks.push(this.#paragraph(text));
        return;
      case 'quote':
        blocks.push({ type: 'blockquote', blocks: [this.#paragraph(text)] });
        return;
      case 'item': {
        const last = row.isFirst ? undefined : blocks.at(-1);
        const cells = row.inTable ? this.#cells(row.line) : undefined;
        // The rest of an item that was too long for a message.
        if (row.marker === undefined) blocks.push(this.#paragraph(text));
        else if (cells && last?.type === 'table') last.cells.push(cells);
        else if (cells) blocks.push({ type: 'table', cells: [cells], is_bordered: true });
        else if (last?.type === 'list') last.items.push(itemOf(row, this.#paragraph(text)));
        else blocks.push({ type: 'list', items: [itemOf(row, this.#paragraph(text))] });
        return;
      }
      default:
        row.kind satisfies never;
    }
  }

  #paragraph(text: RichText): InputRichBlockParagraph {
    return this.#paragraphs.getOrInsertComputed(text, () => ({ type: 'paragraph', text }));
  }

  /** A line as two cells: what it starts with in bold, and the rest; undefined where it does not start so. */
  #cells([first, ...rest]: Line): RichBlockTableCell[] | undefined {
    if (first?.kind !== 'text' || first.style !== 'strong') return undefined;
    const align = this.#reply.direction === 'rtl' ? 'right' : 'left';
    const [name, text] = [richPlain(first.text, this.#reply.direction), this.#text(rest)];
    if (name.trim() === '' || wordsOf(text).trim() === '') return undefined;
    const look = { align, valign: 'top' } as const;
    return [
      { text: name, is_header: true, ...look },
      { text, ...look },
    ];
  }

  /** The place that the reply is about, on Telegram's own map. */
  #map(): readonly RichBlock[] {
    const { place, direction } = this.#reply;
    if (place === undefined) return [];
    const [latitude, longitude] = place.at;
    const caption = { text: richPlain(place.name, direction) };
    return [{ type: 'map', location: { latitude, longitude }, ...MAP, caption }];
  }

  /** The footnotes of what a page cites, folded. */
  #sources(cites: readonly number[]): readonly RichBlock[] {
    const cited = new Set(cites);
    const blocks = this.#groups.flatMap((group) => {
      const some = group.filter(({ n }) => cited.has(n));
      return some.length > 0 ? [this.#footnote(some)] : [];
    });
    if (blocks.length === 0) return [];
    const { citations, language, direction } = this.#reply;
    const names = publishersOf(citations.filter(({ n }) => cited.has(n)));
    const { sources } = textsFor(language).answer;
    const summary = [`${sources} (${blocks.length})`, ...(names.length <= MOST_NAMED ? names : [])].join(
      ' · ',
    );
    return [{ type: 'details', summary: richPlain(summary, direction), blocks }];
  }

  #footnote(cited: readonly Citation[]): InputRichBlockParagraph {
    const { language, direction } = this.#reply;
    return this.#made.getOrInsertComputed(cited.map(({ n }) => n).join(' '), () => {
      const line = citationLines(cited, language).flat();
      const name = this.#footnotes.get(cited[0]?.n ?? 0) ?? '';
      const text = richLine(line, direction, (ref) => richLink(`[${ref}]`, this.#addresses.get(ref)));
      return { type: 'paragraph', text: { type: 'reference', name, text } };
    });
  }
}

/** Who published what is cited, each with how long ago that was, where it is not new. */
function publishersOf(citations: readonly Citation[]): readonly string[] {
  const named = citations.map(({ publisher, age }) =>
    age === undefined ? publisher : `${publisher}, ${age}`,
  );
  return [...new Set(named)];
}

/** The questions that a message answers, as the quote that it starts with. */
function questionBlocks(asked: readonly string[]): readonly RichBlock[] {
  const { text, entities } = showQuestions(asked).quote;
  if (text === '') return [];
  return entities.some(({ type }) => type === 'expandable_blockquote')
    ? [{ type: 'expandable_blockquote', text }]
    : [{ type: 'blockquote', blocks: [{ type: 'paragraph', text }] }];
}

function itemOf({ marker }: Row, paragraph: InputRichBlockParagraph): RichItem {
  const numbered = typeof marker === 'number' ? { value: marker, type: '1' as const } : {};
  return { blocks: [paragraph], ...numbered };
}

function paragraphOf({ source, paragraph }: Citation): string {
  return `${paragraph} ${source}`;
}

function linesOf(block: Block): readonly Line[] {
  if (block.kind === 'list') return block.items;
  return 'spans' in block ? [block.spans] : [];
}
