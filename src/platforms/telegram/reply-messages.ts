import type { Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { LIMITS } from './bot-api.ts';
import { type MessageOptions, type Messages, messagesOf, pageOf, type StatingText } from './message.ts';
import type { PressRequest } from './request.ts';

/** The first page of the reply, with buttons that turn pages; all of it where no button can. */
export function replyMessages(reply: Reply, options: MessageOptions): Messages {
  return pageOf(reply, 0, options) ?? messagesOf(reply, options);
}

/**
 * What a press makes of its message; undefined where the reply needs a message of its own.
 * @param covered the message that the reply leads back to stands below it
 */
export function changedMessage(
  { press, questions }: Pick<PressRequest, 'press' | 'questions'>,
  reply: Reply,
  options: MessageOptions,
  covered = false,
): StatingText | undefined {
  if (press.kind === 'call' || press.kind === 'form') return undefined;
  if (press.kind === 'page') return onlyText(pageOf(reply, press.page, options));
  if (reply.asked) return undefined;
  const back = { call: press.back, page: press.page, covered };
  const messages = pageOf({ ...reply, asked: questions }, 0, { ...options, back });
  return messages?.pictures.length === 0 ? onlyText(messages) : undefined;
}

/** The text of messages where there is just one. */
export function onlyText(messages: Messages | undefined): StatingText | undefined {
  const [text, ...more] = messages?.texts ?? [];
  return more.length === 0 ? text : undefined;
}

/** The text of a reply that is a sentence or two and nothing else. */
export function noteText({ audience, blocks, citations }: Reply): string | undefined {
  const [block, ...more] = blocks;
  if (audience !== 'asker' || citations.length > 0 || more.length > 0 || block?.kind !== 'paragraph')
    return undefined;
  const text = safe(block.spans.map((span) => ('text' in span ? span.text : '')).join(''));
  return text.length <= LIMITS.toast ? text : undefined;
}
