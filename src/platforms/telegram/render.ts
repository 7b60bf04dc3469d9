import { citationLines } from '../../reply/citations.ts';
import type { Block, Direction, Line, Reply } from '../../reply/reply.ts';
import { divideLine, pack } from '../../reply/split.ts';
import { LIMITS } from './bot-api.ts';
import {
  type FormattedText,
  inDirection,
  inertText,
  joinTexts,
  lineText,
  plainText,
  singleLine,
  withFormat,
} from './entities.ts';
import { showQuestions } from './shown-questions.ts';

/** A picture with the text below it. */
export interface Picture {
  readonly png: Uint8Array;
  readonly caption: FormattedText;
}

/** The text of one message. */
export interface MessageText extends FormattedText {
  /** Numbers of the citations that it cites. */
  readonly cites: readonly number[];
}

/** What a reply is sent as: its pictures, then its texts, each of which is one message. */
export interface Rendered {
  readonly pictures: readonly Picture[];
  /** None only where the reply holds nothing but pictures. */
  readonly texts: readonly MessageText[];
}

/** Room for what is written below a page: its number among the pages. */
const PAGE_NUMBER_LENGTH = 60;
const PAGE_NUMBER_ENTITIES = 1;

/** Lines of text that stay in one message, with the numbers that they cite. */
interface Unit {
  readonly content: FormattedText;
  readonly cites: readonly number[];
  /** An empty line stands before it. */
  readonly apart: boolean;
  /** The line that the content shows; only such a unit can be cut. */
  readonly line?: Line;
  readonly before?: string;
  readonly quoted?: boolean;
}

/** A message without any text is refused, so an empty reply shows this. */
const NO_TEXT = plainText('—');

/**
 * A reply as messages, each within Telegram's limits and each with the question and the sources that it cites. Nothing
 * is left out; a line is only cut where it is longer than a message.
 * @param extra lines that come last, such as what could not become a button
 */
export function render(reply: Reply, extra: readonly Line[] = []): Rendered {
  const { direction } = reply;
  const question = showQuestions(reply.asked ?? []).quote;
  const pictures = reply.blocks.flatMap((block) => (block.kind === 'image' ? [block] : []));
  const blocks = [...reply.blocks, ...extra.map((spans): Block => ({ kind: 'paragraph', spans }))];
  const units = withUncited(
    blocks.flatMap((block) => unitsOf(block, direction)),
    reply,
  );
  const parts = pack(units, {
    limit: LIMITS.text - PAGE_NUMBER_LENGTH,
    measure: (some) => sizeOf(composeText(some, question, reply)),
    divide: (unit) => divideUnit(unit, question, reply),
  });
  const texts = parts.map((some) => ({ ...composeText(some, question, reply), cites: citedBy(some) }));
  const hasNoText = question.text === '' && pictures.length > 0;
  const substitute = hasNoText ? [] : [{ ...(question.text === '' ? NO_TEXT : question), cites: [] }];
  return {
    pictures: pictures.map(({ png, alt }) => ({
      png,
      caption: inDirection(plainText(captionOf(alt, direction)), direction),
    })),
    texts: texts.length > 0 ? texts : substitute,
  };
}

/** Whether the question is shown whole, so that buttons can refer to it. */
export function showsQuestion({ asked = [] }: Reply): boolean {
  return showQuestions(asked).whole;
}

/** Length of a message, or its share of the most entities as a length where that is more. */
function sizeOf({ text, entities }: FormattedText): number {
  const share = entities.length / (LIMITS.entities - PAGE_NUMBER_ENTITIES);
  return Math.max(text.length, Math.ceil(share * (LIMITS.text - PAGE_NUMBER_LENGTH)));
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
        return { ...unit, apart: index === 0 || unit.content.text.includes('\n') };
      });
    }
    case 'image': {
      // A caption that is cut stands whole in the text.
      const isWhole = captionOf(block.alt, direction) === inertText(block.alt, direction);
      return isWhole ? [] : [lineUnit([{ kind: 'text', text: block.alt }], direction)];
    }
    default:
      return block satisfies never;
  }
}

/** What a picture shows, as much of it as fits below one. */
function captionOf(alt: string, direction: Direction): string {
  const whole = inertText(alt, direction);
  // The marks of direction and the sign of the cut take some room.
  const limit = LIMITS.caption - 8;
  return whole.length <= limit ? whole : `${inertText(alt.slice(0, limit / 2).toWellFormed(), direction)}…`;
}

function citedBy(units: readonly Unit[]): readonly number[] {
  return units.flatMap(({ cites }) => cites);
}

/** Citations that no line cites come at the end. */
function withUncited(units: readonly Unit[], { citations }: Reply): readonly Unit[] {
  const cited = new Set(citedBy(units));
  const uncited = citations.filter(({ n }) => !cited.has(n));
  return [...units, ...uncited.map(({ n }): Unit => ({ content: plainText(''), cites: [n], apart: true }))];
}

function lineUnit(line: Line, direction: Direction, as: { before?: string; quoted?: boolean } = {}): Unit {
  const cites = line.flatMap((span) => (span.kind === 'cite' ? [span.ref] : []));
  const text = lineText(line, direction, as.before);
  const content = as.quoted ? withFormat(text, { type: 'blockquote' }) : text;
  return { content, cites, apart: true, line, ...as };
}

/** A line that is longer than a message, in several. */
function divideUnit(unit: Unit, question: FormattedText, reply: Reply): readonly Unit[] {
  const { line, before = '', quoted = false } = unit;
  if (line === undefined) return [unit];
  const fits = (some: Line) =>
    sizeOf(composeText([lineUnit(some, reply.direction, { before, quoted })], question, reply)) <=
    LIMITS.text - PAGE_NUMBER_LENGTH;
  return divideLine(line, fits).map((some, index) =>
    lineUnit(some, reply.direction, { before: index === 0 ? before : '', quoted }),
  );
}

/** The text of one message: the question, the lines, and the sources of what they cite. */
function composeText(units: readonly Unit[], question: FormattedText, reply: Reply): FormattedText {
  const shown = units.filter(({ content }) => content.text !== '');
  const body = shown.flatMap((unit, index) => [plainText(gapBefore(unit, shown[index - 1])), unit.content]);
  const parts = [question, joinTexts(body), sourcesOf(units, reply)].filter(({ text }) => text !== '');
  return parts.length > 0 ? joinTexts(parts, '\n') : NO_TEXT;
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

/** The sources of what is cited here, in a folded quote. */
function sourcesOf(units: readonly Unit[], { citations, direction, language }: Reply): FormattedText {
  const cited = new Set(citedBy(units));
  const lines = citationLines(
    citations.filter(({ n }) => cited.has(n)),
    language,
  ).map((line) => singleLine(line, direction));
  return withFormat(joinTexts(lines, '\n'), { type: 'expandable_blockquote' });
}
