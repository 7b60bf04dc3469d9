import { isolateOther, markedRtl } from '../../reply/bidi.ts';
import type { Direction, Line, Span } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { partedAtSmallPrint } from '../../reply/small-print.ts';
import { joined } from '../../reply/split.ts';

/** Every character that can begin or end markup, a mention, an emoji, a timestamp or an address. */
const MARKUP = /[\\*_~`|<>#+\-[\]():@.&!=]/g;

/** Text as markdown that shows it unchanged, on one line, with no effect on Discord. */
export function escapeMarkdown(text: string): string {
  return safe(text).replace(MARKUP, '\\$&');
}

/** The text that was escaped, without direction marks. */
export function unescapeMarkdown(markdown: string): string {
  return safe(markdown.replace(/\\(.)/gsu, '$1'));
}

/* Each piece of these patterns is bounded, since what is not closed would be read again from each of its beginnings. */

/** What readers do not read as words: mentions, emoji, times and addresses. */
const NO_WORDS = /<(?:a?:\w+:|@[!&]?|#|t:|\/[^:>]+:)[^>]{0,200}>|<?https?:\/\/[^\s>)]+>?/g;
/** Markup of styles, spoilers and code, and of headings, small print, quotes and list items. */
const MARKS =
  /(?<=\S)\*{1,3}|\*{1,3}(?=\S)|_{2}|(?<!\w)_|_(?!\w)|~~|\|\||`{1,3}|^[^\S\n]*(?:>>> |> |#{1,3} |-# |[-*•] |\d+\. )+/gm;
/** Code points for private use, which nobody types: they stand for escaped characters while markup is removed. */
const PRIVATE_USE = 0xe000;

/** The words of a text in Discord's markdown, without the markup. */
export function textOfMarkdown(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
      String.fromCharCode(PRIVATE_USE + mark.charCodeAt(0)),
    )
    .replace(/\[([^\]]{1,1000})\]\(<?[^\s)]{0,2000}>?(?: "[^"]{0,1000}")?\)/g, '$1')
    .replace(NO_WORDS, ' ')
    .replace(MARKS, '')
    .replace(/[\ue021-\ue07e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - PRIVATE_USE));
}

/** Text as markdown that shows it unchanged in a line of this direction. */
function textMarkdown(text: string, direction: Direction): string {
  return isolateOther(safe(text), direction).replace(MARKUP, '\\$&');
}

/** A link; an address that is not of the web is shown as text. */
function linkMarkdown(text: string, url: string, direction: Direction): string {
  const address = webAddress(url);
  const label = textMarkdown(text, direction);
  return address === undefined ? `${label} ${escapeMarkdown(url)}` : `[${label}](<${address}>)`;
}

/** Spans as one line of markdown. */
export function spansMarkdown(line: Line, direction: Direction): string {
  return joined([line])
    .map((span) => spanMarkdown(span, direction))
    .join('');
}

function spanMarkdown(span: Span, direction: Direction): string {
  switch (span.kind) {
    case 'text': {
      const text = textMarkdown(span.text, direction);
      const inner = text.trim();
      if (inner === '') return text;
      if (span.style === 'strong') return text.replace(inner, () => `**${inner}**`);
      return span.style === 'code' || span.style === 'command' ? codeMarkdown(span.text, direction) : text;
    }
    case 'link':
      return linkMarkdown(span.text, span.url, direction);
    case 'cite':
      return citeMarkdown(span.ref, span.url);
    default:
      return span satisfies never;
  }
}

/** The mark of a citation, which opens what it cites if that has an address. */
function citeMarkdown(ref: number, url: string | undefined): string {
  const address = url === undefined ? undefined : webAddress(url);
  return address === undefined ? ` \\[${ref}\\]` : ` [\\[${ref}\\]](<${address}>)`;
}

/** An address as a link takes it; undefined if it is not of the web. */
function webAddress(url: string): string | undefined {
  const address = URL.parse(url);
  return address !== null && /^https?:$/.test(address.protocol)
    ? address.href.replace(/[<>]/g, encodeURIComponent)
    : undefined;
}

/** Text that readers type as it is. Markup has no effect inside code, and only a backtick could end it. */
function codeMarkdown(text: string, direction: Direction): string {
  const line = safe(text);
  const markdown = line.includes('`') ? escapeMarkdown(text) : `\`${line}\``;
  return direction === 'rtl' ? `\u2068${markdown}\u2069` : markdown;
}

/**
 * A line as one or two lines of markdown: the speaker and status of a statement come below it in small print.
 * @param prefix markup or a number before the first line
 */
export function statementMarkdown(line: Line, direction: Direction, prefix = ''): string {
  const [main, small] = partedAtSmallPrint(line);
  const lines = [
    main.length > 0 || prefix !== '' ? lineMarkdown(spansMarkdown(main, direction), direction, prefix) : '',
    small.length > 0 ? lineMarkdown(spansMarkdown(small, direction).trimStart(), direction, '-# ') : '',
  ];
  return lines.filter((text) => text.trim() !== '').join('\n');
}

/**
 * One line of markdown, marked with its direction.
 * @param prefix markup of the whole line, which must come before the direction marks
 */
export function lineMarkdown(text: string, direction: Direction, prefix = ''): string {
  if (text === '') return prefix.trimEnd();
  return prefix + (direction === 'rtl' ? markedRtl(text) : text);
}
