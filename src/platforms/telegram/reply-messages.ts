import type { Reply } from '../../reply/reply.ts';
import type { Messages } from './message.ts';
import type { Request } from './request.ts';
import { type FormOptions, type SentText, sentMessagesOf, sentPageOf } from './rich-message.ts';

/** The first page of the reply, with buttons that turn pages; all of it where no button can. */
export function replyMessages(reply: Reply, options: FormOptions): Messages<SentText> {
  return sentPageOf(reply, 0, options) ?? sentMessagesOf(reply, options);
}

/** A reply as the text of one message; undefined if it has pictures, or pages that no button can turn. */
export function cardText(reply: Reply, options: FormOptions): SentText | undefined {
  const messages = sentPageOf(reply, 0, options);
  return messages?.pictures.length === 0 ? onlyText(messages) : undefined;
}

/** What a press makes of its message; undefined where the reply needs a message of its own. */
export function changedMessage(
  { press }: Extract<Request, { kind: 'press' }>,
  reply: Reply,
  options: FormOptions,
  questions: readonly string[],
): SentText | undefined {
  if (press.kind === 'call' || press.kind === 'form') return undefined;
  if (press.kind === 'page') return onlyText(sentPageOf(reply, press.page, options));
  if (reply.asked) return undefined;
  const back = { call: press.back, page: press.page };
  return cardText({ ...reply, asked: questions }, { ...options, back });
}

/** The text of messages where there is just one. */
function onlyText(messages: Messages<SentText> | undefined): SentText | undefined {
  const [text, ...more] = messages?.texts ?? [];
  return more.length === 0 ? text : undefined;
}
