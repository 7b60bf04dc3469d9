import {
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import { directionOf, isolatedRun, isolatedRuns, unmarked } from '../../reply/bidi.ts';
import { isLabel, type Page, paginate, type Row, type Unit } from '../../reply/paginate.ts';
import type { Direction, Line, Reply } from '../../reply/reply.ts';
import { given } from '../../util/given.ts';
import { LIMITS } from './limits.ts';
import {
  escapeMarkdown,
  lineMarkdown,
  spansMarkdown,
  statementMarkdown,
  unescapeMarkdown,
} from './markdown.ts';

/** An image file of a message. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
  readonly description: string;
}

/** What one message shows, without its buttons. */
export interface Part {
  readonly body: APIContainerComponent;
  readonly files: readonly Attachment[];
  /** Numbers of the citations in it. */
  readonly cites: readonly number[];
}

/**
 * Id of the component that shows the question, by which it can be found in a message. To components without an id
 * Discord gives the numbers from 1.
 */
export const QUESTION_ID = 1_000;
const QUOTE = '> ';
/** The most that the question may take of a message, in markdown. */
const LONGEST_QUESTION_SHOWN = 1_500;
/** A longer question is shortened to so many characters. */
const SHORTENED = 400;
/** Most images in one gallery. */
const MOST_IMAGES = 10;
/** Room for the line below a page: its number among the pages. */
const POSITION = 60;

/** A line as markdown, or an image. */
type Content = { readonly markdown: string } | { readonly image: Omit<Attachment, 'name'> };

/**
 * A reply as the contents of messages, each within Discord's limits and each with the question and the sources that it
 * cites. Nothing is left out; a line is divided only if it is longer than a message.
 * @param extra lines that come last, such as actions that could not become buttons
 */
export function render(reply: Reply, extra: readonly Line[] = []): readonly Part[] {
  const { direction } = reply;
  const question = questionOf(reply);
  const pages = paginate<Content>(reply, extra, {
    limit: LIMITS.text - question.markdown.length - POSITION,
    line: (row) => {
      const markdown = rowMarkdown(row, direction);
      return markdown === '' ? undefined : { markdown };
    },
    image: ({ png, alt }) => {
      const description = alt.slice(0, LIMITS.imageDescription);
      const content = { image: { data: png, description } };
      return description === alt ? { content } : { content, text: alt };
    },
    measure: ({ units, sources }) =>
      bodyMarkdown(units).length + sourcesMarkdown(sources, direction).length + tooManyImages(units),
  });
  const empty: Page<Content> = { units: [], cites: [], sources: [] };
  return (pages.length > 0 ? pages : [empty]).map((page) => partOf(page, question, reply));
}

/** The question as a message shows it. */
interface ShownQuestion {
  readonly markdown: string;
  /** It is complete, with the questions before it, so that it can be read back from the message. */
  readonly isWhole: boolean;
}

/** Empty if the reply answers no question. If there is no room for all questions, only the last is shown. */
function questionOf({ asked = [], direction }: Reply): ShownQuestion {
  const all = questionsMarkdown(asked, direction);
  if (all.length <= LONGEST_QUESTION_SHOWN) return { markdown: all, isWhole: all !== '' };
  const last = questionsMarkdown(asked.slice(-1), direction);
  if (last.length <= LONGEST_QUESTION_SHOWN) return { markdown: last, isWhole: false };
  const start = [...(asked.at(-1) ?? '')].slice(0, SHORTENED).join('');
  return { markdown: lineMarkdown(`${escapeMarkdown(start)}…`, direction, '> '), isWhole: false };
}

/**
 * The questions as one quoted line. Several are isolated from each other by marks that no question has, by which
 * `readQuestions` takes them apart.
 */
function questionsMarkdown(asked: readonly string[], direction: Direction): string {
  const [first, ...more] = asked;
  if (first === undefined) return '';
  const runs = asked.map((question) => isolatedRun(escapeMarkdown(question), directionOf(question)));
  return lineMarkdown(more.length === 0 ? escapeMarkdown(first) : runs.join(' › '), direction, QUOTE);
}

/** The questions that the markdown of a message's question shows, the earliest first. Older messages have a line for each. */
export function readQuestions(markdown: string): readonly string[] {
  return markdown.split('\n').flatMap((line) => {
    if (!line.startsWith(QUOTE)) return [];
    const shown = unmarked(line.slice(QUOTE.length));
    const runs = isolatedRuns(shown);
    return (runs.length > 0 ? runs : [shown]).map(unescapeMarkdown);
  });
}

/** Whether the message shows all questions in full, so that buttons need not repeat them. */
export function showsQuestion(reply: Reply): boolean {
  return questionOf(reply).isWhole;
}

function rowMarkdown({ kind, line, marker }: Row, direction: Direction): string {
  switch (kind) {
    case 'heading': {
      const text = spansMarkdown(line, direction).trim();
      return text === '' ? '' : lineMarkdown(text, direction, '### ');
    }
    case 'paragraph':
      return statementMarkdown(line, direction);
    case 'quote':
      return statementMarkdown(line, direction, '> ');
    case 'item': {
      const prefix = typeof marker === 'number' ? `**${marker}\\.** ` : marker ? `${marker} ` : '';
      return statementMarkdown(line, direction, prefix);
    }
    default:
      return kind satisfies never;
  }
}

function bodyMarkdown(units: readonly Unit<Content>[]): string {
  let body = '';
  let before: Row | undefined;
  for (const { content, row } of units) {
    if (content === undefined || !('markdown' in content)) continue;
    body += (body === '' ? '' : row && isApart(row, before) ? '\n\n' : '\n') + content.markdown;
    before = row;
  }
  return body;
}

/** Whether a line stands apart from the one before it: the first of each block does, except of a list below its label. */
function isApart({ kind, isFirst }: Row, before: Row | undefined): boolean {
  return isFirst && !(kind === 'item' && before !== undefined && isLabel(before));
}

/** More than any limit if there are too many images for one message. */
function tooManyImages(units: readonly Unit<Content>[]): number {
  return imagesOf(units).length > MOST_IMAGES ? LIMITS.text : 0;
}

function imagesOf(units: readonly Unit<Content>[]): readonly Omit<Attachment, 'name'>[] {
  return units.flatMap(({ content }) => (content && 'image' in content ? [content.image] : []));
}

/** The sources of a page, in small print. */
function sourcesMarkdown(sources: readonly Line[], direction: Direction): string {
  return sources
    .map((line) => lineMarkdown(spansMarkdown(line, direction).trimStart(), direction, '-# '))
    .join('\n');
}

function partOf(
  { units, cites, sources }: Page<Content>,
  question: ShownQuestion,
  { direction, outcome }: Reply,
): Part {
  const files = imagesOf(units).map((image, index) => ({ ...image, name: `image-${index + 1}.png` }));
  const body = bodyMarkdown(units);
  const small = sourcesMarkdown(sources, direction);
  const shown: APIComponentInContainer[] = [
    ...(question.markdown === ''
      ? []
      : [text(question.markdown, question.isWhole ? QUESTION_ID : undefined)]),
    ...(body.trim() === '' ? [] : [text(body)]),
    ...(files.length === 0 ? [] : [gallery(files)]),
    ...(small === '' ? [] : [SEPARATOR, text(small)]),
  ];
  // Discord refuses an empty container.
  const components = shown.length > 0 ? shown : [text('—')];
  const colour = outcome === undefined ? {} : { accent_color: COLOURS[outcome] };
  return { body: { type: ComponentType.Container, components, ...colour }, files, cites };
}

/** The edge of a message tells the outcomes apart at a glance: green, yellow and red. */
const COLOURS: Readonly<Record<NonNullable<Reply['outcome']>, number>> = {
  answered: 0x2e8b57,
  unsure: 0xd9a21b,
  'not-in-sources': 0xb0413e,
};

const SEPARATOR: APIComponentInContainer = {
  type: ComponentType.Separator,
  divider: true,
  spacing: SeparatorSpacingSize.Small,
};

function text(content: string, id?: number): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content, ...given({ id }) };
}

function gallery(files: readonly Attachment[]): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: files.map(({ name, description }) => ({ media: { url: `attachment://${name}` }, description })),
  };
}
