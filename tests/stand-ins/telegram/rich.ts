import type { RichMessage } from 'grammy/types';
import { checkedLink } from './links.ts';
import { flagIn, objectIn, objectsIn, type Payload, stringIn } from './payload.ts';
import { badRequest, type Refusal } from './refusals.ts';
import { RICH_TEXTS, richWords } from './rich-texts.ts';

/**
 * "Rich Message Limits" of the Bot API. It does not say what a "UTF-8 character" is; bytes are the most that any reading
 * counts, so a message that passes here passes there.
 */
const LIMITS = { bytes: 32_768, blocks: 500, depth: 16, columns: 20, buttons: 8 } as const;

/** What a walk through a message adds up. */
interface Seen {
  bytes: number;
  blocks: number;
  readonly references: Set<string>;
  readonly links: Set<string>;
}

type Check = (block: Payload, seen: Seen, depth: number) => void;

/** The blocks that may be sent, without media, which the stand-in does not take in rich messages. */
const BLOCKS: Readonly<Record<string, Check>> = {
  paragraph: checkText,
  pre: checkText,
  footer: checkText,
  pullquote: checkText,
  expandable_blockquote: checkText,
  divider: () => undefined,
  heading(block, seen, depth) {
    if (![1, 2, 3, 4, 5, 6].includes(Number(block['size']))) throw wrong('invalid heading size specified');
    checkText(block, seen, depth);
  },
  blockquote: checkNested,
  list(block, seen, depth) {
    for (const item of some(block, 'items')) {
      count(seen);
      if (item['value'] !== undefined && !Number.isSafeInteger(item['value'])) {
        throw wrong('list item value must be an Integer');
      }
      checkNested(item, seen, depth + 1);
    }
  },
  table(block, seen, depth) {
    const rows = block['cells'];
    if (!Array.isArray(rows) || rows.length === 0) throw wrong('table must have cells');
    for (const row of rows as readonly (readonly Payload[])[]) {
      count(seen);
      if (row.length > LIMITS.columns) throw wrong('too many columns in a table');
      for (const cell of row) {
        if (!['left', 'center', 'right'].includes(String(cell['align']))) throw wrong('invalid cell align');
        if (!['top', 'middle', 'bottom'].includes(String(cell['valign']))) throw wrong('invalid cell valign');
        if (cell['text'] !== undefined) checkRichText(cell['text'], seen, depth + 2);
      }
    }
  },
  details(block, seen, depth) {
    checkText({ text: block['summary'] }, seen, depth);
    checkNested(block, seen, depth);
  },
  map(block, seen, depth) {
    const { latitude, longitude } = objectIn(block, 'location') ?? {};
    const [width, height] = [Number(block['width']), Number(block['height'])];
    if (!(Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180)) {
      throw wrong('invalid map location specified');
    }
    if (!(Number(block['zoom']) >= 0 && Number(block['zoom']) <= 24)) throw wrong('invalid map zoom');
    if (!(width > 0 && height > 0 && width + height <= 10_000)) throw wrong('invalid map size');
    if (Math.max(width / height, height / width) > 20) throw wrong('invalid map ratio');
    const caption = objectIn(block, 'caption');
    if (caption) checkText(caption, seen, depth);
  },
};

/**
 * The rich message of a call as Telegram gives it back; undefined where there is none.
 * @throws Refusal when it is not well-formed, or over a limit
 */
export function richContent(payload: Payload): { readonly rich_message: RichMessage } | undefined {
  const sent = objectIn(payload, 'rich_message');
  if (sent === undefined) return undefined;
  const given = ['blocks', 'html', 'markdown'].filter((name) => sent[name] !== undefined);
  if (given.length !== 1) throw wrong('exactly one of html, markdown, and blocks must be used');
  if (given[0] !== 'blocks') throw wrong('the stand-in reads blocks only');
  if (!flagIn(sent, 'skip_entity_detection')) throw wrong('the stand-in finds no entities in blocks');
  const seen: Seen = { bytes: 0, blocks: 0, references: new Set(), links: new Set() };
  checkNested(sent, seen, 0);
  if (seen.bytes > LIMITS.bytes) throw badRequest('message is too long');
  const dangling = [...seen.links].find((name) => !seen.references.has(name));
  if (dangling !== undefined) throw wrong(`reference "${dangling}" not found`);
  const blocks = objectsIn(sent, 'blocks').map(received) as unknown as RichMessage['blocks'];
  return { rich_message: { blocks, ...(flagIn(sent, 'is_rtl') ? { is_rtl: true } : {}) } };
}

function checkBlock(block: Payload, seen: Seen, depth: number): void {
  count(seen);
  if (depth > LIMITS.depth) throw wrong('too many levels of nesting');
  const check = BLOCKS[stringIn(block, 'type') ?? ''];
  if (check === undefined) throw wrong(`unsupported block type "${stringIn(block, 'type')}"`);
  check(block, seen, depth);
}

function checkNested(block: Payload, seen: Seen, depth: number): void {
  for (const inner of some(block, 'blocks')) checkBlock(inner, seen, depth + 1);
}

function checkText(block: Payload, seen: Seen, depth: number): void {
  checkRichText(block['text'], seen, depth + 1);
  if (richWords(block['text']).trim() === '') throw wrong('text must be non-empty');
}

function checkRichText(text: unknown, seen: Seen, depth: number): void {
  if (depth > LIMITS.depth) throw wrong('too many levels of nesting');
  if (typeof text === 'string') {
    if (!text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
    seen.bytes += Buffer.byteLength(text);
    return;
  }
  if (Array.isArray(text)) {
    // A list of texts is no level: it is one text.
    for (const part of text) checkRichText(part, seen, depth);
    return;
  }
  if (typeof text !== 'object' || text === null) throw wrong('text must be a RichText');
  const rich = text as Payload;
  const needed = RICH_TEXTS[stringIn(rich, 'type') ?? ''];
  if (needed === undefined) throw wrong(`unsupported text type "${stringIn(rich, 'type')}"`);
  const lacking = needed.find((name) => rich[name] === undefined || rich[name] === '');
  if (lacking !== undefined) throw wrong(`can't find field "${lacking}"`);
  if (rich['type'] === 'url' && checkedLink(String(rich['url'])) === undefined) {
    throw wrong(`URL '${String(rich['url'])}' is invalid`);
  }
  if (rich['type'] === 'bot_command' && !/^\/\w{1,64}(?:@\w+)?$/.test(String(rich['bot_command']))) {
    throw wrong('invalid bot command specified');
  }
  if (rich['type'] === 'reference') take(seen.references, String(rich['name']));
  if (rich['type'] === 'reference_link') seen.links.add(String(rich['reference_name']));
  if (rich['text'] !== undefined) checkRichText(rich['text'], seen, depth + 1);
}

function take(names: Set<string>, name: string): void {
  if (names.has(name)) throw wrong(`reference "${name}" is defined twice`);
  names.add(name);
}

function count(seen: Seen): void {
  seen.blocks += 1;
  if (seen.blocks > LIMITS.blocks) throw wrong('too many blocks');
}

function some(block: Payload, name: string): readonly Payload[] {
  const found = objectsIn(block, name);
  if (found.length === 0) throw wrong(`${name} must be non-empty`);
  return found;
}

/** A block as Telegram gives it back: items of lists have labels then. */
function received(block: Payload): Payload {
  const nested = block['blocks'] === undefined ? {} : { blocks: objectsIn(block, 'blocks').map(received) };
  const items =
    block['items'] === undefined
      ? {}
      : {
          items: objectsIn(block, 'items').map((item) => ({
            ...received(item),
            label: item['value'] === undefined ? '•' : `${String(item['value'])}.`,
          })),
        };
  return { ...block, ...nested, ...items };
}

function wrong(what: string): Refusal {
  return badRequest(`can't parse rich message: ${what}`);
}
