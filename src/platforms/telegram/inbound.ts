import type { Chat, Message, User } from 'grammy/types';
import type { ChatRef } from '../../command/chat-ref.ts';
import type { Inbound } from '../../command/command.ts';
import { given } from '../../util/given.ts';
import { type HiddenMessage, type MessageRef, PLATFORM } from './request.ts';

/** What every event of a user in a chat has. */
export function inboundOf(
  updateId: number,
  chat: Chat,
  from: User,
  thread: number | undefined,
): Omit<Inbound, 'input'> {
  const chatRef: ChatRef = { platform: PLATFORM, chat: String(chat.id) };
  return {
    id: String(updateId),
    from: thread === undefined ? chatRef : { ...chatRef, thread: String(thread) },
    user: String(from.id),
    name: [from.first_name, from.last_name].filter((part) => part !== undefined).join(' '),
    ...languageOf(from),
    ...(chat.type === 'private' ? {} : { server: String(chat.id) }),
  };
}

/** The language that a user has set, if Telegram tells it. */
export function languageOf({ language_code }: User): { readonly language?: string } {
  return language_code === undefined ? {} : { language: language_code };
}

/** The message with its chat and topic. Only in a forum is a thread a topic. */
export function messageRef(message: Pick<Message, 'chat' | 'message_id'> & Partial<Message>): MessageRef {
  const { chat, message_id, message_thread_id: thread, is_topic_message: inTopic } = message;
  const hidden = hiddenMessage(message);
  const ref: MessageRef = { chat: chat.id, message: message_id, ...given({ hidden }) };
  return inTopic && thread !== undefined ? { ...ref, thread } : ref;
}

/** Which hidden message it is; it is between the bot and whoever sent or received it. */
function hiddenMessage({
  ephemeral_message_id: id,
  from,
  receiver_user: receiver,
  date: at = 0,
}: Partial<Message>): HiddenMessage | undefined {
  const reader = from?.is_bot === false ? from : receiver;
  return id === undefined || reader === undefined ? undefined : { reader: reader.id, id, at };
}
