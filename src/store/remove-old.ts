import { type Kysely, sql } from 'kysely';
import { KEYS, type Tables } from './schema.ts';

/** Rows in one transaction: SQLite blocks other statements, and the whole program, while one runs. */
export const MOST_AT_ONCE = 100;

/**
 * Removes at most `MOST_AT_ONCE` rows, the oldest ones. Rows that another process has locked are left to it.
 *
 * @param alone no other process writes to the database
 * @param column what the age is told by; the table needs an index on it
 * @param before rows with a smaller value are old
 * @returns how many rows were removed
 */
export async function removeOld<Table extends keyof Tables>(
  db: Kysely<Tables>,
  alone: boolean,
  table: Table,
  column: string & keyof Tables[Table],
  before: string,
): Promise<number> {
  const key = sql.join(KEYS[table].map((name) => sql.ref(name)));
  // In order: else PostgreSQL looks for the last old rows in the whole table, if its statistics say that there are many.
  const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where (${key}) in (
    select ${key} from ${sql.table(table)} where ${sql.ref(column)} < ${before}
    order by ${sql.ref(column)} limit ${sql.lit(MOST_AT_ONCE)}
    ${alone ? sql`` : sql`for update skip locked`})`.execute(db);
  return Number(numAffectedRows);
}
