import type { Knowledge } from '../knowledge/model.ts';
import type { StatementOptions } from './statements.ts';

/** What an answer is composed with. */
export interface ComposeOptions extends Pick<StatementOptions, 'factPage'> {
  readonly knowledge: Knowledge;
  readonly now: Date;
  /** Earlier questions of the conversation, oldest first. */
  readonly earlier?: readonly string[];
  /** A question to ask next, which the knowledge answers. */
  readonly next?: string;
  /** Readers can vote on the answer. */
  readonly canVote?: boolean;
  /** Readers can be notified later of what the sources do not say yet. */
  readonly canWait?: boolean;
}
