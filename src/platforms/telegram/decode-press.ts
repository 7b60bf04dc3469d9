import type { CallbackQuery, Message } from 'grammy/types';
import type { Inbound } from '../../command/command.ts';
import { hiddenId } from './hidden.ts';
import { readData, UNCOVER } from './ids.ts';
import { inboundOf, languageOf, messageRef } from './inbound.ts';
import { shownQuestions } from './received-text.ts';
import { PLATFORM, type Request } from './request.ts';

/** Reads the press of a button. */
export function decodePress(query: CallbackQuery, updateId: number): Request {
  const { message, from, data = '', inline_message_id: inline } = query;
  const old: Request = { kind: 'old-press', id: query.id, language: from.language_code };
  if (message === undefined) {
    const press = readData(data);
    if (press?.kind !== 'call' || inline === undefined) return old;
    const inbound: Inbound = {
      id: String(updateId),
      from: { platform: PLATFORM, chat: query.chat_instance },
      user: String(from.id),
      ...languageOf(from),
      input: { kind: 'call', call: press.call },
      message: inline,
      absent: true,
    };
    return {
      kind: 'press',
      id: query.id,
      inbound,
      press,
      direct: false,
      questions: [],
      rows: [],
      data,
      by: from,
    };
  }
  // Telegram gives nothing but the ids of a message that is deleted or too old.
  const accessible: Partial<Message> = message.date === 0 ? {} : message;
  const questions = shownQuestions(accessible);
  const rows = accessible.reply_markup?.inline_keyboard ?? [];
  const label = rows
    .flat()
    .find((button) => 'callback_data' in button && button.callback_data === data)?.text;
  const ref = messageRef({ ...accessible, chat: message.chat, message_id: message.message_id });
  const { hidden } = ref;
  // Without its own number, nothing can be done with a hidden message.
  if (message.message_id === 0 && hidden === undefined) return old;
  if (hidden && data === UNCOVER)
    return { kind: 'uncover', id: query.id, chat: message.chat.id, covering: hidden };
  const press = readData(data, questions.at(-1), label);
  if (press === undefined) return old;
  const direct = message.chat.type === 'private';
  // Anybody can send any data: in a group, only a button that the message really has may change the message.
  if ((press.kind !== 'call' || press.card) && label === undefined && !direct) return old;
  // A call about the shown question goes on from the questions before it; any other call from all of them.
  const conversation = press.shown ? questions.slice(0, -1) : questions;
  const inbound: Inbound = {
    ...inboundOf(updateId, message.chat, from, ref.thread),
    input: { kind: 'call', call: press.call },
    // What goes on in a hidden message is about the one that all see. Anything else is about a message only if that really has the
    // button: anybody can send any data for any message.
    ...(hidden
      ? { message: String(accessible.reply_to_message?.message_id || hiddenId(hidden.id)) }
      : label !== undefined && { message: String(message.message_id) }),
    ...(hidden ? { hidden: true } : {}),
    ...(press.kind === 'page' ? { pageTurn: true } : {}),
    ...(questions.length > 0 ? { conversation } : {}),
    ...(message.chat.type === 'channel' ? { broadcast: true } : {}),
  };
  return { kind: 'press', id: query.id, inbound, press, ref, direct, questions, rows, data, by: from };
}
