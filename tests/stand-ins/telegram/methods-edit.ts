import { isDeepStrictEqual } from 'node:util';
import type { Message } from 'grammy/types';
import type { Backstage, Handler } from './backstage.ts';
import { secondsOf } from './clock.ts';
import { captionContent, writtenContent } from './contents.ts';
import { keyboardIn } from './keyboards.ts';
import { integerIn, type Payload, stringIn } from './payload.ts';
import { isAdministrator, joinedRoomOf } from './places.ts';
import { type Answer, badRequest, refusals, success } from './refusals.ts';
import type { Posted, Room } from './rooms.ts';

/** Bots may delete messages for so long. */
const DELETABLE = 48 * 3600;

/** https://core.telegram.org/bots/api#editmessagetext */
export const editMessageText: Handler = ({ payload }, backstage) => {
  const edited = editedOf(payload, backstage);
  const { text, rich_message: rich, entities: _, link_preview_options: __, ...rest } = edited.posted.message;
  if ((text ?? rich) === undefined) throw badRequest('there is no text in the message to edit');
  return change(edited, { ...rest, ...writtenContent(payload, backstage) } as Message, payload, backstage);
};

/** https://core.telegram.org/bots/api#editmessagecaption */
export const editMessageCaption: Handler = ({ payload }, backstage) => {
  const edited = editedOf(payload, backstage);
  if (edited.posted.message.photo === undefined)
    throw badRequest('there is no caption in the message to edit');
  const { caption: _, caption_entities: __, ...rest } = edited.posted.message;
  return change(edited, { ...rest, ...captionContent(payload, backstage) } as Message, payload, backstage);
};

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export const editMessageReplyMarkup: Handler = ({ payload }, backstage) => {
  const edited = editedOf(payload, backstage);
  return change(edited, edited.posted.message, payload, backstage);
};

/** https://core.telegram.org/bots/api#deletemessage */
export const deleteMessage: Handler = ({ payload }, backstage) => {
  const { messages, journal, clock } = backstage;
  const room = joinedRoomOf(payload, backstage);
  const message = room.messages.get(integerIn(payload, 'message_id') ?? 0);
  if (!message) throw badRequest('message to delete not found');
  const posted = messages.posted(room.chat.id, message.message_id);
  // In a private chat, the bot may delete what the user wrote too.
  const allowed = posted !== undefined || room.chat.type === 'private' || isAdministrator(room);
  if (!allowed) throw badRequest("message can't be deleted");
  if (secondsOf(clock) - message.date > DELETABLE) throw badRequest("message can't be deleted for everyone");
  room.messages.delete(message.message_id);
  if (posted) journal.add({ kind: 'delete', posted: messages.put({ ...posted, deleted: true }, room) });
  return success(true);
};

interface Edited {
  readonly posted: Posted;
  /** Undefined for a message that the bot knows by its inline_message_id alone. */
  readonly room: Room | undefined;
}

/** The bot's message that a call wants to change. */
function editedOf(payload: Payload, backstage: Backstage): Edited {
  const inline = stringIn(payload, 'inline_message_id');
  if (inline !== undefined) {
    const posted = backstage.messages.inline(inline);
    if (!posted) throw badRequest('MESSAGE_ID_INVALID');
    return { posted, room: undefined };
  }
  const id = integerIn(payload, 'message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  const room = joinedRoomOf(payload, backstage);
  const posted = backstage.messages.posted(room.chat.id, id);
  if (posted && !posted.deleted) return { posted, room };
  throw badRequest(room.messages.has(id) ? "message can't be edited" : 'message to edit not found');
}

/** Changes a message. Buttons that a call does not repeat are gone, as with Telegram. */
function change({ posted, room }: Edited, content: Message, payload: Payload, backstage: Backstage): Answer {
  const { messages, journal, limits, clock } = backstage;
  const { reply_markup: _, ...rest } = content;
  const keyboard = keyboardIn(payload);
  const next = { ...rest, ...(keyboard ? { reply_markup: keyboard } : {}) } as Message;
  if (isDeepStrictEqual(seenOf(next), seenOf(posted.message))) throw refusals.notModified();
  if (room) limits?.take(room.chat.id);
  const message = { ...next, edit_date: secondsOf(clock) };
  const edited = messages.put({ ...posted, message, edits: [...posted.edits, posted.message] }, room);
  journal.add({ kind: 'edit', posted: edited });
  return success(room ? message : true);
}

/** What readers see of a message. */
function seenOf({ text, entities, caption, caption_entities, rich_message, reply_markup }: Message): unknown {
  return { text, entities, caption, caption_entities, rich_message, reply_markup };
}
