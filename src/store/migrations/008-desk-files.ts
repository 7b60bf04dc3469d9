import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The files of the desk where replicas share a database; see `DeskFiles`.
  await db.schema
    .createTable('desk_files')
    .addColumn('path', 'text', (column) => column.notNull().primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('revision', 'text', (column) => column.notNull())
    .execute();
}
