import { StoreError } from '../store-error.ts';
import { FORMAT, MIGRATION, type Row } from './format.ts';
import type { TransferTable } from './tables.ts';

/** A row with the number of its line. */
export interface RowAt {
  readonly table: string;
  readonly row: Row;
  readonly line: number;
}

/**
 * Reads the rows in the lines of an export.
 *
 * @param source the name of the lines in messages
 * @throws StoreError that names the first line that is wrong, or the end if lines are missing
 */
export async function* readRows(
  lines: AsyncIterable<string>,
  source: string,
  tables: ReadonlyMap<string, TransferTable>,
): AsyncGenerator<RowAt, void, undefined> {
  let line = 0;
  let rows = 0;
  let hasEnded = false;
  const refuse = (why: string): StoreError => new StoreError(`${source}:${line}: ${why}`);
  for await (const text of lines) {
    line++;
    const value = parse(text);
    if (line === 1) {
      const why = headerProblem(value);
      if (why !== undefined) throw refuse(why);
      continue;
    }
    if (hasEnded) throw refuse(`there is a line after the end of the export; ${AGAIN}`);
    if (typeof value['rows'] === 'number') {
      if (value['rows'] !== rows)
        throw refuse(`this line counts ${value['rows']} rows, but ${rows} come before it; ${AGAIN}`);
      hasEnded = true;
      continue;
    }
    const table = tables.get(String(value['table']));
    const { row } = value;
    if (!table?.isRow(row)) throw refuse(`this is not a row of any table; ${AGAIN}`);
    rows++;
    yield { table: table.name, row, line };
  }
  line++;
  if (line === 1) throw refuse(NO_EXPORT);
  if (!hasEnded) throw refuse(`the export ends too early; ${AGAIN}`);
}

const AGAIN = 'the file is damaged or was changed, so export it again.';
const NO_EXPORT = 'this is not an export of a store; make one with: npm run store -- export FILE';

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a line; none if the line is not a JSON object. */
function parse(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Why the first line is not the header of an export for this version. */
function headerProblem({ format, migration }: Fields): string | undefined {
  if (format !== FORMAT) return NO_EXPORT;
  if (migration === MIGRATION) return undefined;
  return `this was exported by another version of Sanad (its tables are those of "${migration}", here they are those of "${MIGRATION}"); export and import with the same version.`;
}
