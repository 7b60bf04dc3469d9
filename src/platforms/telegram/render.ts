import { citationLines } from '../../reply/citations.ts';
import type { Block, Direction, Line, Reply } from '../../reply/reply.ts';
import { divideLine, pack } from '../../reply/split.ts';
import { directed, entitiesIn, inline, plain, textOf, written } from './html.ts';
import { LIMITS } from './limits.ts';
import { showQuestions } from './questions.ts';

/** A picture with the text below it. */
export interface Picture {
  readonly png: Uint8Array;
  /** Markup. */
  readonly caption: string;
}

/** One message of text. */
export interface Text {
  /** Markup. */
  readonly html: string;
  /** Numbers of the citations that it cites. */
  readonly cites: readonly number[];
}

/** What a reply is sent as: its pictures, then its texts, each of which is one message. */
export interface Rendered {
  readonly pictures: readonly Picture[];
  /** None only where pictures are all that there is. */
  readonly texts: readonly Text[];
}

/** Room for what is written below a page: its number among the pages. */
const PAGE_MARK = 60;
const PAGE_MARK_ENTITIES = 1;

/** Lines of text that stay in one message, with the numbers that they cite. */
interface Unit {
  readonly html: string;
  readonly cites: readonly number[];
  /** Stands apart from what is before it. */
  readonly apart: boolean;
  /** Set where the text is one of a list or a paragraph, which can be cut. */
  readonly line?: Line;
  readonly before?: string;
  readonly quoted?: boolean;
}

/**
 * A reply as messages, each within Telegram's limits and each with the question and the sources that it cites. Nothing
 * is left out; a line is only cut where it is longer than a message.
 * @param extra lines that come last, such as what could not become a button
 */
export function render(reply: Reply, extra: readonly Line[] = []): Rendered {
  const { direction } = reply;
  const question = showQuestions(reply.asked ?? []).html;
  const pictures = reply.blocks.flatMap((block) => (block.kind === 'image' ? [block] : []));
  const blocks = [...reply.blocks, ...extra.map((spans): Block => ({ kind: 'paragraph', spans }))];
  const units = withUncited(
    blocks.flatMap((block) => unitsOf(block, direction)),
    reply,
  );
  const parts = pack(units, {
    limit: LIMITS.text - PAGE_MARK,
    measure: (some) => sizeOf(put(some, question, reply)),
    divide: (unit) => divide(unit, question, reply),
  });
  const texts = parts.map((some) => ({ html: put(some, question, reply), cites: citedBy(some) }));
  const nothing = question === '' && pictures.length > 0 ? [] : [{ html: question || '—', cites: [] }];
  return {
    pictures: pictures.map(({ png, alt }) => ({
      png,
      caption: directed(captionOf(alt, direction), direction),
    })),
    texts: texts.length > 0 ? texts : nothing,
  };
}

/** Whether the question is shown whole, so that buttons may lean on it. */
export function showsQuestion({ asked = [] }: Reply): boolean {
  return showQuestions(asked).whole;
}

/** Length of a message in Telegram's sense, or more where its pieces of markup are nearer to their limit. */
function sizeOf(html: string): number {
  const entities = entitiesIn(html) / (LIMITS.entities - PAGE_MARK_ENTITIES);
  return Math.max(textOf(html).length, Math.ceil(entities * (LIMITS.text - PAGE_MARK)));
}

function unitsOf(block: Block, direction: Direction): readonly Unit[] {
  switch (block.kind) {
    case 'heading':
      return [lineUnit([{ kind: 'text', text: block.text, style: 'strong' }], direction)];
    case 'paragraph':
      return [lineUnit(block.spans, direction)];
    case 'quote':
      return [lineUnit(block.spans, direction, { quoted: true })];
    case 'list': {
      const start = block.start ?? 1;
      return block.items.map((item, index) => {
        const before = block.ordered ? `${start + index}. ` : '• ';
        const unit = lineUnit(item, direction, { before });
        return { ...unit, apart: index === 0 || unit.html.includes('\n') };
      });
    }
    case 'image': {
      // What does not fit below the picture is said in the text as well.
      const isWhole = captionOf(block.alt, direction) === plain(block.alt, direction);
      return isWhole ? [] : [lineUnit([{ kind: 'text', text: block.alt }], direction)];
    }
    default:
      return block satisfies never;
  }
}

/** Markup for what a picture shows, as much of it as fits below one. */
function captionOf(alt: string, direction: Direction): string {
  const whole = plain(alt, direction);
  // The marks of direction and the sign that something is missing take some room.
  const limit = LIMITS.caption - 8;
  if (textOf(whole).length <= limit) return whole;
  return `${plain(alt.slice(0, limit / 2).toWellFormed(), direction)}…`;
}

function citedBy(units: readonly Unit[]): readonly number[] {
  return units.flatMap(({ cites }) => cites);
}

/** Citations that no line has come at the end. */
function withUncited(units: readonly Unit[], { citations }: Reply): readonly Unit[] {
  const cited = new Set(citedBy(units));
  const left = citations.filter(({ n }) => !cited.has(n));
  return [...units, ...left.map(({ n }): Unit => ({ html: '', cites: [n], apart: true }))];
}

function lineUnit(line: Line, direction: Direction, as: { before?: string; quoted?: boolean } = {}): Unit {
  const cites = line.flatMap((span) => (span.kind === 'cite' ? [span.ref] : []));
  const shown = written(line, direction, as.before);
  const html = as.quoted && shown !== '' ? `<blockquote>${shown}</blockquote>` : shown;
  return { html, cites, apart: true, line, ...as };
}

/** A line that is longer than a message, in several. */
function divide(unit: Unit, question: string, reply: Reply): readonly Unit[] {
  const { line, before = '', quoted = false } = unit;
  if (line === undefined) return [unit];
  const fits = (some: Line) =>
    sizeOf(put([lineUnit(some, reply.direction, { before, quoted })], question, reply)) <=
    LIMITS.text - PAGE_MARK;
  return divideLine(line, fits).map((some, index) =>
    lineUnit(some, reply.direction, { before: index === 0 ? before : '', quoted }),
  );
}

/** One message: the question, the lines, and the sources of what they cite. */
function put(units: readonly Unit[], question: string, reply: Reply): string {
  const shown = units.filter(({ html }) => html !== '');
  const body = shown.map((unit, index) => gapBefore(unit, shown[index - 1]) + unit.html).join('');
  return [question, body, sourcesOf(units, reply)].filter((html) => html.trim() !== '').join('\n') || '—';
}

/** What stands between a unit and the one before it: what follows a label stands close to it. */
function gapBefore(unit: Unit, before: Unit | undefined): string {
  if (before === undefined) return '';
  return unit.apart && (!isLabel(before) || isLabel(unit)) ? '\n\n' : '\n';
}

/** Whether a unit is a heading or a label. */
function isLabel({ line }: Unit): boolean {
  const [span, ...more] = line ?? [];
  return span?.kind === 'text' && span.style === 'strong' && more.length === 0;
}

/** The sources of what is cited here, folded up. */
function sourcesOf(units: readonly Unit[], { citations, direction, language }: Reply): string {
  const cited = new Set(citedBy(units));
  const lines = citationLines(
    citations.filter(({ n }) => cited.has(n)),
    language,
  ).map((line) => directed(inline(line, direction).trimStart(), direction));
  return lines.length === 0 ? '' : `<blockquote expandable>${lines.join('\n')}</blockquote>`;
}
