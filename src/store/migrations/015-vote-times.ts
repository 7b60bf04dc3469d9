import type { Kysely } from 'kysely';

/** Finds old votes, which are removed after a year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('votes_cast').on('votes').column('cast_at').execute();
}
