import { type Kysely, sql } from 'kysely';
import type { GapCount, OutcomeCount, Tables } from './schema.ts';

/** What is added to the counts in one transaction; each day and outcome, and each gap, once. */
export interface CountedQuestions {
  readonly outcomes: readonly OutcomeCount[];
  readonly gaps: readonly GapCount[];
}

/** Counts of questions and gaps in a database, which replicas share. */
export class DatabaseQuestionCounts {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Adds to the counts: all of it or, when it fails, nothing. Rows are locked in one order, so replicas never deadlock. */
  async add({ outcomes, gaps }: CountedQuestions): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      if (outcomes.length > 0) {
        await transaction
          .insertInto('question_counts')
          .values(outcomes.toSorted((a, b) => byText(a.day, b.day) || byText(a.outcome, b.outcome)))
          .onConflict((conflict) =>
            conflict.columns(['day', 'outcome']).doUpdateSet({
              count: sql<number>`question_counts.count + excluded.count`,
            }),
          )
          .execute();
      }
      if (gaps.length > 0) {
        await transaction
          .insertInto('gap_counts')
          .values(gaps.toSorted((a, b) => byText(a.gap, b.gap)))
          .onConflict((conflict) =>
            conflict.column('gap').doUpdateSet({ count: sql<number>`gap_counts.count + excluded.count` }),
          )
          .execute();
      }
    });
  }

  /** Days in their order, and gaps, most often met first. */
  async all(): Promise<CountedQuestions> {
    const outcomes = await this.#db.selectFrom('question_counts').selectAll().execute();
    const gaps = await this.#db.selectFrom('gap_counts').selectAll().execute();
    return {
      outcomes: outcomes.sort((a, b) => byText(a.day, b.day) || byText(a.outcome, b.outcome)),
      gaps: gaps.sort((a, b) => b.count - a.count || byText(a.gap, b.gap)),
    };
  }
}

/** Sorted here and not in SQL, since the databases sort texts differently. */
function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
