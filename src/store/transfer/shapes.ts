import type { ColumnMetadata, Kysely } from 'kysely';
import { KEYS, type Tables } from '../schema.ts';
import { tablesIn } from '../tables-in.ts';
import type { Row, Table } from './format.ts';

/** The columns of a table, and which values each takes. */
type Shape = ReadonlyMap<string, (value: unknown) => boolean>;

/** Per table, what its rows look like. */
export type Shapes = ReadonlyMap<Table, Shape>;

/** What the rows of all tables look like, as the database has them. */
export async function shapesOf(db: Kysely<Tables>): Promise<Shapes> {
  const tables = await tablesIn(db);
  return new Map(
    (Object.keys(KEYS) as Table[]).map((name) => {
      const table = tables.find((other) => other.name === name);
      return [name, new Map(table?.columns.map((column) => [column.name, takes(column)]))];
    }),
  );
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
