import type { Clock } from './clock.ts';
import type { Ephemerals } from './ephemerals.ts';
import type { Journal, SentRequest } from './journal.ts';
import type { Messages } from './messages.ts';
import type { Profile } from './profile.ts';
import type { Queries } from './queries.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Answer } from './refusals.ts';
import type { Updates } from './updates.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

/** What the methods work with. */
export interface Backstage {
  readonly world: World;
  /** The second number of the version of the Bot API, after 10. */
  readonly version: 1 | 2 | 3;
  readonly messages: Messages;
  readonly ephemerals: Ephemerals;
  readonly profile: Profile;
  readonly queries: Queries;
  readonly updates: Updates;
  readonly webhook: Webhook;
  readonly journal: Journal;
  readonly clock: Clock;
  /** What users have sent as documents, by the id of the file. */
  readonly documents: Map<string, Uint8Array>;
  /** Files that Telegram has. */
  readonly fileIds: Set<string>;
  /** Whether the server knows rich messages. */
  readonly rich: boolean;
  /** Undefined: nothing is limited. */
  readonly limits: RateLimits | undefined;
}

/**
 * Answers a call, or throws a Refusal.
 * @param gone the client hung up
 */
export type Handler = (
  request: SentRequest,
  backstage: Backstage,
  gone: AbortSignal,
) => Answer | Promise<Answer>;
