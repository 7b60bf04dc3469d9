/** A response of the stand-in. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON; without it the response has no body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal with Discord's status, code and message. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, code: number, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.answer = { status, body: { message, code, ...more } };
  }
}

/**
 * Discord's refusals by name; also for `fail`, such as `fail(route, refusals.unknownChannel())`.
 * Codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export const refusals = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  badVersion: () => new Refusal(400, 50041, 'Invalid API version provided'),
  badJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  tooLarge: () => new Refusal(413, 40005, 'Request entity too large'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  notYourApplication: () =>
    new Refusal(403, 20012, 'You are not authorized to perform this action on this application'),
  acknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  // The code is documented; the status and the message are from memory.
  tooManyFollowUps: () =>
    new Refusal(400, 40094, 'This interaction has hit the maximum number of follow-up messages'),
  invalidWebhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  notYourMessage: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  cannotMessageUser: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  archivedThread: () => new Refusal(400, 50083, 'Thread is archived'),
  // The codes of threads are documented; their statuses are from memory.
  lockedThread: () => new Refusal(400, 160005, 'This thread is locked'),
  hasThread: () => new Refusal(400, 160004, 'A thread has already been created for this message'),
  wrongChannelType: () => new Refusal(400, 50024, 'Cannot execute action on this channel type'),
  forumChannel: () => new Refusal(400, 40058, 'Cannot send a message in a forum channel'),
  onlyModeratedTags: () =>
    new Refusal(400, 40066, 'There are no tags available that can be set by non-moderators'),
  tagRequired: () => new Refusal(400, 40067, 'A tag is required to create a forum post in this channel'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
} satisfies Readonly<Record<string, () => Refusal>>;

/** One mistake in a body: its path, such as `components.0.custom_id`, and Discord's code and message. */
export interface Mistake {
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

/** 50035: the mistakes of a body, nested as Discord nests them. */
export function invalidForm(mistakes: readonly Mistake[]): Refusal {
  const errors: Nested = {};
  for (const { at, code, message } of mistakes) {
    let node = errors;
    for (const key of at.split('.').filter((part) => part !== '')) {
      const child = (node[key] ?? {}) as Nested;
      node[key] = child;
      node = child;
    }
    node['_errors'] = [...((node['_errors'] ?? []) as unknown[]), { code, message }];
  }
  return new Refusal(400, 50035, 'Invalid Form Body', { errors });
}

interface Nested {
  [key: string]: unknown;
}

/** A text or a list that is too long. */
export function tooLong(at: string, most: number): Mistake {
  return { at, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${most} or fewer in length.` };
}

/** A text or a list that is too short or too long. */
export function badLength(at: string, least: number, most: number): Mistake {
  return { at, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${least} and ${most} in length.` };
}

/** Length as Discord counts it: in code points. */
export function lengthOf(text: string | undefined): number {
  return [...(text ?? '')].length;
}
