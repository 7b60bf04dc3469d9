import { RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { BEFORE_SENDING } from '../../sending/before-sending.ts';
import { NotBegun } from '../../sending/pace.ts';
import type { Refusal } from '../../sending/poster.ts';

/** What to do about an answer of Discord's that is no success, by its JSON error code. */
const ADVICE: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [10003, 'the channel is gone; nothing is to be done'],
  [10008, 'the message is gone; nothing is to be done'],
  [10062, 'the answer came more than 3 seconds after the question: is the machine or the network too slow?'],
  [40060, 'another process answered first: does a second one run with the same token?'],
  [
    40094,
    'the reader alone has installed the bot, and Discord takes at most five more messages then; invite it to the server',
  ],
  [50001, 'give the bot the permission "View Channel" there'],
  [50007, 'this reader takes no direct messages from the bot; nothing is to be done'],
  [50013, 'give the bot the permissions "Send Messages" and "Send Messages in Threads" there'],
  [160002, 'give the bot the permission "Read Message History" there'],
  ['RateLimitError', 'Discord wants fewer requests; does a second process run with the same token?'],
]);

/** What may be logged of an error: nothing that anybody wrote. */
export interface Details {
  readonly code?: number | string;
  readonly status?: number;
  readonly error: string;
}

/** What to do about an error, by its code. */
export function adviceOf({ code, error }: Details): string {
  return ADVICE.get(code ?? error) ?? 'if this goes on, see https://discordstatus.com';
}

/** What became of a request that failed. */
export type Failure =
  /** Discord has certainly not carried it out, and may the next time. */
  | 'not-sent'
  /** It went out, and nobody knows whether Discord has carried it out. */
  | 'unsettled'
  | Refusal;

/** Codes of refusals that their HTTP status does not tell apart. */
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
  // That is about the bot, or was said by something else on the way to Discord.
  if (status === 401 || typeof code !== 'number') return 'not-sent';
  return REFUSALS.get(code) ?? (status === 404 ? 'gone' : status === 403 ? 'forbidden' : 'rejected');
}

/** The code, HTTP status and kind of an error, as far as it has them. */
export function detailsOf(error: unknown): Details {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, status } = error as { code?: unknown; status?: unknown };
  return {
    error: error.name.replace(/\[.*$/, ''),
    ...(typeof code === 'number' || typeof code === 'string' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
  };
}

/**
 * Why Discord will not have this bot, as a sentence that names the variable to set; undefined where trying again may
 * help.
 */
export function refusal(error: unknown, devGuild: string | undefined): string | undefined {
  const { code, status } = detailsOf(error);
  if (status === 401 || code === 'TokenInvalid') {
    return 'Discord does not accept DISCORD_TOKEN; take a new one from the page "Bot" of the application.';
  }
  if (devGuild !== undefined && (code === 50001 || code === 10004)) {
    return `DISCORD_DEV_GUILD is ${devGuild}; the bot is not in that server, or was invited without "applications.commands".`;
  }
  if (status === 400) return 'Discord does not accept the commands; run "npm test" to see which.';
  return undefined;
}
