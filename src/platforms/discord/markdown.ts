import { isolateOther, markedRtl } from '../../reply/bidi.ts';
import type { Direction, Line, Span } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { joined } from '../../reply/split.ts';

/** Everything that Discord could read as markup, a mention, an emoji, a timestamp or an address. */
const MARKUP = /[\\*_~`|<>#+\-[\]():@.&!=]/g;

/** Text from outside, to be read as it stands: on one line, with nothing in it that Discord would act on. */
export function escaped(text: string): string {
  return safe(text).replace(MARKUP, '\\$&');
}

/** The text that was escaped, without marks of direction. */
export function unescaped(markdown: string): string {
  return safe(markdown.replace(/\\(.)/gsu, '$1'));
}

/** What people do not read as words: mentions, emoji, times, and addresses. */
const UNSPOKEN = /<(?:a?:\w+:|@[!&]?|#|t:|\/[^:>]+:)[^>]*>|<?https?:\/\/[^\s>)]+>?/g;
/** What makes letters bold, a spoiler and the like, or a line a heading, a quotation or an item of a list. */
const MARKS =
  /(?<=\S)\*{1,3}|\*{1,3}(?=\S)|_{2}|(?<!\w)_|_(?!\w)|~~|\|\||`{1,3}|^\s*(?:>>> |> |#{1,3} |-# |[-*•] |\d+\. )+/gm;
/** Where escaped characters wait until the markup is gone: letters for private use, which nobody types. */
const WAITING = 0xe000;

/** What people read of a text in Discord's markdown: its words without the markup. */
export function readable(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => String.fromCharCode(WAITING + mark.charCodeAt(0)))
    .replace(/\[([^\]]+)\]\(<?[^\s)]*>?(?: "[^"]*")?\)/g, '$1')
    .replace(UNSPOKEN, ' ')
    .replace(MARKS, '')
    .replace(/[\ue021-\ue07e]/g, (waiting) => String.fromCharCode(waiting.charCodeAt(0) - WAITING));
}

/** Text from outside in a line of a direction. */
export function plain(text: string, direction: Direction): string {
  return isolateOther(safe(text), direction).replace(MARKUP, '\\$&');
}

/** An address and its text; the address is written out where it is not one of the web. */
function link(text: string, url: string, direction: Direction): string {
  const address = URL.parse(url);
  const label = plain(text, direction);
  if (address === null || !/^https?:$/.test(address.protocol)) return `${label} ${escaped(url)}`;
  return `[${label}](<${address.href.replace(/[<>]/g, encodeURIComponent)}>)`;
}

/** Spans as markdown, in one line. */
export function inline(line: Line, direction: Direction): string {
  return joined([line])
    .map((span) => spanText(span, direction))
    .join('');
}

function spanText(span: Span, direction: Direction): string {
  switch (span.kind) {
    case 'text': {
      const text = plain(span.text, direction);
      const inner = text.trim();
      if (inner === '') return text;
      if (span.style === 'strong') return text.replace(inner, () => `**${inner}**`);
      return span.style === 'code' ? code(span.text, direction) : text;
    }
    case 'link':
      return link(span.text, span.url, direction);
    case 'cite':
      return ` ${mark(span.ref)}`;
    default:
      return span satisfies never;
  }
}

/** The mark of a citation. */
function mark(n: number): string {
  return `\\[${n}\\]`;
}

/** Text to be typed as it is; markup has no meaning in it, and only its own quotation mark could end it. */
function code(text: string, direction: Direction): string {
  const shown = safe(text);
  const marked = shown.includes('`') ? escaped(text) : `\`${shown}\``;
  return direction === 'rtl' ? `\u2068${marked}\u2069` : marked;
}

/**
 * A line as one or two lines of markdown: who says a statement and where it stands goes below it in small print.
 * @param before markup or a number that the first line starts with
 */
export function written(line: Line, direction: Direction, before = ''): string {
  const from = line.findIndex(
    (span, index) =>
      isQuiet(span) && line.slice(index).every((next) => next.kind === 'cite' || isQuiet(next)),
  );
  const [main, small] = from < 0 ? [line, []] : [line.slice(0, from), line.slice(from)];
  const shown = [
    main.length > 0 || before !== '' ? directed(inline(main, direction), direction, before) : '',
    small.length > 0 ? directed(inline(small, direction).trimStart(), direction, '-# ') : '',
  ];
  return shown.filter((text) => text.trim() !== '').join('\n');
}

function isQuiet(span: Span): boolean {
  return span.kind === 'text' && span.style === 'quiet';
}

/** One line of markdown in its direction; markup has to come first in it. */
export function directed(text: string, direction: Direction, before = ''): string {
  if (text === '') return before.trimEnd();
  return before + (direction === 'rtl' ? markedRtl(text) : text);
}
