import type { Command, Inbound } from '../../command/command.ts';
import type { Reply } from '../../reply/reply.ts';
import { textsFor } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { chatLink, payloadOf, TOO_LONG } from './deep-link.ts';
import { inDirection, plainText } from './entities.ts';
import type { TextMessage } from './message.ts';
import type { Self } from './request.ts';

/** A line for the group instead of a reply that only the asker may see, with a button that leads to it. */
export function linkToPrivateChat(
  inbound: Inbound,
  reply: Reply,
  self: Self,
  commands: readonly Command[],
): TextMessage {
  const texts = textsFor(reply.language).telegram;
  const payload = payloadFor(inbound, commands, reply);
  const line = plainText(payload === undefined ? texts.aloneTooLong : texts.alone);
  return {
    ...inDirection(line, reply.direction),
    rows: [[{ text: texts.open, url: privateChatUrl(payload, self) }]],
  };
}

/** Address of the bot's private chat, with what it is to do there. */
export function privateChatUrl(payload: string | undefined, { username }: Self): string {
  return chatLink(username, payload ?? TOO_LONG);
}

/** The payload that carries a call into the private chat, where a link may carry it. */
export function payloadFor(
  { input, conversation }: Inbound,
  commands: readonly Command[],
  reply?: Reply,
): string | undefined {
  const call = input.kind === 'call' ? input.call : reply?.call;
  return call && payloadOf({ call, ...given({ conversation }) }, commands);
}
