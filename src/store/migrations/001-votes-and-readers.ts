import type { Kysely } from 'kysely';

/** The keys begin with the columns of the reader, so that forgetting a reader needs no further index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('votes')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('fact', 'text')
    .addColumn('cast_at', 'text', (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('votes_key', ['platform', 'user_id', 'chat', 'message'])
    .execute();
  // Counting reads the index alone.
  await db.schema.createIndex('votes_by_fact').on('votes').columns(['fact', 'helpful']).execute();
  await db.schema
    .createTable('readers')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('seen', 'text')
    .addPrimaryKeyConstraint('readers_key', ['platform', 'user_id', 'chat', 'thread'])
    .execute();
}
