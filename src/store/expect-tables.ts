import { type Kysely, sql } from 'kysely';
import { KEYS, type Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * Makes sure that no table is missing after the migrations, as after a restore that has broken off.
 *
 * @param name the name of the database in messages
 * @throws StoreError that names the missing tables
 */
export async function expectTables(
  db: Kysely<Tables>,
  name: string,
  kind: 'sqlite' | 'postgres',
): Promise<void> {
  const query =
    kind === 'sqlite'
      ? sql<{ readonly name: string }>`select name from sqlite_schema where type = 'table'`
      : sql<{
          readonly name: string;
        }>`select tablename as name from pg_tables where schemaname = current_schema()`;
  const present = new Set((await query.execute(db)).rows.map((row) => row.name));
  const missing = Object.keys(KEYS).filter((table) => !present.has(table));
  if (missing.length > 0) throw new StoreError(lacksTables(name, missing));
}

/** The sentence on tables that are missing. */
export function lacksTables(name: string, tables: readonly string[]): string {
  const what = tables.length === 1 ? 'the table' : 'the tables';
  return `${name} lacks ${what} ${tables.join(', ')}, which an earlier start had made; restore a backup, or begin with an empty database.`;
}
