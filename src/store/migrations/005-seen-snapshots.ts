import type { Kysely } from 'kysely';

/** What a reader had seen by the last look at the news. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('readers').addColumn('seen_snapshot', 'text').execute();
  // `Ledger.tidy` asks which snapshots are in use.
  await db.schema.createIndex('readers_snapshot').on('readers').column('seen_snapshot').execute();
}
