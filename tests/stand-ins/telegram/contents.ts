import type { Message, MessageEntity, User } from 'grammy/types';
import type { Backstage } from './backstage.ts';
import type { Entity, Formatted } from './html.ts';
import { objectIn, objectsIn, type Payload, stringIn } from './payload.ts';
import { captionText, messageText } from './text.ts';
import type { World } from './world.ts';

/** The text of a message with what belongs to it. */
export function textContent(payload: Payload, { world }: Backstage): Partial<Message> {
  const formatted = messageText({
    text: stringIn(payload, 'text') ?? '',
    parseMode: stringIn(payload, 'parse_mode'),
    entities: sentEntities(payload, 'entities'),
  });
  const preview = objectIn(payload, 'link_preview_options');
  const entities = shownEntities(formatted, world);
  return {
    text: formatted.text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  };
}

/** The caption of a photo; nothing when it is empty. */
export function captionContent(payload: Payload, { world }: Backstage): Partial<Message> {
  const formatted = captionText({
    text: stringIn(payload, 'caption') ?? '',
    parseMode: stringIn(payload, 'parse_mode'),
    entities: sentEntities(payload, 'caption_entities'),
  });
  const entities = shownEntities(formatted, world);
  return {
    ...(formatted.text === '' ? {} : { caption: formatted.text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
  };
}

/** Entities as Telegram returns them; a mention of someone whom the bot does not know is no mention. */
export function shownEntities({ entities }: Formatted, { people }: World): MessageEntity[] {
  return entities.flatMap(({ user, ...entity }) => {
    if (user === undefined) return [entity as unknown as MessageEntity];
    const known = people.get(user);
    return known ? [{ ...entity, user: known } as unknown as MessageEntity] : [];
  });
}

/** The bot, as the sender of a message. */
export function asSender({ id, is_bot, first_name, username }: World['me']): User {
  return { id, is_bot, first_name, username };
}

function sentEntities(payload: Payload, name: string): readonly Entity[] | undefined {
  if (payload[name] === undefined) return undefined;
  return objectsIn(payload, name).map(({ user, ...entity }) => {
    const id = (user as User | undefined)?.id;
    return { ...entity, ...(id === undefined ? {} : { user: id }) } as unknown as Entity;
  });
}
