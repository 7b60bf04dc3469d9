import type { ChatRef } from './chat-ref.ts';

/** What a reader thinks of an answer. */
export interface Vote {
  /** Where the answer stands; a vote counts for the whole chat, whatever the thread. */
  readonly from: ChatRef;
  /** Id of the bot's message that holds the answer. */
  readonly message: string;
  /** Id of the reader on the platform. */
  readonly user: string;
  readonly helpful: boolean;
  /** Id of the fact that was the direct answer; none where the answer was a refusal. */
  readonly fact?: string;
  readonly at: Date;
}

/** Votes on one fact, or on all refusals. */
export interface Tally {
  /** Id of the fact; none for refusals. */
  readonly fact?: string;
  readonly helpful: number;
  readonly unhelpful: number;
}

/** Keeps what readers think of answers. */
export interface Votes {
  /**
   * Keeps a reader's vote on an answer; each reader has one, and the one that comes last stands.
   *
   * @returns whether it is the reader's first on this answer, differs from the one before, or repeats it (then
   *   nothing is written, and the moment of the first stays)
   */
  cast(vote: Vote): Promise<'new' | 'changed' | 'same'>;

  /** How many found the answers helpful and how many did not, in the order of the facts' ids; refusals last. */
  tally(): Promise<readonly Tally[]>;
}
