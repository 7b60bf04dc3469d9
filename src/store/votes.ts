import type { Kysely } from 'kysely';
import {
  MAX_VOTES,
  type Tally,
  VOTE_REASONS,
  type Vote,
  type VoteKey,
  type VoteReason,
  type Votes,
} from '../command/votes.ts';
import type { Tables } from './schema.ts';

/** Votes in a database. */
export class DatabaseVotes implements Votes {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** One statement, so that replicas that cast the same vote at the same moment neither fail nor insert two rows. */
  async cast({ from, message, user, helpful, fact, at }: Vote): ReturnType<Votes['cast']> {
    // A reason belongs to the vote before.
    const opinion = { helpful: helpful ? 1 : 0, fact: fact ?? null, cast_at: at.toISOString(), reason: null };
    const reader = { platform: from.platform, user_id: user };
    if (await this.#isFull(reader, { chat: from.chat, message })) return 'too-many';
    const written = await this.#db
      .insertInto('votes')
      .values({ ...reader, chat: from.chat, message, ...opinion, changes: 0 })
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

  /** Whether a reader may have no further vote. Votes cast at the same moment may go a little beyond the bound. */
  async #isFull(
    reader: { readonly platform: string; readonly user_id: string },
    answer: { readonly chat: string; readonly message: string },
  ): Promise<boolean> {
    const last = await this.#db
      .selectFrom('votes')
      .select('message')
      .where((is) => is.and(reader))
      .orderBy('chat')
      .orderBy('message')
      .offset(MAX_VOTES - 1)
      .limit(1)
      .executeTakeFirst();
    if (last === undefined) return false;
    const known = await this.#db
      .selectFrom('votes')
      .select('message')
      .where((is) => is.and({ ...reader, ...answer }))
      .executeTakeFirst();
    return known === undefined;
  }

  async explain(
    { from, message, user }: VoteKey,
    reason: VoteReason,
  ): Promise<{ readonly fact?: string } | undefined> {
    const explained = await this.#db
      .updateTable('votes')
      .set({ helpful: 0, reason })
      .where((is) => is.and({ platform: from.platform, chat: from.chat, message, user_id: user }))
      .returning('fact')
      .executeTakeFirst();
    return explained && (explained.fact === null ? {} : { fact: explained.fact });
  }

  async tally({ since, until }: Parameters<Votes['tally']>[0] = {}): Promise<readonly Tally[]> {
    const rows = await this.#db
      .selectFrom('votes')
      .$if(since !== undefined, (query) => query.where('cast_at', '>=', since?.toISOString() ?? ''))
      .$if(until !== undefined, (query) => query.where('cast_at', '<', until?.toISOString() ?? ''))
      .groupBy(['fact', 'helpful', 'reason'])
      .select(({ eb, fn }) => [
        'fact',
        'helpful',
        'reason',
        // Both drivers return integers as numbers, but `pg` returns counts as text.
        eb.cast<number>(fn.countAll(), 'integer').as('votes'),
      ])
      .execute();
    return [...Map.groupBy(rows, ({ fact }) => fact)]
      .sort(([a], [b]) => byFact(a, b))
      .map(([fact, some]) => (fact === null ? tallyOf(some) : { fact, ...tallyOf(some) }));
  }
}

/** How many votes on one fact say the same. */
interface Counted {
  readonly helpful: number;
  readonly reason: string | null;
  readonly votes: number;
}

function tallyOf(counted: readonly Counted[]): Tally {
  const sum = (wanted: (of: Counted) => boolean): number =>
    counted.filter(wanted).reduce((total, { votes }) => total + votes, 0);
  const reasons = VOTE_REASONS.map((known) => [known, sum(({ reason }) => reason === known)] as const);
  return {
    helpful: sum(({ helpful }) => helpful === 1),
    unhelpful: sum(({ helpful }) => helpful !== 1),
    reasons: Object.fromEntries(reasons.filter(([, votes]) => votes > 0)),
  };
}

/** Sorted here and not in SQL, since the databases sort texts and nulls differently. */
function byFact(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
