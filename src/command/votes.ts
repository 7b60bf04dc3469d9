import type { ChatRef } from './chat-ref.ts';

/** What a reader found wrong with an answer. `question`: it is not about what they asked. */
export const VOTE_REASONS = ['wrong', 'old', 'question', 'unclear'] as const;

export type VoteReason = (typeof VOTE_REASONS)[number];

/** How many votes of one reader are kept. */
export const MAX_VOTES = 300;

/** Which vote it is: each reader has one on an answer. */
export interface VoteKey {
  /** The chat of the answer. The thread is ignored: a vote counts for the whole chat. */
  readonly from: ChatRef;
  /** Id of the bot's message with the answer. */
  readonly message: string;
  /** Id of the reader on the platform. */
  readonly user: string;
}

/** A reader's vote on an answer. */
export interface Vote extends VoteKey {
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
  /** How many of the unhelpful ones give a reason, by reason; only those that were given. */
  readonly reasons: Readonly<Partial<Record<VoteReason, number>>>;
}

/** Stores the votes on answers. */
export interface Votes {
  /**
   * Stores a reader's vote on an answer. Each reader has one vote per answer; a later one replaces it.
   *
   * @returns whether it is the reader's first vote on this answer, changes it, or repeats it. A repeated vote is not
   *   written, so the time of the first one stays. `too-many`: it would be a new one beyond `MAX_VOTES`, and is not stored
   */
  cast(vote: Vote): Promise<'new' | 'changed' | 'same' | 'too-many'>;

  /**
   * Adds a reason to a reader's vote, or replaces it. The vote then says that the answer did not help.
   *
   * @returns the vote's fact; undefined if there is no such vote, such as after `/forget me`
   */
  explain(vote: VoteKey, reason: VoteReason): Promise<{ readonly fact?: string } | undefined>;

  /**
   * The votes by fact, in the order of the facts' ids; refusals last.
   * @param cast when they were cast: not before `since`, and before `until`; at any time by default
   */
  tally(cast?: { readonly since?: Date; readonly until?: Date }): Promise<readonly Tally[]>;
}
