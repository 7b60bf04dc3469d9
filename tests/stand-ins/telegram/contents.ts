import type { Message, MessageEntity, User } from 'grammy/types';
import type { Backstage } from './backstage.ts';
import type { Formatted } from './entities.ts';
import { objectIn, type Payload, stringIn } from './payload.ts';
import { badRequest } from './refusals.ts';
import { richContent } from './rich.ts';
import { sentEntities } from './sent-entities.ts';
import { captionText, messageText } from './text.ts';
import type { World } from './world.ts';

/** The text of a message with what belongs to it. */
export function textContent(payload: Payload, { world }: Backstage): Partial<Message> {
  const formatted = messageText(sentText(payload, 'text', 'entities'));
  const preview = objectIn(payload, 'link_preview_options');
  const entities = shownEntities(formatted, world);
  return {
    text: formatted.text,
    ...(entities.length > 0 ? { entities } : {}),
    ...(preview ? { link_preview_options: preview } : {}),
  };
}

/** The text of a message or its rich text; an older server looks for a text alone. */
export function writtenContent(payload: Payload, backstage: Backstage): Partial<Message> {
  return (backstage.rich ? richContent(payload) : undefined) ?? textContent(payload, backstage);
}

/** The caption of a photo; nothing when it is empty. */
export function captionContent(payload: Payload, { world }: Backstage): Partial<Message> {
  const formatted = captionText(sentText(payload, 'caption', 'caption_entities'));
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

/** A text and its entities as sent. The stand-in reads entities only; Telegram reads markup as well. */
function sentText(payload: Payload, name: string, entities: string): Formatted {
  const text = stringIn(payload, name) ?? '';
  const parseMode = (stringIn(payload, 'parse_mode') ?? '').toLowerCase();
  if (['html', 'markdown', 'markdownv2'].includes(parseMode)) {
    throw badRequest(`the stand-in does not read ${parseMode}; send entities`);
  }
  return { text, entities: sentEntities(payload, entities, text) };
}
