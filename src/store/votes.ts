import type { Kysely } from 'kysely';
import type { Tally, Vote, Votes } from '../command/votes.ts';
import type { Tables } from './schema.ts';

/** Votes in a database. */
export class DatabaseVotes implements Votes {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** One statement, so that replicas that cast the same vote at the same moment neither fail nor insert two rows. */
  async cast({ from, message, user, helpful, fact, at }: Vote): Promise<'new' | 'changed' | 'same'> {
    const opinion = { helpful: helpful ? 1 : 0, fact: fact ?? null, cast_at: at.toISOString() };
    const written = await this.#db
      .insertInto('votes')
      .values({ platform: from.platform, chat: from.chat, message, user_id: user, ...opinion, changes: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['platform', 'user_id', 'chat', 'message'])
          .doUpdateSet((eb) => ({ ...opinion, changes: eb('votes.changes', '+', 1) }))
          .where(({ eb, or }) =>
            or([
              eb('votes.helpful', 'is distinct from', opinion.helpful),
              eb('votes.fact', 'is distinct from', opinion.fact),
            ]),
          ),
      )
      .returning('changes')
      .executeTakeFirst();
    if (written === undefined) return 'same';
    return written.changes === 0 ? 'new' : 'changed';
  }

  async tally(): Promise<readonly Tally[]> {
    const rows = await this.#db
      .selectFrom('votes')
      .groupBy('fact')
      .select(({ eb, fn, ref }) => [
        'fact',
        // Both drivers return integers as numbers, but `pg` returns sums and counts as text.
        eb.cast<number>(fn.sum('helpful'), 'integer').as('helpful'),
        eb.cast<number>(fn.sum(eb(eb.lit<number>(1), '-', ref('helpful'))), 'integer').as('unhelpful'),
      ])
      .execute();
    return rows
      .sort((a, b) => byFact(a.fact, b.fact))
      .map(({ fact, ...counts }) => (fact === null ? counts : { fact, ...counts }));
  }
}

/** Sorted here and not in SQL, since the databases sort texts and nulls differently. */
function byFact(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
