import { RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { BEFORE_SENDING } from '../../sending/before-sending.ts';
import type { Trouble } from '../../sending/breaker.ts';
import { NotBegun } from '../../sending/pace.ts';
import type { Refusal } from '../../sending/poster.ts';
import { given } from '../../util/given.ts';

/** What the operator can do about an error, by Discord's JSON error code or the error's name. */
const ADVICE: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [10003, 'the channel is gone; there is nothing to do'],
  [10008, 'the message is gone; there is nothing to do'],
  [10062, 'the answer came more than 3 seconds after the question: is the machine or the network too slow?'],
  [40060, 'another process answered first: does a second one run with the same token?'],
  [
    40094,
    'the bot is installed for this reader only, and Discord allows five more messages then; invite it to the server',
  ],
  [50001, 'give the bot the permission "View Channel" there'],
  [50007, 'this reader does not accept direct messages from the bot; there is nothing to do'],
  [
    50013,
    'give the bot the permissions "Send Messages" and "Send Messages in Threads" there, and "Create Public Threads" where it answers by itself',
  ],
  [40066, 'only moderators may set the tags of this forum; add one that everybody may set'],
  [40067, 'this forum wants a tag on each post; add one that everybody may set'],
  [
    50083,
    'the thread is archived and locked; unlock it, or give the bot the permission "Manage Threads" there',
  ],
  [160005, 'the thread is locked; unlock it, or give the bot the permission "Manage Threads" there'],
  [160002, 'give the bot the permission "Read Message History" there'],
  ['RateLimitError', 'Discord wants fewer requests; does a second process run with the same token?'],
]);

/** What of an error may be logged: nothing that anybody wrote. */
export interface Details {
  readonly code?: number | string;
  readonly status?: number;
  readonly error: string;
}

/** What the operator can do about an error. */
export function adviceOf({ code, error }: Details): string {
  return ADVICE.get(code ?? error) ?? 'if this continues, see https://discordstatus.com';
}

/** What became of a request that failed. */
export type Failure =
  /** Discord has certainly not carried it out; another attempt may succeed. */
  | 'not-sent'
  /** It went out, and nobody knows whether Discord has carried it out. */
  | 'unsettled'
  | Refusal;

/** Refusals that their HTTP status alone does not tell apart, by JSON error code. */
const REFUSALS: ReadonlyMap<unknown, Refusal> = new Map<unknown, Refusal>([
  [RESTJSONErrorCodes.InvalidRecipients, 'gone'],
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'forbidden'],
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory, 'forbidden'],
  [RESTJSONErrorCodes.ThreadLocked, 'forbidden'],
]);

/** Tells what became of a request that failed. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotBegun || error instanceof RateLimitError) return 'not-sent';
  const { code, status } = detailsOf(error);
  if (BEFORE_SENDING.has(String(code))) return 'not-sent';
  if (status === undefined || status >= 500) return 'unsettled';
  // The token was refused, or a proxy on the way answered: neither says anything about the chat.
  if (status === 401 || typeof code !== 'number') return 'not-sent';
  return REFUSALS.get(code) ?? (status === 404 ? 'gone' : status === 403 ? 'forbidden' : 'rejected');
}

/** What a failed request says about Discord as a whole; undefined if nothing. */
export function troubleOf(error: unknown): Trouble | 'answered' | undefined {
  if (error instanceof NotBegun) return undefined;
  if (error instanceof RateLimitError)
    return { kind: 'limited', seconds: Math.ceil(error.retryAfter / 1_000), everywhere: error.global };
  if (detailsOf(error).status === 401) return { kind: 'unauthorized' };
  const failure = failureOf(error);
  if (failure === 'unsettled') return { kind: 'failing' };
  return failure === 'not-sent' ? { kind: 'unreachable' } : 'answered';
}

/** The code, HTTP status and name of an error, as far as it has them. */
export function detailsOf(error: unknown): Details {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, status } = error as { code?: unknown; status?: unknown };
  return {
    error: error.name.replace(/\[.*$/, ''),
    ...given({
      code: typeof code === 'number' || typeof code === 'string' ? code : undefined,
      status: typeof status === 'number' ? status : undefined,
    }),
  };
}

/**
 * Why the bot cannot work with these settings, as a sentence that names the variable to change; undefined when another
 * attempt may succeed.
 */
export function fatalReason(error: unknown, devGuild: string | undefined): string | undefined {
  const { code, status } = detailsOf(error);
  if (status === 401) {
    return 'Discord does not accept DISCORD_TOKEN; take a new one from the page "Bot" of the application.';
  }
  if (
    devGuild !== undefined &&
    (code === RESTJSONErrorCodes.MissingAccess || code === RESTJSONErrorCodes.UnknownGuild)
  ) {
    return `DISCORD_DEV_GUILD is ${devGuild}; the bot is not in that server, or was invited without "applications.commands".`;
  }
  if (status === 400) return 'Discord does not accept the commands; run "npm test" to see which.';
  return undefined;
}
