import { type Kysely, sql } from 'kysely';
import { compareText } from '../util/compare-text.ts';
import type { GapCount, OutcomeCount, Tables } from './schema.ts';
import { addUnknownWords, type UnknownWord } from './unknown-words.ts';

/** What is added to the counts in one transaction; each key once. */
export interface CountedQuestions {
  readonly outcomes: readonly OutcomeCount[];
  readonly gaps: readonly GapCount[];
  readonly words: readonly UnknownWord[];
}

/** Counts of questions and gaps in a database, which replicas share. */
export class DatabaseQuestionCounts {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Adds to the counts: all of it or, when it fails, nothing. Rows are locked in one order, so replicas never deadlock. */
  async add({ outcomes, gaps, words }: CountedQuestions): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      if (outcomes.length > 0) {
        await transaction
          .insertInto('question_counts')
          .values(outcomes.toSorted(byOutcome))
          .onConflict((conflict) =>
            conflict.columns(['day', 'outcome', 'language']).doUpdateSet({
              count: sql<number>`question_counts.count + excluded.count`,
            }),
          )
          .execute();
      }
      if (gaps.length > 0) {
        await transaction
          .insertInto('gap_counts')
          .values(gaps.toSorted(byGap))
          .onConflict((conflict) =>
            conflict.columns(['day', 'gap']).doUpdateSet({
              count: sql<number>`gap_counts.count + excluded.count`,
            }),
          )
          .execute();
      }
      await addUnknownWords(transaction, words);
    });
  }
}

/** So that replicas lock rows in one order. */
function byOutcome(a: OutcomeCount, b: OutcomeCount): number {
  return (
    compareText(a.day, b.day) || compareText(a.outcome, b.outcome) || compareText(a.language, b.language)
  );
}

function byGap(a: GapCount, b: GapCount): number {
  return compareText(a.day, b.day) || compareText(a.gap, b.gap);
}
