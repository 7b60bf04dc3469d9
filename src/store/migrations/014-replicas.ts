import type { Kysely } from 'kysely';

/** The processes that share the platforms' limits; see `ReplicaStore`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('replicas')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('divisor', 'integer', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
}
