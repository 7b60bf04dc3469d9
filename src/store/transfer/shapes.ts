import { type ColumnMetadata, type Kysely, sql } from 'kysely';
import { KEYS, type Tables } from '../schema.ts';
import type { Row, Table } from './format.ts';

/** The columns of a table, and which values each takes. */
type Shape = ReadonlyMap<string, (value: unknown) => boolean>;

/** Per table, what its rows look like. */
export type Shapes = ReadonlyMap<Table, Shape>;

/** What the rows of all tables look like, as the database has them. */
export async function shapesOf(db: Kysely<Tables>): Promise<Shapes> {
  const tables = await db.introspection.getTables();
  const schema = tables.some((table) => table.schema !== undefined) ? await schemaOf(db) : undefined;
  return new Map(
    (Object.keys(KEYS) as Table[]).map((name) => {
      const table = tables.find((other) => other.name === name && other.schema === schema);
      return [name, new Map(table?.columns.map((column) => [column.name, takes(column)]))];
    }),
  );
}

/** The schema that tables are made in: others may have tables of the same names. */
async function schemaOf(db: Kysely<Tables>): Promise<string | undefined> {
  const { rows } = await sql<{ readonly name: string }>`select current_schema() as name`.execute(db);
  return rows[0]?.name;
}

/** SQLite takes any value in any column, so this is not left to the database. Integers have 32 bits. */
function takes({ dataType, isNullable }: ColumnMetadata): (value: unknown) => boolean {
  const isText = dataType.toLowerCase() === 'text';
  return (value) =>
    value === null ? isNullable : isText ? typeof value === 'string' : value === (Number(value) | 0);
}

/** Whether a value is a row of this shape. */
export function isRow(value: unknown, shape: Shape): value is Row {
  if (typeof value !== 'object' || value === null) return false;
  const columns = Object.entries(value);
  return (
    columns.length === shape.size && columns.every(([name, content]) => shape.get(name)?.(content) === true)
  );
}
