import { type Kysely, sql } from 'kysely';
import { KEYS, type Tables } from '../schema.ts';
import { FORMAT, lineOf, MIGRATION, type Row, type Table } from './format.ts';

/** So many rows are in memory at once; the largest, documents, have some ten thousand characters. */
const PAGE = 100;

/**
 * Everything that the store holds as it is at one moment, however long the reading takes; line by line.
 *
 * @throws what the database says
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
    for (const table of Object.keys(KEYS) as Table[]) {
      for await (const row of rowsOf(transaction, table)) {
        yield lineOf({ table, row });
        rows++;
      }
    }
    yield lineOf({ rows });
  } finally {
    await transaction.rollback().execute();
  }
}

/** The rows of a table in the order of its key, read page by page. */
async function* rowsOf(db: Kysely<Tables>, table: Table): AsyncGenerator<Row, void, undefined> {
  const key: readonly string[] = KEYS[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after = sql``;
  for (;;) {
    const { rows } = await sql<Row>`select * from ${sql.table(table)} ${after}
      order by ${columns} limit ${sql.lit(PAGE)}`.execute(db);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  }
}
