import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** What messages state, so that they can be corrected: ids alone, without any text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('deliveries').addColumn('reply_to', 'text').execute();
  await db.schema
    .createTable('posted_messages')
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('message', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('place', 'text', required)
    .addColumn('reader', 'text')
    .addColumn('language', 'text', required)
    .addColumn('posted_at', 'text', required)
    .addColumn('free_at', 'text', required)
    .addColumn('retries', 'integer', required)
    .addPrimaryKeyConstraint('posted_messages_key', ['platform', 'chat', 'message'])
    .execute();
  await db.schema
    .createTable('posted_facts')
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('message', 'text', required)
    .addColumn('fact', 'text', required)
    .addColumn('n', 'integer', required)
    .addColumn('shown_as', 'text', required)
    .addPrimaryKeyConstraint('posted_facts_key', ['platform', 'chat', 'message', 'fact'])
    .addForeignKeyConstraint(
      'facts_of_message',
      ['platform', 'chat', 'message'],
      'posted_messages',
      ['platform', 'chat', 'message'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createTable('told_corrections')
    .addColumn('platform', 'text', required)
    .addColumn('reader', 'text', required)
    .addColumn('fact', 'text', required)
    .addColumn('told', 'text', required)
    .addColumn('told_at', 'text', required)
    .addPrimaryKeyConstraint('told_corrections_key', ['platform', 'reader', 'fact'])
    .execute();
  await db.schema
    .createTable('knowledge_in_use')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('version', 'text', required)
    .execute();
  const indexes: readonly (readonly [table: string, name: string, columns: string[]])[] = [
    ['posted_messages', 'posted', ['posted_at']],
    ['posted_messages', 'reader', ['platform', 'reader']],
    // Which messages state a fact is asked whenever a fact is corrected.
    ['posted_facts', 'fact', ['fact', 'shown_as']],
    ['told_corrections', 'told', ['told_at']],
  ];
  for (const [table, name, columns] of indexes) {
    await db.schema.createIndex(`${table}_${name}`).on(table).columns(columns).execute();
  }
}
