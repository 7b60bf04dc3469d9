import type { ColumnMetadata, Kysely } from 'kysely';
import { KEYS, type Tables } from '../schema.ts';
import { tablesIn } from '../tables-in.ts';
import type { Row } from './format.ts';

/** A table as the database describes it. Export and import both work from this. */
export class TransferTable {
  readonly name: keyof Tables;
  /** Columns of the primary key, by which the rows are sorted. */
  readonly key: readonly string[];
  readonly #columns: ReadonlyMap<string, ColumnMetadata>;

  constructor(name: keyof Tables, columns: readonly ColumnMetadata[]) {
    this.name = name;
    this.key = KEYS[name];
    this.#columns = new Map(columns.map((column) => [column.name, column]));
  }

  /** Whether a value has exactly the columns of this table, with content that each of them takes. */
  isRow(value: unknown): value is Row {
    if (typeof value !== 'object' || value === null) return false;
    const contents = Object.entries(value);
    return (
      contents.length === this.#columns.size &&
      contents.every(([name, content]) => takes(this.#columns.get(name), content))
    );
  }
}

/** Checked here, since SQLite takes any value in any column. Integers have 32 bits. */
function takes(column: ColumnMetadata | undefined, content: unknown): boolean {
  if (column === undefined) return false;
  if (content === null) return column.isNullable;
  if (column.dataType.toLowerCase() === 'text') return typeof content === 'string';
  return content === (Number(content) | 0);
}

/** All tables, by name. A table comes after the tables that its rows refer to. */
export async function transferTables(db: Kysely<Tables>): Promise<ReadonlyMap<string, TransferTable>> {
  const found = new Map((await tablesIn(db)).map(({ name, columns }) => [name, columns]));
  const names = Object.keys(KEYS) as (keyof Tables)[];
  return new Map(names.map((name) => [name, new TransferTable(name, found.get(name) ?? [])]));
}
