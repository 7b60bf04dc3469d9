import type { Kysely } from 'kysely';

/** Claims that are held until they are settled; those of before are settled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('claims').addColumn('holder', 'text').execute();
  await db.schema.alterTable('claims').addColumn('held_until', 'text').execute();
}
