import type { MessageEntity } from 'grammy/types';
import { isolateOther, markedRtl } from '../../reply/bidi.ts';
import type { Direction, Line, Span } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { partedAtSmallPrint } from '../../reply/small-print.ts';
import { joined } from '../../reply/split.ts';

/** Text and the entities that format it. Offsets and lengths count UTF-16 code units, as in the Bot API. */
export interface FormattedText {
  readonly text: string;
  /** In order of their offsets; a quote comes before what it holds. None starts or ends in white space. */
  readonly entities: readonly MessageEntity[];
}

/** The formats that the bot uses. */
export type Format =
  | { readonly type: 'bold' | 'italic' | 'code' | 'blockquote' | 'expandable_blockquote' }
  | { readonly type: 'text_link'; readonly url: string };

/** Text without any format. */
export function plainText(text: string): FormattedText {
  return { text, entities: [] };
}

/** The same text with a format on all of it but the white space at its ends, which Telegram would cut off. */
export function withFormat({ text, entities }: FormattedText, format: Format): FormattedText {
  const { length } = text.trim();
  if (length === 0) return { text, entities };
  return {
    text,
    entities: [{ ...format, offset: text.length - text.trimStart().length, length }, ...entities],
  };
}

/** Several texts as one. */
export function joinTexts(parts: readonly FormattedText[], separator = ''): FormattedText {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += separator;
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}

/** The text without the white space at its ends. */
function trimText({ text, entities }: FormattedText): FormattedText {
  const start = text.length - text.trimStart().length;
  return { text: text.trim(), entities: entities.map((one) => ({ ...one, offset: one.offset - start })) };
}

/** One line in its direction. */
export function inDirection(line: FormattedText, direction: Direction): FormattedText {
  if (direction === 'ltr' || line.text === '') return line;
  const text = markedRtl(line.text);
  const start = text.indexOf(line.text);
  return { text, entities: line.entities.map((one) => ({ ...one, offset: one.offset + start })) };
}

/** Word joiner: keeps Telegram from reading what stands on both sides of it as one; readers do not see it. */
const JOINER = '\u2060';

/**
 * Where Telegram would make a link by itself: mentions (which notify), hashtags, cashtags, addresses with a host name or a
 * scheme, and commands, also where the next span goes on.
 */
const LINKED = /[@#$](?=[\p{L}\p{N}_])|\.(?=[\p{L}\p{N}])|:(?=\/\/)|(?<![\p{L}\p{N}_])\/(?=\w|$)/gu;

/** What Telegram takes for a command that a tap sends. */
const TAPPED = /^\/\w{1,32}$/;

/** Whether a text is the name of a command as Telegram takes it. */
export function isTapped(text: string): boolean {
  return TAPPED.test(text);
}

/** Text from outside for a line of this direction: on one line, with nothing that Telegram would make a link of. */
export function inertText(text: string, direction: Direction): string {
  return isolateOther(safe(text), direction).replace(LINKED, `$&${JOINER}`);
}

/** The text that `inertText` was given, read back from a message. */
export function originalText(shown: string): string {
  return safe(shown.replaceAll(JOINER, ''));
}

/** An address as Telegram takes it for a link or a button; undefined where it would not. */
export function webAddress(url: string): string | undefined {
  const address = URL.parse(url);
  const isWeb = address !== null && /^https?:$/.test(address.protocol) && /[^.]\.[^.]/.test(address.hostname);
  return isWeb ? address.href : undefined;
}

/** Small print of up to so many characters stays on its statement's line: a status without a speaker. */
const SHORT_SMALL_PRINT = 24;

/**
 * A line of a reply as one or two lines: the speaker, status and citation of a statement go below it.
 * @param before text that the first line starts with
 */
export function lineText(line: Line, direction: Direction, before = ''): FormattedText {
  const [main, small] = partedAtSmallPrint(line);
  if (spansText(small, direction).text.length <= SHORT_SMALL_PRINT) {
    return singleLine([{ kind: 'text', text: before }, ...line], direction);
  }
  const lines = [joinTexts([plainText(before), spansText(main, direction)]), spansText(small, direction)].map(
    trimText,
  );
  return joinTexts(
    lines.filter(({ text }) => text !== '').map((one) => inDirection(one, direction)),
    '\n',
  );
}

/** A line of a reply as one line. */
export function singleLine(line: Line, direction: Direction): FormattedText {
  return inDirection(trimText(spansText(line, direction)), direction);
}

function spansText(line: Line, direction: Direction): FormattedText {
  return joinTexts(joined([line]).map((span) => spanText(span, direction)));
}

function spanText(span: Span, direction: Direction): FormattedText {
  switch (span.kind) {
    case 'text': {
      if (span.style === 'command' && isTapped(span.text)) return tappedText(span.text, direction);
      if (span.style === 'code' || span.style === 'command') return codeText(span.text, direction);
      const text = plainText(inertText(span.text, direction));
      if (span.style === 'strong') return withFormat(text, { type: 'bold' });
      return span.style === 'quiet' ? withFormat(text, { type: 'italic' }) : text;
    }
    case 'link':
      return linkText(span.text, span.url, direction);
    case 'cite':
      return citeText(span.ref, span.url);
    default:
      return span satisfies never;
  }
}

/** The mark of a citation, which opens what it cites where that has an address. */
function citeText(ref: number, url: string | undefined): FormattedText {
  const mark = plainText(`[${ref}]`);
  const address = url === undefined ? undefined : webAddress(url);
  const linked = address === undefined ? mark : withFormat(mark, { type: 'text_link', url: address });
  return joinTexts([plainText(' '), linked]);
}

/** Text to be typed as it is. A tap copies it, so nothing is added inside; Telegram makes no links there. */
function codeText(text: string, direction: Direction): FormattedText {
  const code = withFormat(plainText(safe(text)), { type: 'code' });
  return direction === 'ltr' || code.entities.length === 0
    ? code
    : joinTexts([plainText('\u2068'), code, plainText('\u2069')]);
}

/** The name of a command, which Telegram makes a link that sends it. */
function tappedText(text: string, direction: Direction): FormattedText {
  return plainText(direction === 'ltr' ? text : `\u2068${text}\u2069`);
}

/** A label that links to an address; the address is written out where Telegram would not make it a link. */
function linkText(label: string, url: string, direction: Direction): FormattedText {
  const address = webAddress(url);
  const text = plainText(inertText(label, direction));
  return address === undefined || text.text.trim() === ''
    ? joinTexts([text, plainText(inertText(url, direction))], ' ')
    : withFormat(text, { type: 'text_link', url: address });
}
