import type { ColumnDefinitionBuilder, Kysely } from 'kysely';

const required = (column: ColumnDefinitionBuilder) => column.notNull();

/** The alerts of chats. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alerts')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('platform', 'text', required)
    .addColumn('chat', 'text', required)
    .addColumn('thread', 'text', required)
    .addColumn('creator', 'text')
    .addColumn('created_at', 'text', required)
    .addColumn('state', 'text', required)
    .addColumn('refusals', 'integer', required)
    .addColumn('topics', 'text', required)
    .addColumn('language', 'text', required)
    .addColumn('zone', 'text', required)
    .addColumn('most', 'integer', required)
    .addColumn('quiet_from', 'text')
    .addColumn('quiet_until', 'text')
    .addColumn('seen_snapshot', 'text', required)
    .addColumn('seen_except', 'text', required)
    .addColumn('held', 'text', required)
    .addColumn('look_at', 'text')
    // A chat has alerts once, also if two people turn them on at the same moment.
    .addUniqueConstraint('alerts_chat', ['platform', 'chat', 'thread'])
    .execute();
  const indexes: readonly (readonly [name: string, columns: string[]])[] = [
    ['due', ['state', 'look_at', 'id']],
    ['creator', ['platform', 'creator']],
    ['snapshot', ['seen_snapshot']],
  ];
  for (const [name, columns] of indexes) {
    await db.schema.createIndex(`alerts_${name}`).on('alerts').columns(columns).execute();
  }
}
