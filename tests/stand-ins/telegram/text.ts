import { cleaned, isEmpty } from './clean.ts';
import { detectedEntities } from './detect.ts';
import { type Entity, type Formatted, withDetected } from './entities.ts';
import { badRequest } from './refusals.ts';

/** Characters of a message and of a caption. */
const LIMITS = { message: 4096, caption: 1024 } as const;

/** More entities than these are dropped without an error. */
const MOST_ENTITIES = 100;

/**
 * The text of a message, as Telegram returns it. Telegram does not say which unit its 4,096 characters are; UTF-16 code
 * units are the most that any reading counts, so a text that passes here passes there.
 * @throws Refusal when it is empty, too long, or not well-formed
 */
export function messageText(sent: Formatted): Formatted {
  if (sent.text === '') throw badRequest('message text is empty');
  const formatted = wellFormed(sent);
  if (isEmpty(formatted.text)) throw badRequest('text must be non-empty');
  if (formatted.text.length > LIMITS.message) throw badRequest('message is too long');
  return detected(formatted);
}

/** The same for a caption, which may be empty. */
export function captionText(sent: Formatted): Formatted {
  const formatted = wellFormed(sent);
  if (isEmpty(formatted.text)) return { text: '', entities: [] };
  if (formatted.text.length > LIMITS.caption) throw badRequest('message caption is too long');
  return detected(formatted);
}

/** What a person's client sends along with plain text. */
export function typedText(text: string): Formatted {
  return detected({ text, entities: [] });
}

function wellFormed(sent: Formatted): Formatted {
  if (!sent.text.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  return cleaned(sent);
}

function detected({ text, entities }: Formatted): Formatted {
  return { text, entities: withDetected(atMost(entities), detectedEntities(text)) };
}

/** Links, quotes and code are kept before styles. (get_input_message_entities of TDLib.) */
function atMost(entities: readonly Entity[]): readonly Entity[] {
  if (entities.length <= MOST_ENTITIES) return entities;
  const styles = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler']);
  const kept = new Set(
    entities
      .toSorted((a, b) => Number(styles.has(a.type)) - Number(styles.has(b.type)))
      .slice(0, MOST_ENTITIES),
  );
  return entities.filter((entity) => kept.has(entity));
}
