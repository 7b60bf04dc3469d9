import type { Inbound } from '../../command/command.ts';
import type { Reply } from '../../reply/reply.ts';
import { safe } from '../../reply/safe.ts';
import { wordsOfLine } from '../../reply/split.ts';
import { LIMITS } from './bot-api.ts';

/** The text of a reply that is a sentence or two and nothing else. */
export function noteText({ audience, blocks, citations }: Reply): string | undefined {
  const [block, ...more] = blocks;
  if (audience !== 'asker' || citations.length > 0 || more.length > 0 || block?.kind !== 'paragraph')
    return undefined;
  const text = safe(wordsOfLine(block.spans));
  return text.length <= LIMITS.toast ? text : undefined;
}

/**
 * Whether a reply is not shown in a group: it is about the asker, or was asked for in private. A sentence is shown, such as
 * that a language is set, unless it is the answer that was asked for in private.
 */
export function isForAskerAlone(reply: Reply, inbound: Inbound): boolean {
  if (reply.audience !== 'asker' || !reply.personal) return false;
  // Whoever has the link could open it.
  if (reply.actions.some(({ kind }) => kind === 'link')) return true;
  return noteText(reply) === undefined || (wantsPrivacy(inbound) && reply.again !== undefined);
}

/** Whether a call asks for an answer that nobody else sees. */
function wantsPrivacy({ input }: Inbound): boolean {
  return input.kind === 'call'
    ? Object.hasOwn(input.call.args, 'private')
    : /(?:^|\s)private:/i.test(input.text);
}

/** Who alone may change the message; the bot cannot recognise who writes as a group or a channel, whose ids are negative. */
export function ownerOf({ user }: Inbound): string {
  return user.startsWith('-') ? '' : user;
}
