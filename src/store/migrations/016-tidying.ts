import type { Kysely } from 'kysely';

/** What is too old is found in the order in which it is removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Many texts can be of one moment.
  await db.schema.dropIndex('documents_by_age').execute();
  await db.schema.createIndex('documents_by_age').on('documents').columns(['put_at', 'key']).execute();
  await db.schema
    .createIndex('webhook_deliveries_late')
    .on('webhook_deliveries')
    .column('until_at')
    .execute();
  // `votes_by_time` is on the same column.
  await db.schema.dropIndex('votes_cast').execute();
}
