import { type Kysely, sql } from 'kysely';

/** What operators' reports need: reasons of votes, counts by language and by day, and words that no source has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('votes').addColumn('reason', 'text').execute();
  await db.schema.createIndex('votes_by_time').on('votes').column('cast_at').execute();
  // SQLite cannot change a primary key, so the rows move to new tables.
  await db.schema
    .createTable('question_counts_2')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('question_counts_by_language', ['day', 'outcome', 'language'])
    .execute();
  await sql`insert into question_counts_2 (day, outcome, language, count)
    select day, outcome, '', count from question_counts`.execute(db);
  await replace(db, 'question_counts');
  await db.schema
    .createTable('gap_counts_2')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('gap', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('gap_counts_by_day', ['day', 'gap'])
    .execute();
  await sql`insert into gap_counts_2 (day, gap, count) select '', gap, count from gap_counts`.execute(db);
  await replace(db, 'gap_counts');
  await db.schema
    .createTable('unknown_words')
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('reader', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('word', 'text')
    .addPrimaryKeyConstraint('unknown_words_key', ['hash', 'reader'])
    .execute();
  await db.schema.createIndex('unknown_words_reader').on('unknown_words').column('reader').execute();
  await db.schema.createIndex('unknown_words_day').on('unknown_words').column('day').execute();
  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.notNull().primaryKey())
    .addColumn('secret', 'text', (column) => column.notNull())
    .execute();
}

async function replace(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema.dropTable(table).execute();
  await db.schema.alterTable(`${table}_2`).renameTo(table).execute();
}
