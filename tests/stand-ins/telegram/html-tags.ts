import { badRequest, type Refusal } from './refusals.ts';

/** The only named characters that Telegram knows. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
]);

/** A start tag, as read. */
export interface StartTag {
  readonly name: string;
  /** What its attributes say: an address, a language, an id; '1' for a flag; else ''. */
  readonly argument: string;
  /** Where the text goes on. */
  readonly end: number;
}

/**
 * Reads a start tag from its `<` on.
 * @throws Refusal "can't parse entities: …"
 */
export function readStart(source: string, begin: number, tags: ReadonlySet<string>): StartTag {
  const where = `at byte offset ${byteOffset(source, begin)}`;
  let at = begin + 1;
  while (!isSpace(source[at]) && source[at] !== '>') at += 1;
  if (at >= source.length) throw unparsable(`Unclosed start tag ${where}`);
  const name = source.slice(begin + 1, at).toLowerCase();
  if (!tags.has(name)) throw unparsable(`Unsupported start tag "${name}" ${where}`);
  let argument = '';
  for (at = skipSpaces(source, at); source[at] !== '>'; at = skipSpaces(source, at)) {
    const attribute = readAttribute(source, at, name, where);
    at = attribute.end;
    argument = argumentOf(name, attribute) ?? argument;
  }
  if (name === 'span' && argument !== 'spoiler') {
    throw unparsable(`Tag "span" must have class "tg-spoiler" ${where}`);
  }
  return { end: at + 1, name, argument };
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

function readAttribute(source: string, begin: number, tag: string, where: string): Attribute {
  let at = begin;
  while (at < source.length && !/[\s=>/"']/.test(source[at] ?? '')) at += 1;
  const name = source.slice(begin, at);
  if (name === '') throw unparsable(`Empty attribute name in the tag "${tag}" ${where}`);
  at = skipSpaces(source, at);
  if (at >= source.length) throw unparsable(`Unclosed start tag "${tag}" ${where}`);
  if (source[at] !== '=') return { name, value: '', end: at };
  at = skipSpaces(source, at + 1);
  if (at >= source.length) throw unparsable(`Unclosed start tag "${tag}" ${where}`);
  const quote = source[at];
  const read = quote === '"' || quote === "'" ? readQuoted(source, at + 1, quote) : readToken(source, at);
  if (read.end >= source.length) throw unparsable(`Unclosed start tag ${where}`);
  return { name, ...read };
}

function readQuoted(source: string, begin: number, quote: string) {
  let value = '';
  let at = begin;
  while (at < source.length && source[at] !== quote) {
    const decoded = source[at] === '&' ? decodedAt(source, at) : undefined;
    value += decoded ? decoded.char : source[at];
    at = decoded ? decoded.end : at + 1;
  }
  return { value, end: at + 1 };
}

/** A value without quotes: letters, digits, dots and hyphens. */
function readToken(source: string, begin: number) {
  let at = begin;
  while (/[a-z\d.-]/i.test(source[at] ?? '')) at += 1;
  if (!isSpace(source[at]) && source[at] !== '>') {
    throw unparsable(`Unexpected end of name token at byte offset ${byteOffset(source, begin)}`);
  }
  return { value: source.slice(begin, at).toLowerCase(), end: at };
}

/** What an attribute says about its tag; undefined when Telegram does not look at it. */
function argumentOf(tag: string, { name, value }: Attribute): string | undefined {
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'blockquote' && name === 'expandable') return '1';
  if (tag === 'code' && name === 'class' && value.startsWith('language-'))
    return value.slice('language-'.length);
  if (tag === 'span' && name === 'class' && value.startsWith('tg-')) return value.slice('tg-'.length);
  return undefined;
}

/** The character that `&…;` stands for and where it ends; the semicolon may be missing. */
export function decodedAt(
  source: string,
  at: number,
): { readonly char: string; readonly end: number } | undefined {
  const [whole = '', hex, decimal, name] =
    /^&(?:#x([\da-fA-F]*)|#(\d*)|([a-zA-Z]*))/.exec(source.slice(at, at + 40)) ?? [];
  const end = at + whole.length + (source[at + whole.length] === ';' ? 1 : 0);
  if (name !== undefined) {
    const char = NAMED.get(name);
    return char === undefined ? undefined : { char, end };
  }
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  // Ten characters and more are no number to Telegram.
  if (!(code > 0 && code < 0x10ffff) || whole.length >= 10) return undefined;
  return { char: String.fromCodePoint(code), end };
}

/** Where the next character stands that is no space. */
export function skipSpaces(source: string, from: number): number {
  let at = from;
  while (at < source.length && isSpace(source[at])) at += 1;
  return at;
}

/** The end of the text counts as a space, as it does in TDLib. */
export function isSpace(char: string | undefined): boolean {
  return char === undefined || /[ \t\r\n\v]/.test(char);
}

/** Telegram tells places in bytes. */
export function byteOffset(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at));
}

/** "can't parse entities: …" */
export function unparsable(what: string): Refusal {
  return badRequest(`can't parse entities: ${what}`);
}
