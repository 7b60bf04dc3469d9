import type { RichText } from 'grammy/types';
import { isolateOther } from '../../reply/bidi.ts';
import type { Direction, Line, Span } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { joined } from '../../reply/split.ts';
import { isTapped, webAddress } from './entities.ts';

/** How the mark of a citation is shown. */
export type CiteMark = (ref: number, url: string | undefined) => RichText;

/**
 * A line as rich text. Nothing in it is markup, and Telegram is told to look for no links in it, so text from outside stays
 * as it is.
 */
export function richLine(line: Line, direction: Direction, mark: CiteMark): RichText {
  return joined([line])
    .map((span) => richSpan(span, direction, mark))
    .filter((piece) => piece !== '');
}

/** Text from outside, on one line, with runs of the other direction isolated. */
export function richPlain(text: string, direction: Direction): string {
  return isolateOther(safe(text), direction);
}

/** A text with a link, where Telegram takes the address for one. */
export function richLink(text: RichText, url: string | undefined): RichText {
  const address = url === undefined ? undefined : webAddress(url);
  return address === undefined ? text : { type: 'url', text, url: address };
}

/** The words of a rich text, without what only formats them. */
export function wordsOf(text: RichText): string {
  if (typeof text === 'string') return text;
  if (Array.isArray(text)) return text.map(wordsOf).join('');
  if ('text' in text) return wordsOf(text.text);
  if ('button' in text) return wordsOf(text.button.text);
  if ('expression' in text) return text.expression;
  return 'alternative_text' in text ? text.alternative_text : '';
}

function richSpan(span: Span, direction: Direction, mark: CiteMark): RichText {
  switch (span.kind) {
    case 'text':
      return styled(span, direction);
    case 'link': {
      const text = richPlain(span.text, direction);
      const isLink = webAddress(span.url) !== undefined && text.trim() !== '';
      return isLink ? richLink(text, span.url) : [text, ' ', richPlain(span.url, direction)];
    }
    case 'cite':
      return [' ', mark(span.ref, span.url)];
    default:
      return span satisfies never;
  }
}

function styled({ text, style }: Extract<Span, { kind: 'text' }>, direction: Direction): RichText {
  const shown = richPlain(text, direction);
  if (style === undefined || shown.trim() === '') return shown;
  switch (style) {
    case 'strong':
      return { type: 'bold', text: shown };
    case 'quiet':
      return { type: 'italic', text: shown };
    case 'code':
    case 'command': {
      // A tap copies or sends it, so no marks of direction stand inside.
      const typed = safe(text);
      const whole: RichText =
        style === 'command' && isTapped(text)
          ? { type: 'bot_command', text, bot_command: text }
          : { type: 'code', text: typed };
      return direction === 'ltr' ? whole : ['\u2068', whole, '\u2069'];
    }
    default:
      return style satisfies never;
  }
}
