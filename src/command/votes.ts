import type { ChatRef } from './chat-ref.ts';

/** A reader's vote on an answer. */
export interface Vote {
  /** The chat of the answer. The thread is ignored: a vote counts for the whole chat. */
  readonly from: ChatRef;
  /** Id of the bot's message with the answer. */
  readonly message: string;
  /** Id of the reader on the platform. */
  readonly user: string;
  readonly helpful: boolean;
  /** Id of the fact that was the direct answer; undefined if the answer was a refusal. */
  readonly fact?: string;
  readonly at: Date;
}

/** Votes on one fact, or on all refusals. */
export interface Tally {
  /** Id of the fact; undefined for refusals. */
  readonly fact?: string;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** Stores the votes on answers. */
export interface Votes {
  /**
   * Stores a reader's vote on an answer. Each reader has one vote per answer; a later one replaces it.
   *
   * @returns whether it is the reader's first vote on this answer, changes it, or repeats it. A repeated vote is not
   *   written, so the time of the first one stays
   */
  cast(vote: Vote): Promise<'new' | 'changed' | 'same'>;

  /** The votes by fact, in the order of the facts' ids; refusals last. */
  tally(): Promise<readonly Tally[]>;
}
