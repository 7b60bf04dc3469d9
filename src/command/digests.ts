import type { Reply } from '../reply/reply.ts';
import type { ChatRef } from './chat-ref.ts';

/** When a digest comes: a local time of the day in a zone, on some days of the week. */
export interface Schedule {
  /** `HH:MM`, from 00:00 to 23:59. */
  readonly time: string;
  /** IANA time zone, such as `Asia/Baghdad`. */
  readonly zone: string;
  /** Days of the week in ascending order, Monday being 1; at least one. */
  readonly days: readonly number[];
}

/**
 * What happens on a day with nothing new:
 * - `skip`: nothing is posted
 * - `line`: one line says so
 * - `useful`: an open question, a name or a topic is posted, in turn
 * - `weekly`: one line says so if nothing was posted for a week
 */
export type WhenEmpty = 'skip' | 'line' | 'useful' | 'weekly';

/** The choices of the person who manages the chat. */
export interface Choices {
  readonly schedule: Schedule;
  /** Ids of topics; all topics if empty. */
  readonly topics: readonly string[];
  readonly language: string;
  readonly whenEmpty: WhenEmpty;
  /** It may come up to so many minutes after its time, so that not all chats' digests are due at once. Default: 0. */
  readonly within?: number;
}

/**
 * - `active`: it is posted
 * - `paused`: a person who manages the chat has paused it
 * - `refused`: the bot has paused it after the platform refused it several times in a row
 */
export type SubscriptionState = 'active' | 'paused' | 'refused';

/** How a delivery ended. */
export type Ending =
  /** All of it has arrived. */
  | 'arrived'
  /** The outcome of some messages is unknown, or some were never sent; none was refused. */
  | 'partly'
  /** The platform refused it, or a part of it. */
  | 'refused'
  /** Nothing was new, and the chat has chosen to skip such days. */
  | 'nothing-new'
  /** It was too late, and nothing of it was sent. */
  | 'missed';

/** What is going on with a delivery that has not ended. */
export type UnderWay =
  /** It is posted now, or about to be. */
  | 'under-way'
  /** It could not be posted yet, and is tried again. */
  | 'retrying'
  /** A message of it was sent, and it is being found out whether it has arrived. */
  | 'checking';

/** A digest of a chat, as `/digest status` shows it. */
export interface DigestStatus extends Choices {
  /** Eight letters and digits. */
  readonly id: string;
  readonly state: SubscriptionState;
  /** Each is posted as a new post of the chat, which is a forum. */
  readonly asPosts?: true;
  /** When it comes next; undefined while it is not active. */
  readonly next?: Date;
  /** Its last deliveries, the latest first. */
  readonly last: readonly { readonly date: string; readonly ended: Ending | UnderWay }[];
}

/** How many minutes the time of a digest may be spread over at most. */
export const MOST_WITHIN = 180;

/** How many digests a chat, or a thread in it, may have. */
export const MAX_DIGESTS = 20;

/** How many digests one reader may set up, in all chats together. */
export const MAX_DIGESTS_OF_READER = 200;

/** The digests of chats. Permissions are checked by the commands, not here. */
export interface Digests {
  /**
   * Sets one up. The first one posted is a briefing.
   * @returns which limit is reached, if one is: that of the chat or that of the reader
   */
  subscribe(
    from: ChatRef,
    user: string,
    choices: Choices,
  ): Promise<DigestStatus | 'chat-full' | 'reader-full'>;

  /** The digests of a chat and thread, the oldest first. */
  of(from: ChatRef): Promise<readonly DigestStatus[]>;

  /** Changes a digest of this chat; undefined if the chat does not have it. */
  change(from: ChatRef, id: string, choices: Partial<Choices>): Promise<DigestStatus | undefined>;

  /** Pauses a digest of this chat, or resumes it from its next time on; undefined if the chat does not have it. */
  pause(from: ChatRef, id: string): Promise<DigestStatus | undefined>;
  resume(from: ChatRef, id: string): Promise<DigestStatus | undefined>;

  /** Removes a digest of this chat. Gives its last status; undefined if the chat does not have it. */
  unsubscribe(from: ChatRef, id: string): Promise<DigestStatus | undefined>;

  /** A digest of this chat as it would be now; undefined if the chat does not have it. */
  preview(from: ChatRef, id: string): Promise<Reply | undefined>;
}

/** Composes the first digest that a chat with these choices would get now. It needs no store. */
export type FirstDigest = (choices: Pick<Choices, 'topics' | 'language'>) => Reply;
