import { GrammyError, HttpError } from 'grammy';
import { BEFORE_SENDING } from '../../sending/before-sending.ts';
import type { Trouble } from '../../sending/breaker.ts';
import { NotBegun } from '../../sending/pace.ts';
import { HeldBack } from './held-back.ts';

/** How a call to Telegram failed, as far as that decides what to do. */
export type Failure =
  /** The token is not valid, or no longer. */
  | 'unauthorized'
  /** Another process takes the updates. */
  | 'conflict'
  /** It never left this machine. */
  | 'not-sent'
  /** It was not made, since it is not known whether this process answers the update. */
  | 'held-back'
  /** It went out, and nobody knows whether Telegram did it. */
  | 'unknown'
  | 'too-many'
  | 'moved'
  | 'not-modified'
  | 'old-query'
  | 'gone'
  | 'no-rights'
  | 'topic-closed'
  | 'refused';

/**
 * Telegram's descriptions of what it refuses with 400 or 403; there are no codes for these. Some come with either: "not enough rights"
 * (as telegram-bot-api words it) and the names of MTProto's errors, which it passes on.
 */
const REFUSED: readonly (readonly [Failure, RegExp])[] = [
  ['not-modified', /message is not modified/i],
  ['old-query', /query is too old|query_id_invalid|query ID is invalid/i],
  ['topic-closed', /topic_closed/i],
  [
    'no-rights',
    /not enough rights|no rights to|need administrator rights|admin_required|chat_(?:guest_)?(?:write|send_\w+)_forbidden|chat_restricted|right_forbidden/i,
  ],
  [
    'gone',
    /chat not found|message to edit not found|message_id_invalid|thread not found|topic_deleted|peer_id_invalid|channel_private|user is deactivated|group chat was (?:deactivated|deleted)/i,
  ],
];

/** How a call failed. */
export function failureOf(error: unknown): Failure {
  if (error instanceof NotBegun) return 'not-sent';
  if (error instanceof HeldBack) return 'held-back';
  if (error instanceof HttpError) {
    return isBeforeSending(error.error) ? 'not-sent' : 'unknown';
  }
  if (!(error instanceof GrammyError)) return 'refused';
  const { error_code: code, description, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined) return 'moved';
  if (code === 401) return 'unauthorized';
  if (code === 409) return 'conflict';
  if (code === 429) return 'too-many';
  if (code >= 500) return 'unknown';
  const known = REFUSED.find(([, pattern]) => pattern.test(description))?.[0];
  return known ?? (code === 403 ? 'gone' : 'refused');
}

/** How node-fetch words what failed before there was a connection, where the code alone does not say so. */
const NO_CONNECTION = /reason: (?:$|connect |Client network socket disconnected before secure TLS)/;

/** Whether a request failed before anything of it was written. */
function isBeforeSending(error: unknown): boolean {
  if (BEFORE_SENDING.has(String(codeOf(error)))) return true;
  return error instanceof Error && NO_CONNECTION.test(error.message);
}

/** What a failed call says about Telegram as a whole; undefined if nothing. */
export function troubleOf(error: unknown): Trouble | 'answered' | undefined {
  if (!(error instanceof GrammyError) && !(error instanceof HttpError)) return undefined;
  const failure = failureOf(error);
  switch (failure) {
    case 'unauthorized':
      return { kind: 'unauthorized' };
    case 'unknown':
      return { kind: 'failing' };
    case 'not-sent':
      return { kind: 'unreachable' };
    case 'too-many': {
      const { retry_after: seconds = 1 } = error instanceof GrammyError ? error.parameters : {};
      return { kind: 'limited', seconds };
    }
    default:
      return 'answered';
  }
}

const ADVICE: Readonly<Record<Failure, string>> = {
  unauthorized: 'Telegram does not accept TELEGRAM_BOT_TOKEN',
  conflict: 'does a second process run with the same token?',
  'not-sent': 'Telegram cannot be reached; is there a network?',
  'held-back':
    'the store did not tell in time who answers this; Telegram sends the question again, if nobody else answers it',
  unknown: 'it is unknown whether it arrived, so it is not sent again',
  'too-many':
    'Telegram wants fewer messages; if this goes on, does a second process run with the same token?',
  moved: 'the group has become a supergroup',
  'not-modified': 'nothing is to be done',
  'old-query': 'the answer came too late: is the machine or the network too slow?',
  gone: 'the bot is blocked or removed there, or the chat, topic or message is gone; nothing is to be done',
  'no-rights':
    'give the bot the right to send messages and media there; in a channel it has to be an administrator that may post',
  'topic-closed':
    'the topic is closed: reopen it, or make the bot an administrator there that may manage topics',
  refused: 'if this goes on, please report it as a mistake in Sanad',
};

/** What the log may hold of an error: no text that anybody wrote. */
export interface Details {
  readonly failure: Failure;
  readonly error: string;
  readonly code?: number | string;
  readonly method?: string;
}

/** What to do about an error, by its kind. */
export function adviceOf({ failure }: Details): string {
  return ADVICE[failure];
}

/** What the log may hold of this error. */
export function detailsOf(error: unknown): Details {
  const failure = failureOf(error);
  if (error instanceof GrammyError) {
    return { failure, error: error.name, code: error.error_code, method: error.method };
  }
  if (error instanceof HttpError) {
    const code = codeOf(error.error);
    return { failure, error: error.name, ...(code === undefined ? {} : { code }) };
  }
  return { failure, error: error instanceof Error ? error.name : typeof error };
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/**
 * Why Telegram refuses this bot for good, as a sentence that names the variable to set; undefined where another attempt
 * may succeed.
 */
export function refusal(error: unknown): string | undefined {
  // The token is a part of the address, so a malformed token gives a 404.
  const isMalformed = error instanceof GrammyError && error.error_code === 404 && error.method === 'getMe';
  if (failureOf(error) === 'unauthorized' || isMalformed) {
    return 'Telegram does not accept TELEGRAM_BOT_TOKEN; ask @BotFather for the token of the bot, or for a new one.';
  }
  if (error instanceof GrammyError && error.error_code === 400 && error.method === 'setWebhook') {
    return 'Telegram does not accept TELEGRAM_WEBHOOK_URL or TELEGRAM_WEBHOOK_SECRET; the address needs https, a public host name and port 443, 80, 88 or 8443.';
  }
  return undefined;
}
