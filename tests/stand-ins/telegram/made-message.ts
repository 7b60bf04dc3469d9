import type { Message, User } from 'grammy/types';
import type { Backstage } from './backstage.ts';
import { secondsOf } from './clock.ts';
import { asSender } from './contents.ts';
import { receiverOf } from './hidden-target.ts';
import type { SentFile } from './journal.ts';
import { asQuoted } from './messages.ts';
import { flagIn, integerIn, objectIn, type Payload, stringIn } from './payload.ts';
import { threadOf, writableRoomOf } from './places.ts';
import { badRequest } from './refusals.ts';
import type { Room } from './rooms.ts';

/** Where a new message goes. */
export interface Target {
  readonly room: Room;
  /** Sender, topic and what it replies to. */
  readonly frame: Partial<Message>;
  /** Who alone sees it. */
  readonly receiver: User | undefined;
}

/**
 * Where a call wants its message.
 * @throws Refusal when it cannot go there
 */
export function targetOf(payload: Payload, backstage: Backstage): Target {
  const { world } = backstage;
  const room = writableRoomOf(payload, backstage);
  const receiver = receiverOf(payload, room, backstage);
  const reply = repliedTo(payload, room, backstage);
  const thread = threadFrame(threadOf(payload, room), reply.reply_to_message, room);
  const sender = room.chat.type === 'channel' ? { sender_chat: room.chat } : { from: asSender(world.me) };
  const shielded = flagIn(payload, 'protect_content') ? { has_protected_content: true as const } : {};
  return { room, frame: { ...sender, ...thread, ...reply, ...shielded }, receiver };
}

/**
 * Posts messages of the bot; several belong together.
 * @throws Refusal when too many went to this chat already
 */
export function post(
  { room, frame, receiver }: Target,
  contents: readonly Partial<Message>[],
  files: readonly SentFile[],
  { messages, ephemerals, journal, clock, limits }: Backstage,
): readonly Message[] {
  limits?.take(room.chat.id);
  room.otherBotWroteLast = false;
  return contents.map((content) => {
    if (receiver !== undefined) {
      const own = { message_id: 0, ephemeral_message_id: ephemerals.nextId(), receiver_user: receiver };
      const message = { ...own, chat: room.chat, date: secondsOf(clock), ...frame, ...content } as Message;
      journal.add({
        kind: 'hidden',
        posted: ephemerals.put({ message, edits: [], files, deleted: false }),
      });
      return message;
    }
    const place = { message_id: room.nextMessage++, chat: room.chat, date: secondsOf(clock) };
    const message = { ...place, ...frame, ...content } as Message;
    const posted = messages.put({ message, edits: [], files, deleted: false }, room);
    journal.add({ kind: 'message', posted });
    return message;
  });
}

/**
 * The topic of a message; in a supergroup without topics, answers to a message form a thread too. What is no reply
 * answers the message that opened its topic.
 */
export function threadFrame(
  topic: number | undefined,
  reply: Message | undefined,
  { chat, messages }: Room,
): Partial<Message> {
  if (topic !== undefined) {
    const opening = messages.get(topic);
    const quoted = reply === undefined && opening ? { reply_to_message: asQuoted(opening) } : {};
    return { message_thread_id: topic, is_topic_message: true, ...quoted };
  }
  if (!reply || chat.type !== 'supergroup') return {};
  if (chat.is_forum) {
    const { message_thread_id: thread, is_topic_message } = reply;
    return thread !== undefined && is_topic_message ? { message_thread_id: thread, is_topic_message } : {};
  }
  return { message_thread_id: reply.message_thread_id ?? reply.message_id };
}

/** The message that a call replies to. */
function repliedTo(payload: Payload, room: Room, { world }: Backstage): Partial<Message> {
  const asked = objectIn(payload, 'reply_parameters');
  // A reply to a hidden message need not tell which one that is.
  if (!asked || asked['message_id'] === undefined) return {};
  const elsewhere = asked['chat_id'] === undefined ? room : world.find(asked['chat_id']);
  const replied = elsewhere?.messages.get(integerIn(asked, 'message_id') ?? 0);
  if (!replied || !elsewhere) {
    if (flagIn(asked, 'allow_sending_without_reply')) return {};
    throw badRequest('message to be replied not found');
  }
  const quote = quoted(asked, replied);
  if (elsewhere === room) return { reply_to_message: asQuoted(replied), ...quote };
  const { from, sender_chat, date, message_id } = replied;
  const origin = from
    ? { type: 'user' as const, sender_user: from, date }
    : { type: 'channel' as const, chat: sender_chat ?? elsewhere.chat, date, message_id };
  return { external_reply: { origin, chat: elsewhere.chat, message_id }, ...quote } as Partial<Message>;
}

/** The part that a reply quotes; it has to stand there word for word. */
function quoted(asked: Payload, { text = '', caption = '' }: Message): Partial<Message> {
  const quote = stringIn(asked, 'quote');
  if (quote === undefined || quote === '') return {};
  const position = (text || caption).indexOf(quote);
  if (position < 0) throw badRequest('QUOTE_TEXT_INVALID');
  return { quote: { text: quote, position, is_manual: true } };
}
