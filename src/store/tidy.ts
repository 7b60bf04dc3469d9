import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Ledger } from '../digest/ledger.ts';
import { freshSince } from './blobs.ts';
import { MOST_AT_ONCE, removeOld } from './remove-old.ts';
import type { Tables } from './schema.ts';
import { hideRareWords } from './unknown-words.ts';

/** Texts that are looked at in one transaction for whether anything refers to them. */
const MOST_LOOKED_AT = 500;
/** Votes are kept so much longer than deliveries: a year together. */
const LONGER_FOR_VOTES = 335 * 24 * 60 * 60 * 1_000;

/**
 * See `Ledger.tidy`. Replicas may do this at the same moment: each skips the rows that another one has locked.
 *
 * @param alone no other process writes to the database
 */
export async function tidy(
  db: Kysely<Tables>,
  alone: boolean,
  [before, pause]: Parameters<Ledger['tidy']>,
): Promise<void> {
  const moment = before.toISOString();
  const oldVotes = new Date(before.getTime() - LONGER_FOR_VOTES).toISOString();
  const steps = [
    inBatches(() => removeOld(db, alone, 'deliveries', 'ended_at', moment)),
    (rest: Pause) => removeUnused(db, before, rest),
    inBatches(() => removeOld(db, alone, 'posted_messages', 'posted_at', moment)),
    inBatches(() => removeOld(db, alone, 'told_corrections', 'told_at', moment)),
    inBatches(() => removeOld(db, alone, 'votes', 'cast_at', oldVotes)),
    inBatches(() => removeOld(db, alone, 'unknown_words', 'day', moment.slice(0, 10))),
    inBatches(() => hideRareWords(db)),
  ];
  const failures: unknown[] = [];
  for (const step of steps) {
    // What cannot be removed in one table must not keep the old rows of the others.
    await step(async () => pause?.()).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

type Pause = () => Promise<void>;

/** Removes as long as there is a whole batch. */
function inBatches(remove: () => Promise<number>): (pause: Pause) => Promise<void> {
  return async (pause) => {
    while ((await remove()) >= MOST_AT_ONCE) await pause();
    await pause();
  };
}

/**
 * Removes texts that nothing refers to. Texts that were put later stay, since something may be about to refer to them. It goes
 * through the old texts once, a few at a time: most of them are in use.
 */
async function removeUnused(db: Kysely<Tables>, before: Date, pause: Pause): Promise<void> {
  let last: { readonly key: string; readonly put_at: string } | undefined;
  for (;;) {
    const page = await db
      .selectFrom('documents')
      .select(['key', 'put_at'])
      .where('put_at', '<', freshSince(before))
      .$if(last !== undefined, (query) =>
        query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('put_at', 'key'), '>', tuple(last?.put_at ?? '', last?.key ?? '')),
        ),
      )
      .orderBy('put_at')
      .orderBy('key')
      .limit(MOST_LOOKED_AT)
      .execute();
    last = page.at(-1);
    if (last === undefined) return;
    await pause();
    await db
      .deleteFrom('documents')
      .where(
        'key',
        'in',
        page.map(({ key }) => key),
      )
      // It may have been put again meanwhile.
      .where('put_at', '<', freshSince(before))
      .where((is) => is.not(isUsed(is)))
      .execute();
    await pause();
    if (page.length < MOST_LOOKED_AT) return;
  }
}

/**
 * Whether anything refers to a text. An index tells it for each. PostgreSQL would answer `= key` with the whole table, minutes for a
 * million rows, where its statistics say that most rows refer to one text, as they do to what was known at the last digest. To a range
 * of one value in order, only an index gives the first row without sorting.
 */
function isUsed(eb: ExpressionBuilder<Tables, 'documents'>): Expression<SqlBool> {
  const refersTo = <Table extends keyof Tables>(table: Table, column: string & keyof Tables[Table]) =>
    sql<SqlBool>`(select ${sql.ref(column)} from ${sql.table(table)}
      where ${sql.ref(column)} between documents.key and documents.key
      order by ${sql.ref(column)} limit 1) is not null`;
  return eb.or([
    refersTo('subscriptions', 'seen_snapshot'),
    refersTo('readers', 'seen_snapshot'),
    refersTo('watches', 'known_snapshot'),
    refersTo('alerts', 'seen_snapshot'),
    refersTo('deliveries', 'body'),
    refersTo('deliveries', 'snapshot'),
  ]);
}
