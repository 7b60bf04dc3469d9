import type { Message } from 'grammy/types';
import { asksIfTrue } from '../../command/asks-if-true.ts';
import type { Command, Inbound } from '../../command/command.ts';
import { checkCall, questionCall } from '../../command/platform-calls.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { inboundOf } from './inbound.ts';
import { isOurs, repliedText, typedCommand, withoutMentions } from './message-words.ts';
import { PLATFORM, type Self } from './request.ts';
import { questionsIn } from './shown-questions.ts';

/** What somebody asks in a chat of which the bot is no member. */
export interface GuestRequest {
  /** Id of the guest query, which takes one answer. */
  readonly id: string;
  /** Left out where somebody has called the bot and asked nothing. */
  readonly inbound?: Inbound;
  readonly language: string | undefined;
}

/**
 * All chats of which the bot is no member. The ids of such chats may be those of chats that it is in, so nothing may be
 * kept by them.
 */
const CHAT = 'guest';

/** Reads a call of the bot as a guest: a question, or a message of somebody's to be checked. */
export function decodeGuest(
  message: Message,
  updateId: number,
  self: Self,
  commands: readonly Command[],
): GuestRequest | undefined {
  const { guest_query_id: id, chat, from, sender_chat: sender, reply_to_message: replied } = message;
  if (id === undefined || from === undefined || (from.is_bot && sender === undefined)) return undefined;
  const call = callOf(message, self, commands);
  const { language_code: language } = from;
  if (call === undefined) return { id, language };
  const inbound: Inbound = {
    ...inboundOf(updateId, chat, from, undefined),
    from: { platform: PLATFORM, chat: CHAT },
    user: String(sender?.id ?? from.id),
    input: { kind: 'call', call },
    // Nothing else is known of the conversation.
    conversation: replied && isOurs(replied, self) ? questionsIn(replied.text) : [],
    absent: true,
  };
  return { id, inbound, language };
}

/** What is to be answered: a statement of somebody's that the words only point at, else the words. */
function callOf(message: Message, self: Self, commands: readonly Command[]): CommandCall | undefined {
  const words = wordsOf(message, self);
  const claim = repliedText(message, self);
  if (claim !== undefined && (words === '' || asksIfTrue(words))) {
    return words === '' && /[?؟]\s*$/u.test(claim) ? questionCall(claim) : checkCall(claim, commands);
  }
  return words === '' ? undefined : questionCall(words);
}

/** The words without the bot's name and without a command, which would be that of a member. */
function wordsOf(message: Message, self: Self): string {
  const text = withoutMentions(message, self) ?? message.text ?? message.caption ?? '';
  const typed = typedCommand(text, self);
  return (typed === 'other' || typed === undefined ? text : text.trim().replace(/^\/\S+/u, '')).trim();
}
