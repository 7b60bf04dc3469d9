import { type Kysely, sql } from 'kysely';
import type { ReplicaStore } from '../sending/limit-share.ts';
import type { Tables } from './schema.ts';

/** Processes with the same PostgreSQL. Its clock counts, since theirs may differ. */
export class DatabaseReplicas implements ReplicaStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  beat(...[id, silence, choose]: Parameters<ReplicaStore['beat']>): ReturnType<ReplicaStore['beat']> {
    return this.#db.transaction().execute(async (transaction) => {
      await sql`lock table replicas in share row exclusive mode`.execute(transaction);
      await transaction.deleteFrom('replicas').where('seen_at', '<=', moment(-silence)).execute();
      const others = await transaction
        .selectFrom('replicas')
        .select('divisor')
        .where('id', '<>', id)
        .execute();
      const divisors = others.map(({ divisor }) => divisor);
      const divisor = choose(divisors);
      await transaction
        .insertInto('replicas')
        .values({ id, divisor, seen_at: moment(0) })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ divisor, seen_at: moment(0) }))
        .execute();
      return [divisor, ...divisors];
    });
  }

  async leave(id: string): Promise<void> {
    await this.#db.deleteFrom('replicas').where('id', '=', id).execute();
  }
}

/** A moment by the clock of the database: so many milliseconds from now. */
function moment(milliseconds: number) {
  return sql<string>`to_char(clock_timestamp() at time zone 'UTC' + ${milliseconds} * interval '1 millisecond', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
