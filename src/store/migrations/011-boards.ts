import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** The live boards of chats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('boards')
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('id', 'text', required)
    .addColumn('topic', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('trouble', 'text')
    .addColumn('made', 'integer', required)
    .addColumn('anew', 'integer', required)
    .addColumn('sent_at', 'text')
    .addColumn('message', 'text')
    .addColumn('pinned', 'integer')
    .addColumn('shown', 'text')
    .addColumn('changed_at', 'text')
    .addColumn('retries', 'integer', required)
    .addColumn('version', 'text', required)
    .addColumn('due_at', 'text', required)
    .addColumn('free_at', 'text', required)
    .addPrimaryKeyConstraint('boards_key', ['platform', 'chat', 'thread'])
    .execute();
  await db.schema.createIndex('boards_id').on('boards').columns(['id']).execute();
}
