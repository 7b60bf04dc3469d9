import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder) => column.notNull();
const key = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();

/** What other programs were told of facts, and what waits to be sent to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhook_states')
    .addColumn('state', 'text', key)
    .addColumn('entry', 'text', required)
    .addColumn('changes', 'integer', required)
    .addColumn('told_at', 'text', required)
    .execute();
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('id', 'text', key)
    .addColumn('address', 'text', required)
    .addColumn('body', 'text', required)
    .addColumn('attempts', 'integer', required)
    .addColumn('free_at', 'text', required)
    .addColumn('until_at', 'text', required)
    .execute();
  await db.schema
    .createTable('webhook_pauses')
    .addColumn('address', 'text', key)
    .addColumn('paused_at', 'text', required)
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_due')
    .on('webhook_deliveries')
    .columns(['address', 'free_at'])
    .execute();
}
