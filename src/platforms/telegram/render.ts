import { isLabel, type Page, paginate, type Row } from '../../reply/paginate.ts';
import type { Direction, Line, Reply } from '../../reply/reply.ts';
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
export interface Rendered<Text = MessageText> {
  readonly pictures: readonly Picture[];
  /** None only where the reply holds nothing but pictures. */
  readonly texts: readonly Text[];
}

/** Room for what is written below a page: its number among the pages. */
const PAGE_NUMBER_LENGTH = 60;
const PAGE_NUMBER_ENTITIES = 1;

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
  const pages = paginate<FormattedText>(reply, extra, {
    limit: LIMITS.text - PAGE_NUMBER_LENGTH,
    line: (row) => {
      const text = rowText(row, direction);
      return text.text === '' ? undefined : text;
    },
    image({ alt }) {
      return { content: undefined, ...(captionOf(alt, direction).isWhole ? {} : { text: alt }) };
    },
    measure: (page) => sizeOf(composeText(page, question, direction)),
  });
  const texts = pages.map((page) => ({ ...composeText(page, question, direction), cites: page.cites }));
  const hasNoText = question.text === '' && pictures.length > 0;
  const substitute = hasNoText ? [] : [{ ...(question.text === '' ? NO_TEXT : question), cites: [] }];
  return {
    pictures: pictures.map(({ png, alt }) => ({ png, caption: captionText(alt, direction) })),
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

function rowText({ kind, line, marker }: Row, direction: Direction): FormattedText {
  switch (kind) {
    case 'heading':
      return lineText(
        line.map((span) => (span.kind === 'text' ? { ...span, style: 'strong' } : span)),
        direction,
      );
    case 'paragraph':
      return lineText(line, direction);
    case 'quote':
      return withFormat(lineText(line, direction), { type: 'blockquote' });
    case 'item':
      return lineText(
        line,
        direction,
        typeof marker === 'number' ? `${marker}. ` : marker ? `${marker} ` : '',
      );
    default:
      return kind satisfies never;
  }
}

/** What a picture shows, below it. */
export function captionText(alt: string, direction: Direction): FormattedText {
  return inDirection(plainText(captionOf(alt, direction).text), direction);
}

/** What a picture shows, as much of it as fits below one. */
export function captionOf(
  alt: string,
  direction: Direction,
): { readonly text: string; readonly isWhole: boolean } {
  const whole = inertText(alt, direction);
  // The marks of direction and the sign of the cut take some room.
  const limit = LIMITS.caption - 8;
  if (whole.length <= limit) return { text: whole, isWhole: true };
  return { text: `${inertText(alt.slice(0, limit / 2).toWellFormed(), direction)}…`, isWhole: false };
}

/** The text of one message: the question, the lines, and the sources of what they cite in a folded quote. */
function composeText(
  { units, sources }: Page<FormattedText>,
  question: FormattedText,
  direction: Direction,
): FormattedText {
  const body: FormattedText[] = [];
  let before: { readonly row: Row; readonly content: FormattedText } | undefined;
  for (const { content, row } of units) {
    if (content === undefined || row === undefined) continue;
    body.push(plainText(gapBefore(row, content, before)), content);
    before = { row, content };
  }
  const lines = sources.map((line) => singleLine(line, direction));
  const small = withFormat(joinTexts(lines, '\n'), { type: 'expandable_blockquote' });
  const parts = [question, joinTexts(body), small].filter(({ text }) => text !== '');
  return parts.length > 0 ? joinTexts(parts, '\n') : NO_TEXT;
}

/** Text between a line and the one before it: a line below its label, and items of one line, stand close together. */
function gapBefore(
  row: Row,
  { text }: FormattedText,
  before: { readonly row: Row; readonly content: FormattedText } | undefined,
): string {
  if (before === undefined) return '';
  const isApart = row.isFirst || text.includes('\n') || before.content.text.includes('\n');
  return isApart && (!isLabel(before.row) || isLabel(row)) ? '\n\n' : '\n';
}
