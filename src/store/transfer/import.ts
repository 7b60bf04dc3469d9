import { type Kysely, sql } from 'kysely';
import { KEYS, type Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { type RowAt, readRows } from './read.ts';
import { shapesOf } from './shapes.ts';

/** Rows of one statement; each has some twenty of the parameters, of which databases take some ten thousands. */
const MOST_AT_ONCE = 100;

/**
 * Puts what `exportLines` has given into an empty database: all of it or, where anything is wrong, nothing.
 *
 * @param source what the lines are called in messages
 * @returns how many rows there were
 * @throws StoreError with a sentence that names the line; else what reading or the database says
 */
export function importLines(
  db: Kysely<Tables>,
  lines: AsyncIterable<string>,
  source: string,
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    await refuseFull(transaction);
    const shapes = await shapesOf(transaction);
    let rows = 0;
    for await (const together of batchesOf(readRows(lines, source, shapes))) {
      await insert(transaction, together, source);
      rows += together.length;
    }
    return rows;
  });
}

async function refuseFull(db: Kysely<Tables>): Promise<void> {
  for (const table of Object.keys(KEYS)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length === 0) continue;
    throw new StoreError(
      `The store holds something already ("${table}" is not empty); import into an empty one: name another DATA_DIR or another database in DATABASE_URL.`,
    );
  }
}

/** Some rows of one table each. */
async function* batchesOf(rows: AsyncIterable<RowAt>): AsyncGenerator<readonly RowAt[], void, undefined> {
  let together: RowAt[] = [];
  for await (const row of rows) {
    const [first] = together;
    if (first !== undefined && (first.table !== row.table || together.length === MOST_AT_ONCE)) {
      yield together;
      together = [];
    }
    together.push(row);
  }
  if (together.length > 0) yield together;
}

async function insert(db: Kysely<Tables>, together: readonly RowAt[], source: string): Promise<void> {
  const [first] = together;
  const last = together.at(-1);
  if (first === undefined || last === undefined) return;
  const columns = Object.keys(first.row);
  const values = together.map(({ row }) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  try {
    await sql`insert into ${sql.table(first.table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}`.execute(db);
  } catch (error) {
    throw new StoreError(
      `${source}:${first.line}: the database does not take the rows from here to line ${last.line} (${error instanceof Error ? error.message : error}).`,
      { cause: error },
    );
  }
}
