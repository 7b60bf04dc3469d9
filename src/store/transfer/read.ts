import { StoreError } from '../store-error.ts';
import { FORMAT, MIGRATION, type Row, type Table } from './format.ts';
import { isRow, type Shapes } from './shapes.ts';

/** A row, and the number of the line that it stands in. */
export interface RowAt {
  readonly table: Table;
  readonly row: Row;
  readonly line: number;
}

/**
 * The rows in the lines of an export.
 *
 * @param source what the lines are called in messages
 * @throws StoreError that names the first line that is not as an export has it, or the end where one is missing
 */
export async function* readRows(
  lines: AsyncIterable<string>,
  source: string,
  shapes: Shapes,
): AsyncGenerator<RowAt, void, undefined> {
  let line = 0;
  let rows = 0;
  let hasEnded = false;
  const refuse = (why: string): StoreError => new StoreError(`${source}:${line}: ${why}`);
  for await (const text of lines) {
    line++;
    const value = parse(text);
    if (line === 1) {
      const why = whyNot(value);
      if (why !== undefined) throw refuse(why);
      continue;
    }
    if (hasEnded)
      throw refuse(
        'something stands after the end of the export; import what "export" has written, as it is.',
      );
    if (typeof value['rows'] === 'number') {
      if (value['rows'] !== rows)
        throw refuse(`${rows} rows stand before this line, which counts ${value['rows']}; ${AGAIN}`);
      hasEnded = true;
      continue;
    }
    const found = rowOf(value, shapes);
    if (found === undefined) throw refuse(`this is no row of any table; ${AGAIN}`);
    rows++;
    yield { ...found, line };
  }
  line++;
  if (line === 1) throw refuse(NO_EXPORT);
  if (!hasEnded) throw refuse(`the export ends too early; ${AGAIN}`);
}

const AGAIN = 'the file is damaged or was changed, so export it again.';
const NO_EXPORT = 'this is no export of a store; make one with: npm run store -- export FILE';

type Fields = Readonly<Record<string, unknown>>;

/** What a line says; nothing where it is not an object of JSON. */
function parse(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Why a first line is none of ours. */
function whyNot({ format, migration }: Fields): string | undefined {
  if (format !== FORMAT) return NO_EXPORT;
  if (migration === MIGRATION) return undefined;
  return `this was exported by another version of Sanad (its tables are those of "${migration}", here they are those of "${MIGRATION}"); export and import with the same version.`;
}

function rowOf({ table, row }: Fields, shapes: Shapes): Omit<RowAt, 'line'> | undefined {
  for (const [name, shape] of shapes) {
    if (name === table && isRow(row, shape)) return { table: name, row };
  }
  return undefined;
}
