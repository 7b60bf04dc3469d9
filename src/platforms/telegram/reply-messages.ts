import { KeptRenderings } from '../../reply/kept-renderings.ts';
import type { Reply } from '../../reply/reply.ts';
import type { MessageOptions, Messages, StatingText } from './message.ts';
import type { PressRequest } from './request.ts';
import { type FormOptions, type SentText, sentMessagesOf, sentPageOf } from './rich-message.ts';

const kept = new KeptRenderings<Messages<SentText>>();

/** The first page of the reply, with buttons that turn pages; all of it where no button can. Without `rich`, plain messages. */
export function replyMessages(reply: Reply, options: FormOptions): Messages<SentText>;
export function replyMessages(reply: Reply, options: MessageOptions): Messages;
export function replyMessages(reply: Reply, options: MessageOptions): Messages<SentText> {
  const form = { rich: false, ...options };
  return kept.get(reply, form, () => sentPageOf(reply, 0, form) ?? sentMessagesOf(reply, form));
}

/** A reply as the text of one message; undefined if it has pictures, or pages that no button can turn. */
export function cardText(reply: Reply, options: FormOptions): SentText | undefined {
  const messages = sentPageOf(reply, 0, options);
  return messages?.pictures.length === 0 ? onlyText(messages) : undefined;
}

/**
 * What a press makes of its message; undefined where the reply needs a message of its own. Without `rich`, a plain message.
 * @param covered the message that the reply leads back to stands below it
 */
export function changedMessage(
  request: Pick<PressRequest, 'press' | 'questions'>,
  reply: Reply,
  options: FormOptions,
): SentText | undefined;
export function changedMessage(
  request: Pick<PressRequest, 'press' | 'questions'>,
  reply: Reply,
  options: MessageOptions,
  covered?: boolean,
): StatingText | undefined;
export function changedMessage(
  { press, questions }: Pick<PressRequest, 'press' | 'questions'>,
  reply: Reply,
  options: MessageOptions,
  covered = false,
): SentText | undefined {
  const form = { rich: false, ...options };
  if (press.kind === 'call' || press.kind === 'form') return undefined;
  if (press.kind === 'page') return onlyText(sentPageOf(reply, press.page, form));
  if (reply.asked) return undefined;
  const back = { call: press.back, page: press.page, covered };
  return cardText({ ...reply, asked: questions }, { ...form, back });
}

/** The text of messages where there is just one. */
export function onlyText<Text>(messages: Messages<Text> | undefined): Text | undefined {
  const [text, ...more] = messages?.texts ?? [];
  return more.length === 0 ? text : undefined;
}
