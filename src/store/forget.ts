import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './schema.ts';
import { forgetWords } from './unknown-words.ts';

/** Tables with rows of one reader each. The counts of questions and gaps hold nothing about a reader. */
const OF_READERS = ['votes', 'readers', 'watches'] as const;

/** Tables with what readers have set up for a chat. It stays, without its creator. */
const SET_UP = ['subscriptions', 'alerts'] as const;

/** Earlier than any text was put. */
const LONG_AGO = new Date(0).toISOString();

/** See `Store.forget`. */
export async function forget(
  db: Kysely<Tables>,
  platform: string,
  user: string,
  chat?: string,
): Promise<number> {
  const where = chat === undefined ? { platform } : { platform, chat };
  return db.transaction().execute(async (transaction) => {
    let rows = 0n;
    for (const table of SET_UP) {
      const { numUpdatedRows } = await transaction
        .updateTable(table)
        .set({ creator: null })
        .where((is) => is.and({ ...where, creator: user }))
        .executeTakeFirst();
      rows += numUpdatedRows;
    }
    rows += await forgetDeliveries(transaction, where, user);
    for (const table of OF_READERS) {
      const { numDeletedRows } = await transaction
        .deleteFrom(table)
        .where((is) => is.and({ ...where, user_id: user }))
        .executeTakeFirst();
      rows += numDeletedRows;
    }
    rows += await forgetCorrections(transaction, where, user);
    // They are not of any chat.
    if (chat === undefined) rows += await forgetWords(transaction, { platform, user });
    return Number(rows);
  });
}

/** Removes which messages a reader got in private and, if the reader is forgotten everywhere, what they were told later. */
async function forgetCorrections(
  transaction: Transaction<Tables>,
  where: { readonly platform: string; readonly chat?: string },
  reader: string,
): Promise<bigint> {
  const { numDeletedRows } = await transaction
    .deleteFrom('posted_messages')
    .where((is) => is.and({ ...where, reader }))
    .executeTakeFirst();
  if (where.chat === undefined) {
    const { platform } = where;
    await transaction
      .deleteFrom('told_corrections')
      .where((is) => is.and({ platform, reader }))
      .execute();
  }
  return numDeletedRows;
}

/**
 * Removes deliveries of answers that the reader waits for and, if the reader is forgotten everywhere, deliveries to the
 * reader directly. Their texts are removed by the next `tidy`, unless other deliveries share them.
 */
async function forgetDeliveries(
  transaction: Transaction<Tables>,
  where: { readonly platform: string; readonly chat?: string },
  user: string,
): Promise<bigint> {
  const theirs = await transaction
    .deleteFrom('deliveries')
    .where(({ eb, or, and, selectFrom }) => {
      const watches = selectFrom('watches')
        .select('id')
        .where((is) => is.and({ ...where, user_id: user }));
      const answers = and([eb('kind', '=', 'answer'), eb('subject', 'in', watches)]);
      if (where.chat !== undefined) return answers;
      return or([answers, and({ platform: where.platform, chat: user, direct: 1 })]);
    })
    .returning('body')
    .execute();
  const bodies = theirs.flatMap(({ body }) => body ?? []);
  if (bodies.length > 0) {
    await transaction.updateTable('documents').set({ put_at: LONG_AGO }).where('key', 'in', bodies).execute();
  }
  return BigInt(theirs.length);
}
