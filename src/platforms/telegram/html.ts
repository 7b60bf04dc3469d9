import { isolateOther, markedRtl } from '../../reply/bidi.ts';
import type { Direction, Line, Span } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { joined } from '../../reply/split.ts';

/** Keeps what stands on both sides of it from being read as one, and is not seen. */
const JOINER = '\u2060';

/**
 * Where Telegram would make a link by itself: mentions (which notify), hashtags, cashtags, and addresses with a host
 * name or a scheme. Commands stay what they are: people tap them.
 */
const LINKED = /[@#$](?=[\p{L}\p{N}_])|\.(?=[\p{L}\p{N}])|:(?=\/\/)/gu;

/** Text with nothing in it that Telegram would read as markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text from outside in a line of a direction: on one line, with nothing that Telegram would act on. */
export function plain(text: string, direction: Direction): string {
  return escaped(isolateOther(safe(text), direction).replace(LINKED, `$&${JOINER}`));
}

/** The text that stands in a message, as it was before `plain`. */
export function unguarded(shown: string): string {
  return safe(shown.replaceAll(JOINER, ''));
}

/** An address and its text; the address is written out where Telegram would not make it a link. */
function link(text: string, url: string, direction: Direction): string {
  const address = webAddress(url);
  const label = plain(text, direction);
  if (address === undefined || label.trim() === '') return `${label} ${plain(url, direction)}`;
  return `<a href="${escaped(address)}">${label}</a>`;
}

/** An address as Telegram takes it for a link or a button; undefined where it would not. */
export function webAddress(url: string): string | undefined {
  const address = URL.parse(url);
  const isWeb = address !== null && /^https?:$/.test(address.protocol) && /[^.]\.[^.]/.test(address.hostname);
  return isWeb ? address.href : undefined;
}

/** Spans as markup, in one line. */
export function inline(line: Line, direction: Direction): string {
  return joined([line])
    .map((span) => spanHtml(span, direction))
    .join('');
}

function spanHtml(span: Span, direction: Direction): string {
  switch (span.kind) {
    case 'text': {
      const text = plain(span.text, direction);
      if (text.trim() === '') return text;
      if (span.style === 'strong') return `<b>${text}</b>`;
      if (span.style === 'quiet') return `<i>${text}</i>`;
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
  return `[${n}]`;
}

/** Text to be typed as it is. A tap copies it, so nothing is added inside; Telegram makes no links there. */
function code(text: string, direction: Direction): string {
  const marked = `<code>${escaped(safe(text))}</code>`;
  return direction === 'rtl' ? `\u2068${marked}\u2069` : marked;
}

/**
 * A line as one or two lines: who says a statement and where it stands goes below it.
 * @param before text that the first line starts with
 */
export function written(line: Line, direction: Direction, before = ''): string {
  const from = line.findIndex(
    (span, index) =>
      isQuiet(span) && line.slice(index).every((next) => next.kind === 'cite' || isQuiet(next)),
  );
  const [main, small] = from < 0 ? [line, []] : [line.slice(0, from), line.slice(from)];
  return [before + inline(main, direction), inline(withoutStart(small), direction)]
    .filter((text) => text.trim() !== '')
    .map((text) => directed(text.trim(), direction))
    .join('\n');
}

/** A line without the white space that it starts with. */
function withoutStart([first, ...rest]: Line): Line {
  if (first === undefined) return [];
  return [first.kind === 'text' ? { ...first, text: first.text.trimStart() } : first, ...rest];
}

function isQuiet(span: Span): boolean {
  return span.kind === 'text' && span.style === 'quiet';
}

/** One line in its direction. */
export function directed(html: string, direction: Direction): string {
  return direction === 'rtl' && html !== '' ? markedRtl(html) : html;
}

/** The text that Telegram makes of markup, which is what it counts. */
export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot);/g, (_, name: string) => NAMED[name] ?? '');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Markup as text without any: addresses are written out. */
export function withoutMarkup(html: string): string {
  return textOf(html.replace(/<a href="([^"]*)">(.*?)<\/a>/gs, '$2 ($1)'));
}

/** Of how many pieces the markup is. */
export function entitiesIn(html: string): number {
  return html.match(/<[a-z]/g)?.length ?? 0;
}
