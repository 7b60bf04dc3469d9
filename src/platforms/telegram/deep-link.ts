import { decodeCall, encodeCall } from '../../command/call-id.ts';
import type { CommandCall } from '../../reply/reply.ts';
import { LIMITS } from './limits.ts';

/** What a link into the private chat has carried there. */
export interface Carried {
  readonly call: CommandCall;
  /** The question that the call is about, where it is about one. */
  readonly conversation?: readonly string[];
}

/** Stands for a call that was too long to carry; the chat says so. */
export const TOO_LONG = 'long';

/**
 * Anybody can write such a link and give it to somebody else, who cannot see what it carries. So it only carries what
 * does no more than answer.
 */
const CARRIED: ReadonlySet<string> = new Set([
  'ask',
  'latest',
  'timeline',
  'who',
  'claims',
  'check',
  'sources',
  'fact',
  'why',
  'help',
]);

/** Commands about the last question of the conversation, which has to come along. */
const ABOUT_QUESTION: ReadonlySet<string> = new Set(['why']);

/** A call as the payload of a link, if it may be carried and fits; `private` has done its work by then. */
export function payloadOf({ call, conversation }: Carried): string | undefined {
  const { private: _, ...args } = call.args;
  const isAbout = ABOUT_QUESTION.has(call.command);
  const [question] = isAbout ? (conversation?.slice(-1) ?? []) : [];
  if (isAbout && question === undefined) return undefined;
  const text = [encodeCall({ command: call.command, args }), ...(question === undefined ? [] : [question])];
  const payload = Buffer.from(text.join('\n')).toString('base64url');
  return CARRIED.has(call.command) && payload.length <= LIMITS.payload ? payload : undefined;
}

/** The call that a payload carries; undefined where it carries none. */
export function readPayload(payload: string): Carried | undefined {
  if (!/^[\w-]+$/.test(payload)) return undefined;
  const [text = '', question] = Buffer.from(payload, 'base64url').toString('utf8').split('\n', 2);
  const call = decodeCall(text);
  if (call === undefined || !CARRIED.has(call.command)) return undefined;
  return question === undefined ? { call } : { call, conversation: [question] };
}

/** The address of the private chat with the bot, with a payload for `/start`. */
export function chatLink(username: string, payload?: string): string {
  return `https://t.me/${username}${payload === undefined ? '' : `?start=${payload}`}`;
}
