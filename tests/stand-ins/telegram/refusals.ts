/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Further parts of an error: https://core.telegram.org/bots/api#responseparameters */
export interface Parameters {
  readonly retry_after?: number;
  readonly migrate_to_chat_id?: number;
}

/** An error of Telegram's: https://core.telegram.org/bots/api#making-requests */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: Parameters | undefined;

  constructor(code: number, description: string, parameters?: Parameters) {
    super(description);
    this.name = 'Refusal';
    this.code = code;
    this.parameters = parameters;
  }

  get answer(): Answer {
    const { code, message, parameters } = this;
    const more = parameters ? { parameters } : {};
    return { status: code, body: { ok: false, error_code: code, description: message, ...more } };
  }
}

/** What went well. */
export function success(result: unknown, description?: string): Answer {
  return { status: 200, body: { ok: true, result, ...(description === undefined ? {} : { description }) } };
}

/** "Bad Request: …", the error that most mistakes get. */
export function badRequest(what: string, parameters?: Parameters): Refusal {
  return new Refusal(400, `Bad Request: ${what}`, parameters);
}

/** "Forbidden: …", for chats in which the bot may not write. */
export function forbidden(what: string): Refusal {
  return new Refusal(403, `Forbidden: ${what}`);
}

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
  'content and reply markup of the message';

/** Telegram's errors, in its words. */
export const refusals = {
  unauthorized: () => new Refusal(401, 'Unauthorized'),
  notFound: () => new Refusal(404, 'Not Found'),
  otherPoller: () =>
    new Refusal(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  webhookSet: () => new Refusal(409, 'Conflict: terminated by setWebhook request'),
  webhookActive: () =>
    new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ),
  tooMany: (seconds: number) =>
    new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }),
  chatNotFound: () => badRequest('chat not found'),
  upgraded: (to: number) =>
    badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: to }),
  blocked: () => forbidden('bot was blocked by the user'),
  notStarted: () => forbidden("bot can't initiate conversation with a user"),
  notModified: () => badRequest(NOT_MODIFIED),
  queryTooOld: () => badRequest('query is too old and response timeout expired or query ID is invalid'),
  threadNotFound: () => badRequest('message thread not found'),
} as const;
