import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { citationLines } from '../../reply/citations.ts';
import type { Block, Direction, Line, Reply } from '../../reply/reply.ts';
import { divideLine, pack } from '../../reply/split.ts';
import { LIMITS } from './limits.ts';
import { escapeMarkdown, lineMarkdown, spansMarkdown, statementMarkdown, textMarkdown } from './markdown.ts';

/** A picture that goes along with a message. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
  readonly description: string;
}

/** What one message holds, without its buttons. */
export interface Part {
  readonly body: APIContainerComponent;
  readonly files: readonly Attachment[];
  /** Numbers of the citations that it cites. */
  readonly cites: readonly number[];
}

/**
 * Id of the component that shows the question, so that it can be found again in a message. Discord counts the
 * components that have none from 1.
 */
export const QUESTION_ID = 1_000;
/** As much of a message as may go to the question, as it is written. */
const LONGEST_QUESTION_SHOWN = 1_500;
/** Characters that a longer question is shortened to. */
const SHORTENED = 400;
/** Most pictures in one gallery. */
const MOST_PICTURES = 10;
/** Room for what is written below a page: its number among the pages. */
const PAGE_MARK = 60;

/** Something that stays in one message: lines of text with the numbers that they cite, or a picture. */
interface Unit {
  readonly text: string;
  readonly cites: readonly number[];
  /** Starts a block, which stands apart from the one before. */
  readonly first: boolean;
  /** Set where the text is one of a list or a paragraph, which can be cut. */
  readonly line?: Line;
  readonly before?: string;
  readonly picture?: Omit<Attachment, 'name'>;
}

/**
 * A reply as the bodies of messages, each within Discord's limits and each with the question and the sources that it
 * cites. Nothing is left out; a line is only cut where it is longer than a message.
 * @param extra lines that come last, such as what could not become a button
 */
export function render(reply: Reply, extra: readonly Line[] = []): readonly Part[] {
  const { direction } = reply;
  const question = questionOf(reply);
  const limit = LIMITS.text - question.text.length - PAGE_MARK;
  const blocks = [...reply.blocks, ...extra.map((spans): Block => ({ kind: 'paragraph', spans }))];
  const units = withUncited(
    blocks.flatMap((block, index) => unitsOf(block, direction, blocks[index - 1])),
    reply,
  );
  const parts = pack(units, {
    limit,
    measure: (some) => bodyText(some).length + sourcesOf(some, reply).length + tooManyPictures(some),
    divide: (unit) => divide(unit, reply, limit),
  });
  return (parts.length > 0 ? parts : [[]]).map((some) => part(some, question, reply));
}

/** The question as a message shows it. */
interface ShownQuestion {
  readonly text: string;
  /** With all that was asked before it, so that it can be read back. */
  readonly whole: boolean;
}

/** Nothing where the reply answers no question. Where there is no room for all of it, the last question is shown. */
function questionOf({ asked = [], direction }: Reply): ShownQuestion {
  const lines = asked.map((question) => lineMarkdown(escapeMarkdown(question), direction, '> '));
  const whole = lines.join('\n');
  if (whole.length <= LONGEST_QUESTION_SHOWN) return { text: whole, whole: whole !== '' };
  const last = lines.at(-1) ?? '';
  if (last.length <= LONGEST_QUESTION_SHOWN) return { text: last, whole: false };
  const start = [...(asked.at(-1) ?? '')].slice(0, SHORTENED).join('');
  return { text: lineMarkdown(`${escapeMarkdown(start)}…`, direction, '> '), whole: false };
}

/** Whether the questions are shown whole, so that buttons may lean on them. */
export function showsQuestion(reply: Reply): boolean {
  return questionOf(reply).whole;
}

function unitsOf(block: Block, direction: Direction, before?: Block): readonly Unit[] {
  switch (block.kind) {
    case 'heading': {
      const text = lineMarkdown(textMarkdown(block.text, direction).trim(), direction, '### ');
      return text === '###'
        ? []
        : [{ text, cites: [], first: true, line: [{ kind: 'text', text: block.text, style: 'strong' }] }];
    }
    case 'paragraph':
      return [lineUnit(block.spans, direction, '', true)];
    case 'quote':
      return [lineUnit(block.spans, direction, '> ', true)];
    case 'list': {
      const start = block.start ?? 1;
      return block.items.map((item, index) =>
        lineUnit(
          item,
          direction,
          block.ordered ? `**${start + index}\\.** ` : '• ',
          index === 0 && !isLabel(before),
        ),
      );
    }
    case 'image': {
      const picture = { data: block.png, description: block.alt.slice(0, LIMITS.imageDescription) };
      const shown: Unit = { text: '', cites: [], first: true, picture };
      const isWhole = picture.description === block.alt;
      return isWhole ? [shown] : [shown, lineUnit([{ kind: 'text', text: block.alt }], direction, '', true)];
    }
    default:
      return block satisfies never;
  }
}

/** Whether a block is what the list after it is called, and so stands close to it. */
function isLabel(block: Block | undefined): boolean {
  if (block?.kind === 'heading') return true;
  return (
    block?.kind === 'paragraph' &&
    block.spans.every((span) => span.kind === 'text' && span.style === 'strong')
  );
}

function citedBy(units: readonly Unit[]): readonly number[] {
  return units.flatMap(({ cites }) => cites);
}

/** Citations that no line has come at the end. */
function withUncited(units: readonly Unit[], { citations }: Reply): readonly Unit[] {
  const cited = new Set(citedBy(units));
  const left = citations.filter(({ n }) => !cited.has(n));
  return [...units, ...left.map(({ n }): Unit => ({ text: '', cites: [n], first: true }))];
}

function lineUnit(line: Line, direction: Direction, before: string, first: boolean): Unit {
  const cites = line.flatMap((span) => (span.kind === 'cite' ? [span.ref] : []));
  return { text: statementMarkdown(line, direction, before), cites, first, line, before };
}

/** A line that is longer than a message, in several. */
function divide(unit: Unit, reply: Reply, limit: number): readonly Unit[] {
  const { line, before = '' } = unit;
  if (line === undefined) return [unit];
  const fits = (some: Line) => {
    const made = lineUnit(some, reply.direction, before, true);
    return made.text.length + sourcesOf([made], reply).length <= limit;
  };
  return divideLine(line, fits).map((some, index) =>
    lineUnit(some, reply.direction, index === 0 ? before : '', true),
  );
}

function bodyText(units: readonly Unit[]): string {
  return units
    .filter(({ text }) => text !== '')
    .map(({ text, first }, index) => (index === 0 ? '' : first ? '\n\n' : '\n') + text)
    .join('');
}

/** More than the limit where there are too many pictures, so that the next one begins another message. */
function tooManyPictures(units: readonly Unit[]): number {
  return units.filter(({ picture }) => picture).length > MOST_PICTURES ? LIMITS.text : 0;
}

/** The sources of what is cited here, in small print. */
function sourcesOf(units: readonly Unit[], { citations, direction, language }: Reply): string {
  const cited = new Set(citedBy(units));
  return citationLines(
    citations.filter(({ n }) => cited.has(n)),
    language,
  )
    .map((line) => lineMarkdown(spansMarkdown(line, direction).trimStart(), direction, '-# '))
    .join('\n');
}

function part(units: readonly Unit[], question: ShownQuestion, reply: Reply): Part {
  const pictures = units.flatMap(({ picture }) => (picture ? [picture] : []));
  const named = pictures.map((picture, index) => ({ ...picture, name: `image-${index + 1}.png` }));
  const sources = sourcesOf(units, reply);
  const body = bodyText(units);
  const inside: APIComponentInContainer[] = [
    ...(question.text === '' ? [] : [text(question.text, question.whole ? QUESTION_ID : undefined)]),
    ...(body.trim() === '' ? [] : [text(body)]),
    ...(named.length === 0 ? [] : [gallery(named)]),
    ...(sources === '' ? [] : [LINE, text(sources)]),
  ];
  // Discord takes no container with nothing in it.
  const components = inside.length > 0 ? inside : [text('—')];
  return { body: { type: ComponentType.Container, components }, files: named, cites: citedBy(units) };
}

const LINE: APIComponentInContainer = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

function text(content: string, id?: number): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content, ...(id === undefined ? {} : { id }) };
}

function gallery(pictures: readonly Attachment[]): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: pictures.map(({ name, description }) => ({
      media: { url: `attachment://${name}` },
      description,
    })),
  };
}
