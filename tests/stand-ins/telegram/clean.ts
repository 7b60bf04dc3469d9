import { type Entity, type Formatted, fixedEntities } from './entities.ts';

/**
 * Characters that Telegram takes out of every text: carriage returns, and U+2028 to U+202E, among them the embeddings
 * and overrides of directions (isolates, U+2066 to U+2069, and the marks U+200E and U+200F stay), and three combining
 * lines. Other control characters become spaces. (clean_input_string of TDLib.)
 */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: so are these
const DROPPED = /[\r\u2028-\u202e\u0333\u033f\u030a]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const BLANKED = /[\0-\x09\x0b\x0c\x0e-\x1f]/;

/** Of several marks of direction in a row, only the last one stays. (replace_offending_characters of TDLib.) */
const REPEATED_MARKS = /[\u200e\u200f]+(?=[\u200e\u200f])/g;

/** A whole text of these is empty to Telegram. */
const EMPTY = /^[\s\u180e\u200b-\u200f\u2060\u2800\ufeff]*$/u;

/** Whether a reader would see nothing. */
export function isEmpty(text: string): boolean {
  return EMPTY.test(text);
}

/** The text as Telegram keeps it: cleaned, without space at its ends. (fix_formatted_text of TDLib.) */
export function cleaned(formatted: Formatted): Formatted {
  const { text, entities } = trimmed(withoutControls(formatted));
  return { text, entities: fixedEntities(entities) };
}

function withoutControls(formatted: Formatted): Formatted {
  const { entities } = formatted;
  const text = formatted.text.replaceAll(REPEATED_MARKS, (marks) => '\u200c'.repeat(marks.length));
  if (!DROPPED.test(text) && !BLANKED.test(text)) return { text, entities };
  let clean = '';
  /** Where each character went. */
  const moved: number[] = [];
  for (const char of text.split('')) {
    moved.push(clean.length);
    if (!DROPPED.test(char)) clean += BLANKED.test(char) ? ' ' : char;
  }
  const at = (offset: number) => moved[offset] ?? clean.length;
  return {
    text: clean,
    entities: entities.map((entity) => between(entity, at(entity.offset), at(endOf(entity)))),
  };
}

/** Space at the start goes only as far as the first entity; entities of space alone go. */
function trimmed({ text, entities }: Formatted): Formatted {
  const visible = entities.filter(({ offset, length }) => text.slice(offset, offset + length).trim() !== '');
  const end = text.trimEnd().length;
  const first = Math.min(end, ...visible.map(({ offset }) => offset));
  const start = Math.min(first, /^[ \n]*/.exec(text)?.[0].length ?? 0);
  const kept = visible.map((entity) =>
    between(entity, entity.offset - start, Math.min(endOf(entity), end) - start),
  );
  return { text: text.slice(start, end), entities: kept };
}

function endOf({ offset, length }: Entity): number {
  return offset + length;
}

function between(entity: Entity, begin: number, end: number): Entity {
  return { ...entity, offset: begin, length: end - begin };
}
