import { given } from '../util/given.ts';
import { citationLines } from './citations.ts';
import type { Block, Line, Reply } from './reply.ts';
import { divideLine, pack } from './split.ts';

/** A line of a reply, with what decides how a platform shows it. */
export interface Row {
  readonly kind: 'heading' | 'paragraph' | 'quote' | 'item';
  readonly line: Line;
  /** Of a list item: its number, or a bullet. The second and later parts of a divided item have none. */
  readonly marker?: number | '•';
  /** It is the first line of its block. */
  readonly isFirst: boolean;
  /** Of an item: its list may be a table. */
  readonly inTable?: true;
}

/** What one page takes as a whole: a line, an image, or a citation that no line has. */
export interface Unit<Content> {
  /** The line or image as the platform shows it; undefined if there is nothing to show. */
  readonly content: Content | undefined;
  /** Numbers of the citations in it. */
  readonly cites: readonly number[];
  /** The line, if it is one. */
  readonly row?: Row;
}

/** A page: its units, and the sources of what they cite. */
export interface Page<Content> {
  readonly units: readonly Unit<Content>[];
  /** Numbers of the citations in it. */
  readonly cites: readonly number[];
  /** Each source, with the paragraphs that are cited, as lines. */
  readonly sources: readonly Line[];
}

/** An image block of a reply. */
export type Image = Extract<Block, { readonly kind: 'image' }>;

/** How a platform shows what pages consist of, and how much fits on one. */
export interface PageFormat<Content> {
  /** The most that a page may measure. */
  readonly limit: number;
  /** A line as the platform shows it; undefined if there is nothing to show. */
  line(row: Row): Content | undefined;
  /**
   * An image as part of a page; undefined on platforms that send images apart. If the platform cannot show the whole
   * description with the image, `text` is the description, which then follows as a paragraph.
   */
  image(image: Image): { readonly content: Content | undefined; readonly text?: string };
  /** Size of a page, sources and separators included; more than the limit for a page that the platform cannot send. */
  measure(page: Page<Content>): number;
}

/**
 * Puts a reply on as few pages as its order allows, each with the sources that it cites. Nothing is left out; a line is
 * divided only if it is longer than a page.
 * @param extra lines that come last, such as actions that could not become buttons
 */
export function paginate<Content>(
  reply: Reply,
  extra: readonly Line[],
  format: PageFormat<Content>,
): readonly Page<Content>[] {
  const { limit } = format;
  const page = (units: readonly Unit<Content>[]) => pageOf(units, reply);
  const measure = (units: readonly Unit<Content>[]) => format.measure(page(units));
  const blocks = [...reply.blocks, ...extra.map((spans): Block => ({ kind: 'paragraph', spans }))];
  const units = blocks.flatMap((block) => unitsOf(block, format));
  const parts = pack([...units, ...uncited(units, reply)], {
    limit,
    measure,
    divide: (unit) => {
      const { row } = unit;
      if (row === undefined) return [unit];
      const fits = (line: Line) => measure([rowUnit({ ...row, line }, format)]) <= limit;
      return divideLine(row.line, fits).map((line, index) =>
        rowUnit(index === 0 ? { ...row, line } : { kind: row.kind, line, isFirst: true }, format),
      );
    },
  });
  return parts.map(page);
}

/** Whether a line is a heading or a label, to which the lines after it belong. */
export function isLabel({ kind, line }: Row): boolean {
  const isStrong = line.length > 0 && line.every((span) => span.kind === 'text' && span.style === 'strong');
  return kind === 'heading' || (kind === 'paragraph' && isStrong);
}

function pageOf<Content>(units: readonly Unit<Content>[], { citations, language }: Reply): Page<Content> {
  const cites = units.flatMap((unit) => unit.cites);
  const cited = new Set(cites);
  return {
    units,
    cites,
    // Not every platform shows its sources so.
    get sources() {
      return citationLines(
        citations.filter(({ n }) => cited.has(n)),
        language,
      );
    },
  };
}

function unitsOf<Content>(block: Block, format: PageFormat<Content>): readonly Unit<Content>[] {
  switch (block.kind) {
    case 'heading':
      return [
        rowUnit({ kind: 'heading', line: [{ kind: 'text', text: block.text }], isFirst: true }, format),
      ];
    case 'paragraph':
    case 'quote':
      return [rowUnit({ kind: block.kind, line: block.spans, isFirst: true }, format)];
    case 'list': {
      const { items, ordered, start = 1, table } = block;
      return items.map((line, index) => {
        const marker = ordered ? start + index : '•';
        return rowUnit(
          { kind: 'item', line, marker, isFirst: index === 0, ...given({ inTable: table }) },
          format,
        );
      });
    }
    case 'image': {
      const { content, text } = format.image(block);
      return [
        ...(content === undefined ? [] : [{ content, cites: [] }]),
        ...(text === undefined
          ? []
          : [rowUnit({ kind: 'paragraph', line: [{ kind: 'text', text }], isFirst: true }, format)]),
      ];
    }
    default:
      return block satisfies never;
  }
}

function rowUnit<Content>(row: Row, format: PageFormat<Content>): Unit<Content> {
  const cites = row.line.flatMap((span) => (span.kind === 'cite' ? [span.ref] : []));
  return { content: format.line(row), cites, row };
}

/** Units for the citations that no line has: their sources come at the end. */
function uncited<Content>(units: readonly Unit<Content>[], { citations }: Reply): readonly Unit<Content>[] {
  const cited = new Set(units.flatMap(({ cites }) => cites));
  return citations.filter(({ n }) => !cited.has(n)).map(({ n }) => ({ content: undefined, cites: [n] }));
}
