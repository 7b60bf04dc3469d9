import { type Kysely, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { type RowAt, readRows } from './read.ts';
import { transferTables } from './tables.ts';

/** Rows in one statement. Each needs about twenty parameters, and databases accept some ten thousand. */
const MOST_AT_ONCE = 100;

/**
 * Imports the lines of an export into an empty database. If anything is wrong, nothing is imported.
 *
 * @param source the name of the lines in messages
 * @returns the number of rows
 * @throws StoreError that names the line; else the error of reading or of the database
 */
export function importLines(
  db: Kysely<Tables>,
  lines: AsyncIterable<string>,
  source: string,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const tables = await transferTables(transaction);
    for (const table of tables.keys()) await refuseFull(transaction, table);
    let rows = 0;
    for await (const batch of batchesOf(readRows(lines, source, tables))) {
      await insert(transaction, batch, source);
      rows += batch.length;
    }
    return rows;
  });
}

async function refuseFull(db: Kysely<Tables>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
  if (rows.length === 0) return;
  throw new StoreError(
    `The store is not empty (the table "${table}" has rows); import into an empty one: name another DATA_DIR or another database in DATABASE_URL.`,
  );
}

/** Batches of rows, each of one table. */
async function* batchesOf(rows: AsyncIterable<RowAt>): AsyncGenerator<readonly RowAt[], void, undefined> {
  let batch: RowAt[] = [];
  for await (const row of rows) {
    const [first] = batch;
    if (first !== undefined && (first.table !== row.table || batch.length === MOST_AT_ONCE)) {
      yield batch;
      batch = [];
    }
    batch.push(row);
  }
  if (batch.length > 0) yield batch;
}

async function insert(db: Kysely<Tables>, batch: readonly RowAt[], source: string): Promise<void> {
  const [first] = batch;
  const last = batch.at(-1);
  if (first === undefined || last === undefined) return;
  const columns = Object.keys(first.row);
  const values = batch.map(({ row }) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  try {
    await sql`insert into ${sql.table(first.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}`.execute(db);
  } catch (error) {
    throw new StoreError(
      `${source}:${first.line}: the database rejects the rows from here to line ${last.line} (${error instanceof Error ? error.message : error}).`,
      { cause: error },
    );
  }
}
