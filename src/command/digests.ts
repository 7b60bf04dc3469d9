import type { Reply } from '../reply/reply.ts';
import type { ChatRef } from './chat-ref.ts';

/** When a digest comes: at a time of the day, on some days of the week, where that is the local time. */
export interface Schedule {
  /** `HH:MM`, from 00:00 to 23:59. */
  readonly time: string;
  /** IANA time zone, such as `Asia/Baghdad`. */
  readonly zone: string;
  /** Days of the week in ascending order, Monday being 1; at least one. */
  readonly days: readonly number[];
}

/** What happens on a day with nothing new. */
export type WhenEmpty = 'skip' | 'line';

/** What somebody who manages a chat chooses. */
export interface Choices {
  readonly schedule: Schedule;
  /** Ids of topics; all of them where there are none. */
  readonly topics: readonly string[];
  readonly language: string;
  readonly whenEmpty: WhenEmpty;
}

/**
 * - `active`: it is posted
 * - `paused`: somebody who manages the chat has paused it
 * - `refused`: it was paused since the platform did not take it several times in a row
 */
export type SubscriptionState = 'active' | 'paused' | 'refused';

/** How a delivery ended. */
export type Ending =
  /** All of it has arrived. */
  | 'arrived'
  /** Of some of it nobody knows whether it has arrived, or some of it was never sent; none of it was refused. */
  | 'partly'
  /** The platform did not take it, or not all of it. */
  | 'refused'
  /** There was nothing new, and nothing was to be said then. */
  | 'nothing-new'
  /** It was too late for it, and nothing of it was sent. */
  | 'missed';

/** A digest that a chat gets, as people are told of it. */
export interface DigestStatus extends Choices {
  /** Eight letters and digits. */
  readonly id: string;
  readonly state: SubscriptionState;
  /** When it comes next; none while it is not active. */
  readonly next?: Date;
  /** The last ones, the latest first. */
  readonly last: readonly { readonly date: string; readonly ended: Ending | 'under-way' }[];
}

/** How many digests a chat, or a thread in it, may have. */
export const MAX_DIGESTS = 20;
/** How many questions a reader may have saved. */
export const MAX_SAVED_QUESTIONS = 10;

/** The digests of chats. None of this asks who may do it: commands do. */
export interface Digests {
  /** Sets one up; undefined where the chat has as many as it may have. The first one posted is a briefing. */
  subscribe(from: ChatRef, user: string, choices: Choices): Promise<DigestStatus | undefined>;

  /** Those of a chat and thread, the oldest first. */
  of(from: ChatRef): Promise<readonly DigestStatus[]>;

  /** Changes one of this chat's; undefined where it is not there. */
  change(from: ChatRef, id: string, choices: Partial<Choices>): Promise<DigestStatus | undefined>;

  /** Pauses one of this chat's, or lets it go on from the next time on; undefined where it is not there. */
  pause(from: ChatRef, id: string): Promise<DigestStatus | undefined>;
  resume(from: ChatRef, id: string): Promise<DigestStatus | undefined>;

  /** Ends one of this chat's; undefined where it is not there, else what it was. */
  unsubscribe(from: ChatRef, id: string): Promise<DigestStatus | undefined>;

  /** What one of this chat's would say now; undefined where it is not there. Without an id: a first one. */
  preview(
    from: ChatRef,
    about: { readonly id: string } | { readonly language: string },
  ): Promise<Reply | undefined>;
}

/** Questions that readers wait for. */
export interface WatchService {
  /**
   * Keeps a question of a reader's until facts that are new answer it.
   * @param open it was asked where others read along, so that the answer may stand there too
   */
  keep(asked: {
    readonly from: ChatRef;
    readonly user: string;
    readonly question: string;
    readonly language: string;
    readonly open: boolean;
  }): Promise<'kept' | 'there' | 'too-many'>;
}
