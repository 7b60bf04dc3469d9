import type { Entity } from './entities.ts';
import { checkedLink, mentionedUser } from './links.ts';
import { integerIn, objectIn, objectsIn, type Payload, stringIn } from './payload.ts';
import { badRequest, type Refusal } from './refusals.ts';

/** Types that only say how their text looks. */
const SIMPLE: ReadonlySet<string> = new Set([
  ...['bold', 'italic', 'underline', 'strikethrough', 'spoiler'],
  ...['blockquote', 'expandable_blockquote', 'code', 'pre'],
]);

/** Types that Telegram finds by itself; it ignores them where a bot sends them. */
const DETECTED: ReadonlySet<string> = new Set([
  ...['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bank_card_number'],
]);

/** No text is as long as this. */
const MOST = 1_000_000;

/**
 * The entities of a call, checked as Telegram does: https://core.telegram.org/bots/api#messageentity. Where that page is
 * silent, this follows get_text_entity of the Bot API server and get_message_entities of TDLib.
 * @throws Refusal for an unknown type, an address that is none, or a range that is not in the text
 */
export function sentEntities(payload: Payload, name: string, text: string): readonly Entity[] {
  const entities = objectsIn(payload, name)
    .map(entityOf)
    .filter((entity) => entity !== undefined && entity.length !== 0) as readonly Entity[];
  for (const entity of entities) checkRange(entity, text);
  return entities;
}

/** An entity as sent; undefined for a type that Telegram ignores. */
function entityOf(sent: Payload): Entity | undefined {
  const type = stringIn(sent, 'type') ?? '';
  const range = { offset: numberIn(sent, 'offset'), length: numberIn(sent, 'length') };
  if (DETECTED.has(type)) return undefined;
  if (SIMPLE.has(type)) {
    const language = type === 'pre' ? stringIn(sent, 'language') : undefined;
    return { type, ...range, ...(language === undefined ? {} : { language }) };
  }
  switch (type) {
    case 'text_link':
      return linkOf(stringIn(sent, 'url'), range);
    case 'text_mention':
      return { type, ...range, user: numberIn(objectIn(sent, 'user') ?? {}, 'id') };
    case 'custom_emoji': {
      const id = stringIn(sent, 'custom_emoji_id') ?? '';
      if (!/^-?[1-9]\d*$/.test(id)) throw badRequest('invalid custom emoji identifier specified');
      return { type, ...range, custom_emoji_id: id };
    }
    default:
      throw unparsable(type === '' ? 'Type is not specified' : 'Unsupported type specified');
  }
}

function linkOf(
  url: string | undefined,
  range: { readonly offset: number; readonly length: number },
): Entity {
  if (url === undefined) throw unparsable(`Can't find field "url"`);
  const user = mentionedUser(url);
  if (user !== undefined) return { type: 'text_mention', ...range, user };
  const checked = checkedLink(url);
  if (checked === undefined) throw badRequest(`entity URL '${url}' is invalid: Wrong HTTP URL`);
  return { type: 'text_link', ...range, url: checked };
}

function numberIn(sent: Payload, name: string): number {
  const number = integerIn(sent, name);
  if (number === undefined) throw unparsable(`Can't find field "${name}"`);
  return number;
}

/** An entity lies within its text and cuts no character into halves. */
function checkRange({ offset, length }: Entity, text: string): void {
  const end = offset + length;
  if (offset < 0 || offset > MOST) throw badRequest(`receive an entity with incorrect offset ${offset}`);
  if (length < 0 || length > MOST) throw badRequest(`receive an entity with incorrect length ${length}`);
  if (offset > text.length) {
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  }
  if (isInside(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytesTo(text, offset)}`);
  }
  const begins = `entity beginning at UTF-16 offset ${offset}`;
  if (end > text.length) {
    throw badRequest(`${begins} ends after the end of the text at UTF-16 offset ${end}`);
  }
  if (isInside(text, end)) {
    throw badRequest(`${begins} ends in a middle of a UTF-16 symbol at byte offset ${bytesTo(text, end)}`);
  }
}

/** Whether an offset is between the two halves of a surrogate pair. */
function isInside(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

/** Telegram names the byte where the character ends that was cut. */
function bytesTo(text: string, offset: number): number {
  return Buffer.byteLength(text.slice(0, offset + 1));
}

function unparsable(what: string): Refusal {
  return badRequest(`can't parse MessageEntity: ${what}`);
}
