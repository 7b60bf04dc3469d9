import { type Kysely, sql, type TableMetadata } from 'kysely';
import type { Tables } from './schema.ts';

/** The tables of a database as it describes them, without those of other schemas, which may have the same names. */
export async function tablesIn(db: Kysely<Tables>): Promise<readonly TableMetadata[]> {
  const tables = await db.introspection.getTables();
  // SQLite has no schemas.
  if (tables.every((table) => table.schema === undefined)) return tables;
  const { rows } = await sql<{ readonly name: string }>`select current_schema() as name`.execute(db);
  return tables.filter((table) => table.schema === rows[0]?.name);
}
