import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Ledger } from '../digest/ledger.ts';
import { freshSince } from './blobs.ts';
import type { Tables } from './schema.ts';
import { expireWords } from './unknown-words.ts';

/** Rows in one transaction: SQLite blocks other statements while one runs. */
const MOST_AT_ONCE = 100;

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
  await inBatches(() => removeEnded(db, alone, before), pause);
  await inBatches(() => removeUnused(db, alone, before), pause);
  await inBatches(() => removePosted(db, alone, before), pause);
  await db.deleteFrom('told_corrections').where('told_at', '<', before.toISOString()).execute();
  await expireWords(db, before);
}

async function inBatches(remove: () => Promise<bigint>, pause?: () => Promise<void>): Promise<void> {
  while ((await remove()) >= MOST_AT_ONCE) await pause?.();
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

/** Removes texts that nothing refers to. Texts that were put later stay, since something may be about to refer to them. */
async function removeUnused(db: Kysely<Tables>, alone: boolean, before: Date): Promise<bigint> {
  const { numDeletedRows } = await db
    .deleteFrom('documents')
    .where(({ eb, selectFrom }) =>
      eb(
        'key',
        'in',
        selectFrom('documents')
          .select('key')
          .where('put_at', '<', freshSince(before))
          .where((is) => is.not(isUsed(is)))
          .limit(MOST_AT_ONCE)
          .$if(!alone, (query) => query.forUpdate().skipLocked()),
      ),
    )
    .executeTakeFirst();
  return numDeletedRows;
}

function isUsed(eb: ExpressionBuilder<Tables, 'documents'>): Expression<SqlBool> {
  return eb.or([
    eb.exists(eb.selectFrom('subscriptions').select('id').whereRef('seen_snapshot', '=', 'documents.key')),
    eb.exists(eb.selectFrom('readers').select('chat').whereRef('seen_snapshot', '=', 'documents.key')),
    eb.exists(eb.selectFrom('watches').select('id').whereRef('known_snapshot', '=', 'documents.key')),
    eb.exists(eb.selectFrom('alerts').select('id').whereRef('seen_snapshot', '=', 'documents.key')),
    eb.exists(eb.selectFrom('deliveries').select('slot').whereRef('body', '=', 'documents.key')),
    eb.exists(eb.selectFrom('deliveries').select('slot').whereRef('snapshot', '=', 'documents.key')),
  ]);
}
