import type { User } from 'grammy/types';
import type { Backstage } from './backstage.ts';
import { secondsOf } from './clock.ts';
import { flagIn, integerIn, objectIn, type Payload, stringIn } from './payload.ts';
import { isAdministrator } from './places.ts';
import { badRequest } from './refusals.ts';
import type { Room } from './rooms.ts';

/** Seconds in which a hidden message of a reader may be replied to. */
const REPLY_SECONDS = 15;

/**
 * Who alone is to see a message; undefined for one that all see. A server before 10.3 ignores who that is.
 * @throws Refusal where such a message may not be sent
 */
export function receiverOf(payload: Payload, room: Room, backstage: Backstage): User | undefined {
  const asked = backstage.version < 3 ? undefined : objectIn(payload, 'ephemeral_message_parameters');
  const replied = repliedTo(payload, backstage);
  if (asked === undefined) {
    if (replied !== undefined)
      throw badRequest('a reply to an ephemeral message must be an ephemeral message');
    return undefined;
  }
  const { world, queries, ephemerals, clock } = backstage;
  const { type } = room.chat;
  if (type === 'private' || type === 'channel') throw badRequest('BOT_NOT_ADMIN');
  const receiver = world.people.get(integerIn(asked, 'receiver_user_id') ?? 0);
  if (!receiver || receiver.is_bot) throw badRequest('USER_ID_INVALID');
  const press = stringIn(asked, 'callback_query_id');
  if (press !== undefined) {
    const pressed = queries.pressed(press, receiver.id);
    const isHidden = pressed.message?.ephemeral_message_id !== undefined;
    if (flagIn(asked, 'replace_callback_query_message') && isHidden)
      throw badRequest('ephemeral messages must be edited');
    return receiver;
  }
  if (replied !== undefined) {
    const said = ephemerals.said(room.chat.id, receiver.id, replied);
    if (!said) throw badRequest('message to be replied not found');
    if (secondsOf(clock) - said.date > REPLY_SECONDS) throw badRequest('EPHEMERAL_MESSAGE_TOO_OLD');
    return receiver;
  }
  if (!isAdministrator(room)) throw badRequest('BOT_NOT_ADMIN');
  return receiver;
}

/** The hidden message that a call replies to. */
function repliedTo(payload: Payload, { version }: Backstage): number | undefined {
  const asked = objectIn(payload, 'reply_parameters');
  if (asked === undefined || asked['message_id'] !== undefined) return undefined;
  const id = version < 2 ? undefined : integerIn(asked, 'ephemeral_message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  return id;
}
