import type { Kysely } from 'kysely';
import type { Tally } from '../command/votes.ts';
import { DatabaseQuestionCounts } from './question-counts.ts';
import type { GapCount, OutcomeCount, Tables } from './schema.ts';
import { tablesIn } from './tables-in.ts';
import { DatabaseVotes } from './votes.ts';

/** What the store has counted. It names no reader and no chat, and holds no text of theirs. */
export interface StoreReport {
  /** In the order of the days. */
  readonly outcomes: readonly OutcomeCount[];
  /** Most often met first. */
  readonly gaps: readonly GapCount[];
  /** By the facts' ids, refusals last. */
  readonly votes: readonly Tally[];
}

/** Reads all counts as they are at one moment. Tables that an older version did not make count as empty. */
export function readReport(db: Kysely<Tables>): Promise<StoreReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const there = new Set((await tablesIn(transaction)).map(({ name }) => name));
      const questions =
        there.has('question_counts') && there.has('gap_counts')
          ? await new DatabaseQuestionCounts(transaction).all()
          : { outcomes: [], gaps: [] };
      const votes = there.has('votes') ? await new DatabaseVotes(transaction).tally() : [];
      return { ...questions, votes };
    });
}
