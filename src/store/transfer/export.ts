import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import { FORMAT, lineOf, MIGRATION, type Row } from './format.ts';
import { type TransferTable, transferTables } from './tables.ts';

/** Rows in memory at once. The largest are texts of some ten thousand characters. */
const PAGE = 100;

/**
 * Yields everything in the store, line by line, as it is at one moment, however long the reading takes.
 *
 * @throws the error of the database
 */
export async function* exportLines(db: Kysely<Tables>): AsyncGenerator<string, void, undefined> {
  const transaction = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    let rows = 0;
    yield lineOf({ format: FORMAT, migration: MIGRATION });
    for (const table of (await transferTables(transaction)).values()) {
      for await (const row of rowsOf(transaction, table)) {
        yield lineOf({ table: table.name, row });
        rows++;
      }
    }
    yield lineOf({ rows });
  } finally {
    await transaction.rollback().execute();
  }
}

/** The rows of a table in the order of its key, read page by page. */
async function* rowsOf(
  db: Kysely<Tables>,
  { name, key }: TransferTable,
): AsyncGenerator<Row, void, undefined> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after = sql``;
  for (;;) {
    const { rows } = await sql<Row>`select * from ${sql.table(name)} ${after}
      order by ${columns} limit ${sql.lit(PAGE)}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}
