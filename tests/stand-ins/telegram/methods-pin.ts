import type { Handler } from './backstage.ts';
import { integerIn } from './payload.ts';
import { isAdministrator, joinedRoomOf } from './places.ts';
import { badRequest, success } from './refusals.ts';

/** https://core.telegram.org/bots/api#pinchatmessage */
export const pinChatMessage: Handler = ({ payload }, backstage) => {
  const room = joinedRoomOf(payload, backstage);
  const id = integerIn(payload, 'message_id') ?? 0;
  if (!room.messages.has(id)) throw badRequest('message to pin not found');
  // In a private chat both sides may pin.
  if (room.chat.type !== 'private' && !isAdministrator(room))
    throw badRequest('not enough rights to manage pinned messages in the chat');
  room.pinned.add(id);
  return success(true);
};
