import type { Kysely } from 'kysely';

/** Over how many minutes from its time on a digest may be posted; 0 if at its time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('subscriptions')
    .addColumn('within', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
