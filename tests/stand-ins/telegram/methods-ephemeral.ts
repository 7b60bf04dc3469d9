import { isDeepStrictEqual } from 'node:util';
import type { Message } from 'grammy/types';
import type { Backstage, Handler } from './backstage.ts';
import { secondsOf } from './clock.ts';
import { captionContent, textContent } from './contents.ts';
import { keyboardIn } from './keyboards.ts';
import { integerIn, objectIn, type Payload } from './payload.ts';
import { joinedRoomOf } from './places.ts';
import { type Answer, badRequest, refusals, success } from './refusals.ts';
import type { Posted } from './rooms.ts';

/** https://core.telegram.org/bots/api#editephemeralmessagetext; without the rich content, which the stand-in has not here. */
export const editEphemeralMessageText: Handler = ({ payload }, backstage) => {
  // A server before 10.3 does not know rich content here.
  const isRich = backstage.version >= 3 && objectIn(payload, 'rich_message') !== undefined;
  const content = isRich ? {} : textContent(payload, backstage);
  const posted = editedOf(payload, backstage);
  if (posted.message.text === undefined) throw badRequest('there is no text in the message to edit');
  const { text: _, entities: __, link_preview_options: ___, ...rest } = posted.message;
  return change(posted, { ...rest, ...content } as Message, payload, backstage);
};

/** https://core.telegram.org/bots/api#editephemeralmessagecaption */
export const editEphemeralMessageCaption: Handler = ({ payload }, backstage) => {
  const posted = editedOf(payload, backstage);
  if (posted.message.photo === undefined) throw badRequest('there is no caption in the message to edit');
  const { caption: _, caption_entities: __, ...rest } = posted.message;
  return change(posted, { ...rest, ...captionContent(payload, backstage) } as Message, payload, backstage);
};

/** https://core.telegram.org/bots/api#editephemeralmessagereplymarkup */
export const editEphemeralMessageReplyMarkup: Handler = ({ payload }, backstage) => {
  const posted = editedOf(payload, backstage);
  return change(posted, posted.message, payload, backstage);
};

/** https://core.telegram.org/bots/api#deleteephemeralmessage */
export const deleteEphemeralMessage: Handler = ({ payload }, backstage) => {
  const posted = editedOf(payload, backstage);
  backstage.journal.add({
    kind: 'hidden-delete',
    posted: backstage.ephemerals.put({ ...posted, deleted: true }),
  });
  return success(true);
};

/** The bot's message of one reader that a call wants to change. */
function editedOf(payload: Payload, backstage: Backstage): Posted {
  const room = joinedRoomOf(payload, backstage);
  const reader = integerIn(payload, 'receiver_user_id');
  const posted = backstage.ephemerals.posted(
    room.chat.id,
    reader,
    integerIn(payload, 'ephemeral_message_id'),
  );
  if (!posted) throw badRequest('message to edit not found');
  return posted;
}

function change(posted: Posted, content: Message, payload: Payload, backstage: Backstage): Answer {
  const { ephemerals, journal, clock } = backstage;
  const { reply_markup: _, edit_date: __, ...rest } = content;
  const keyboard = keyboardIn(payload);
  const next = { ...rest, ...(keyboard ? { reply_markup: keyboard } : {}) } as Message;
  const { edit_date: ___, ...before } = posted.message;
  if (isDeepStrictEqual(next, before)) throw refusals.notModified();
  const message = { ...next, edit_date: secondsOf(clock) };
  const edited = ephemerals.put({ ...posted, message, edits: [...posted.edits, posted.message] });
  journal.add({ kind: 'hidden-edit', posted: edited });
  return success(true);
}
