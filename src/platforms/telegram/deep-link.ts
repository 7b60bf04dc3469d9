import { decodeCall, encodeCall } from '../../command/call-id.ts';
import type { Command } from '../../command/command.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { LIMITS } from './bot-api.ts';

/** What a link carries into the private chat. */
export interface Carried {
  readonly call: CommandCall;
  /** The question that the call is about, where it is about one. */
  readonly conversation?: readonly string[];
}

/** The payload that stands for a call that is too long for a link. */
export const TOO_LONG = 'long';

/**
 * A call as the payload of a link, if a link may carry it and it fits. The wish for a private reply is left out, as the
 * link leads into the private chat.
 */
export function payloadOf({ call, conversation }: Carried, commands: readonly Command[]): string | undefined {
  const command = readOnlyCommand(call, commands);
  if (command === undefined) return undefined;
  const { private: _, ...args } = call.args;
  const [question] = command.aboutLast ? (conversation?.slice(-1) ?? []) : [];
  if (command.aboutLast && question === undefined) return undefined;
  const text = [encodeCall({ command: call.command, args }), ...(question === undefined ? [] : [question])];
  const payload = Buffer.from(text.join('\n')).toString('base64url');
  return payload.length <= LIMITS.payload ? payload : undefined;
}

/** The call that a payload carries; undefined where it carries none. */
export function readPayload(payload: string, commands: readonly Command[]): Carried | undefined {
  if (!/^[\w-]+$/.test(payload)) return undefined;
  const [text = '', question] = Buffer.from(payload, 'base64url').toString('utf8').split('\n', 2);
  const call = decodeCall(text);
  if (call === undefined || readOnlyCommand(call, commands) === undefined) return undefined;
  return question === undefined ? { call } : { call, conversation: [question] };
}

/**
 * The command of a call that a link may carry. Anybody can write such a link and give it to somebody who cannot see what
 * it carries, so it may call only what does no more than reply.
 */
function readOnlyCommand({ command, args }: CommandCall, commands: readonly Command[]): Command | undefined {
  const found = commands.find(({ name }) => name === command);
  const hasOptions = Object.keys(args).some((name) => name !== 'private');
  return found?.readOnly === true || (found?.readOnly && !hasOptions) ? found : undefined;
}

/** The address of the private chat with the bot, with a payload for `/start`. */
export function chatLink(username: string, payload?: string): string {
  return `https://t.me/${username}${payload === undefined ? '' : `?start=${payload}`}`;
}
