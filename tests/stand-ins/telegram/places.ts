import type { Backstage } from './backstage.ts';
import { integerIn, type Payload, stringIn } from './payload.ts';
import { badRequest, forbidden, refusals } from './refusals.ts';
import type { Room } from './rooms.ts';

/** How Telegram calls a chat in its errors. */
const KINDS = { private: 'private', group: 'group', supergroup: 'supergroup', channel: 'channel' } as const;

/**
 * The chat of a call, which the bot has to know.
 * @throws Refusal when there is none, or when the group is a supergroup by now
 */
function roomOf(payload: Payload, { world }: Backstage): Room {
  if ((stringIn(payload, 'chat_id') ?? '') === '') throw badRequest('chat_id is empty');
  const room = world.find(payload['chat_id']);
  if (!room) throw refusals.chatNotFound();
  if (room.upgradedTo !== undefined) throw refusals.upgraded(room.upgradedTo);
  return room;
}

/** The chat of a call, in which the bot has to be. */
export function joinedRoomOf(payload: Payload, backstage: Backstage): Room {
  const room = roomOf(payload, backstage);
  const { chat, bot } = room;
  if (chat.type === 'private') {
    if (bot === 'kicked') throw refusals.blocked();
    if (bot === 'left') throw refusals.notStarted();
    return room;
  }
  const kind = `${KINDS[chat.type]} chat`;
  if (bot === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (bot === 'left') throw forbidden(`bot is not a member of the ${kind}`);
  return room;
}

/** The chat of a call, in which the bot has to be allowed to write. */
export function writableRoomOf(payload: Payload, backstage: Backstage): Room {
  const room = joinedRoomOf(payload, backstage);
  if (room.bot === 'restricted') throw badRequest('not enough rights to send text messages to the chat');
  if (room.chat.type === 'channel' && !isAdministrator(room)) {
    throw badRequest('need administrator rights in the channel chat');
  }
  return room;
}

/** Whether the bot is one of those who manage a chat. */
export function isAdministrator({ bot }: Room): boolean {
  return bot === 'administrator' || bot === 'creator';
}

/**
 * The topic to write to; undefined for the chat itself, and for the General topic of a forum, which cannot be named.
 * @throws Refusal when the chat has no such topic, or it is closed
 */
export function threadOf(payload: Payload, room: Room): number | undefined {
  const thread = integerIn(payload, 'message_thread_id');
  if (thread === undefined || thread === 0) return undefined;
  const topic = room.topics.get(thread);
  if (!topic) throw refusals.threadNotFound();
  if (topic.closed && !isAdministrator(room)) throw badRequest('TOPIC_CLOSED');
  return thread;
}
