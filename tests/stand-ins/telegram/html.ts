import { byteOffset, decodedAt, isSpace, readStart, skipSpaces, unparsable } from './html-tags.ts';
import { checkedLink, mentionedUser } from './links.ts';

/** A MessageEntity; offset and length count UTF-16 code units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  /** Id of the user of a text_mention. */
  readonly user?: number;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

/** Text without its markup. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

interface OpenTag {
  readonly name: string;
  readonly argument: string;
  readonly offset: number;
}

/** Tags that only say how their text looks, and the entities that they make. */
const STYLES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};

const TAGS: ReadonlySet<string> = new Set([
  ...Object.keys(STYLES),
  'a',
  'tg-emoji',
  'pre',
  'code',
  'blockquote',
]);

/**
 * Reads text with `parse_mode: 'HTML'` as Telegram does: https://core.telegram.org/bots/api#html-style. Where that page
 * is silent, this follows parse_html of TDLib, which the Bot API server uses. `tg-time` is left out.
 * @throws Refusal "can't parse entities: …"
 */
export function parseHtml(source: string): Formatted {
  if (source.includes('\0')) throw unparsable('Text must not contain null bytes');
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const char = source[at] ?? '';
    const decoded = char === '&' ? decodedAt(source, at) : undefined;
    if (decoded) {
      text += decoded.char;
      at = decoded.end;
    } else if (char !== '<') {
      text += char;
      at += 1;
    } else if (source[at + 1] === '/') {
      at = readEnd(source, at, open);
      const tag = open.pop();
      if (tag) close(tag, text, entities);
    } else {
      const { end, name, argument } = readStart(source, at, TAGS);
      open.push({ name, argument, offset: text.length });
      at = end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  if (!text.isWellFormed()) {
    throw unparsable(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  return { text, entities: entities.map(withoutCodeLanguage) };
}

/** Reads an end tag, which may be just `</>`; where it ends. */
function readEnd(source: string, begin: number, open: readonly OpenTag[]): number {
  const where = `at byte offset ${byteOffset(source, begin)}`;
  const expected = open.at(-1)?.name;
  if (expected === undefined) throw unparsable(`Unexpected end tag ${where}`);
  let at = begin + 2;
  while (!isSpace(source[at]) && source[at] !== '>') at += 1;
  const name = source.slice(begin + 2, at).toLowerCase();
  at = skipSpaces(source, at);
  if (source[at] !== '>') throw unparsable(`Unclosed end tag ${where}`);
  if (name !== '' && name !== expected) {
    throw unparsable(`Unmatched end tag ${where}, expected "</${expected}>", found "</${name}>"`);
  }
  return at + 1;
}

/** Adds what a tag makes of its text; a tag without text makes nothing. */
function close({ name, argument, offset }: OpenTag, text: string, entities: Entity[]): void {
  const length = text.length - offset;
  if (length === 0) return;
  const same = entities.at(-1);
  const inner = same?.offset === offset && same.length === length ? same : undefined;
  const style = STYLES[name];
  if (style !== undefined) {
    entities.push({ type: style, offset, length });
  } else if (name === 'tg-emoji') {
    if (!/^-?[1-9]\d*$/.test(argument)) throw unparsable('Invalid custom emoji identifier specified');
    entities.push({ type: 'custom_emoji', offset, length, custom_emoji_id: argument });
  } else if (name === 'a') {
    entities.push(...linked(argument === '' ? text.slice(offset) : argument, offset, length));
  } else if (name === 'blockquote') {
    entities.push({ type: argument === '' ? 'blockquote' : 'expandable_blockquote', offset, length });
  } else if (name === 'pre' && inner?.type === 'code' && inner.language !== undefined) {
    entities.splice(-1, 1, { ...inner, type: 'pre' });
  } else if (name === 'code' && inner?.type === 'pre' && argument !== '') {
    entities.splice(-1, 1, { ...inner, language: argument });
  } else {
    entities.push({
      type: name,
      offset,
      length,
      ...(name === 'code' && argument !== '' ? { language: argument } : {}),
    });
  }
}

/** A link; nothing for an address that Telegram takes for none, which stays plain text without an error. */
function linked(url: string, offset: number, length: number): readonly Entity[] {
  const user = mentionedUser(url);
  if (user !== undefined) return [{ type: 'text_mention', offset, length, user }];
  const checked = checkedLink(url);
  return checked === undefined ? [] : [{ type: 'text_link', offset, length, url: checked }];
}

/** Only `pre` has a language; that of a lone `code` waited for a `pre` around it. */
function withoutCodeLanguage({ language, ...entity }: Entity): Entity {
  return language === undefined || entity.type === 'code' ? entity : { ...entity, language };
}
