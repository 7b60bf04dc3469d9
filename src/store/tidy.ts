import type { Expression, ExpressionBuilder, Kysely, SelectQueryBuilder, SqlBool } from 'kysely';
import type { Ledger } from '../digest/ledger.ts';
import { freshSince } from './blobs.ts';
import type { Tables } from './schema.ts';
import { expireWords } from './unknown-words.ts';

/** Rows in one transaction: SQLite blocks other statements, and the whole program, while one runs. */
const MOST_AT_ONCE = 100;
/** Texts that are looked at in one transaction for whether anything refers to them. */
const MOST_LOOKED_AT = 500;
/** Votes are kept so much longer than deliveries: a year together. */
const LONGER_FOR_VOTES = 335 * 24 * 60 * 60 * 1_000;

/**
 * See `Ledger.tidy`. Replicas may do this at the same moment: each skips the rows that another one has locked. Where one kind of
 * rows cannot be removed, the others are removed all the same.
 *
 * @param alone no other process writes to the database
 * @throws the first error, at the end
 */
export async function tidy(
  db: Kysely<Tables>,
  alone: boolean,
  [before, pause]: Parameters<Ledger['tidy']>,
): Promise<void> {
  const oldVotes = new Date(before.getTime() - LONGER_FOR_VOTES);
  const removals = [
    () => inBatches(() => removeEnded(db, alone, before), pause),
    () => removeUnused(db, before, pause),
    () => inBatches(() => removePosted(db, alone, before), pause),
    () => inBatches(() => removeTold(db, alone, before), pause),
    () => inBatches(() => removeVotes(db, alone, oldVotes), pause),
    () => expireWords(db, before),
  ];
  const errors: unknown[] = [];
  for (const remove of removals) await remove().catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

async function inBatches(remove: () => Promise<bigint>, pause?: () => Promise<void>): Promise<void> {
  while ((await remove()) >= MOST_AT_ONCE) await pause?.();
  await pause?.();
}

/** Removes deliveries that ended before a moment, with their parts. */
async function removeEnded(db: Kysely<Tables>, alone: boolean, before: Date): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom('deliveries')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('subject', 'slot'),
        'in',
        selectFrom('deliveries')
          .select(['subject', 'slot'])
          .where('ended_at', '<', before.toISOString())
          .limit(MOST_AT_ONCE)
          .$if(!alone, (query) => query.forUpdate().skipLocked())
          .$asTuple('subject', 'slot'),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows;
}

/** Removes what is known of messages that were posted before a moment. */
async function removePosted(db: Kysely<Tables>, alone: boolean, before: Date): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom('posted_messages')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('platform', 'chat', 'message'),
        'in',
        selectFrom('posted_messages')
          .select(['platform', 'chat', 'message'])
          .where('posted_at', '<', before.toISOString())
          .limit(MOST_AT_ONCE)
          .$if(!alone, (query) => query.forUpdate().skipLocked())
          .$asTuple('platform', 'chat', 'message'),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows;
}

/** Removes what readers were told before a moment. */
async function removeTold(db: Kysely<Tables>, alone: boolean, before: Date): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom('told_corrections')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('platform', 'reader', 'fact'),
        'in',
        selectFrom('told_corrections')
          .select(['platform', 'reader', 'fact'])
          .where('told_at', '<', before.toISOString())
          .limit(MOST_AT_ONCE)
          .$if(!alone, (query) => query.forUpdate().skipLocked())
          .$asTuple('platform', 'reader', 'fact'),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows;
}

/** Removes votes that were cast before a moment. */
async function removeVotes(db: Kysely<Tables>, alone: boolean, before: Date): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom('votes')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('platform', 'user_id', 'chat', 'message'),
        'in',
        selectFrom('votes')
          .select(['platform', 'user_id', 'chat', 'message'])
          .where('cast_at', '<', before.toISOString())
          .limit(MOST_AT_ONCE)
          .$if(!alone, (query) => query.forUpdate().skipLocked())
          .$asTuple('platform', 'user_id', 'chat', 'message'),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows;
}

/**
 * Removes texts that nothing refers to. Texts that were put later stay, since something may be about to refer to them. It goes
 * through the old texts once, a few at a time: most of them are in use.
 */
async function removeUnused(db: Kysely<Tables>, before: Date, pause?: () => Promise<void>): Promise<void> {
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
    await pause?.();
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
    if (page.length < MOST_LOOKED_AT) return;
    await pause?.();
  }
}

/** Whether anything refers to a text: looked up by an index for each text, whatever the tables hold. */
function isUsed(eb: ExpressionBuilder<Tables, 'documents'>): Expression<SqlBool> {
  // With an offset, PostgreSQL does not read a whole table into a hash instead, which takes seconds with a million rows.
  return eb.or([
    eb.exists(
      oneOf(eb.selectFrom('subscriptions').select('id').whereRef('seen_snapshot', '=', 'documents.key')),
    ),
    eb.exists(oneOf(eb.selectFrom('readers').select('chat').whereRef('seen_snapshot', '=', 'documents.key'))),
    eb.exists(oneOf(eb.selectFrom('watches').select('id').whereRef('known_snapshot', '=', 'documents.key'))),
    eb.exists(oneOf(eb.selectFrom('alerts').select('id').whereRef('seen_snapshot', '=', 'documents.key'))),
    eb.exists(oneOf(eb.selectFrom('deliveries').select('slot').whereRef('body', '=', 'documents.key'))),
    eb.exists(oneOf(eb.selectFrom('deliveries').select('slot').whereRef('snapshot', '=', 'documents.key'))),
  ]);
}

function oneOf<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return query.limit(1).offset(0);
}
