import { isOfRow, UnreadableError, type UnreadableRows } from '../util/unreadable-rows.ts';

/** Parameters of one statement that name rows to leave out. */
const MOST_LEFT_OUT = 1_000;

/** How the rows of a table become values. */
export interface RowReading<Row, Value> {
  readonly table: string;
  readonly rows: UnreadableRows;
  read(row: Row): Value;
  idOf(row: Row): string;
}

/**
 * The values of the rows that a query finds. Rows that cannot be read are named and left out, and the query is made again
 * without them, so that they never fill a page that others wait for.
 *
 * @param select finds rows, without those of the ids
 */
export async function readAll<Row, Value>(
  { table, rows, read, idOf }: RowReading<Row, Value>,
  select: (without: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Value[]> {
  for (;;) {
    const leftOut = new Set(rows.of(table).slice(0, MOST_LEFT_OUT));
    const values: Value[] = [];
    let isNew = false;
    for (const row of await select([...leftOut])) {
      try {
        values.push(read(row));
      } catch (error) {
        if (!isOfRow(error)) throw error;
        const id = idOf(row);
        rows.name(table, id, error);
        isNew ||= !leftOut.has(id) && leftOut.size < MOST_LEFT_OUT;
      }
    }
    if (!isNew) return values;
  }
}

/** The value of one row; undefined if there is none, or if it cannot be read, which is logged. */
export function readOne<Row, Value>(
  { table, rows, read, idOf }: RowReading<Row, Value>,
  row: Row | undefined,
): Value | undefined {
  if (row === undefined) return undefined;
  try {
    return read(row);
  } catch (error) {
    if (!isOfRow(error)) throw error;
    rows.name(table, idOf(row), error);
    return undefined;
  }
}

/** @throws UnreadableError if a column is no moment */
export function momentIn(text: string, column: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new UnreadableError(`The column ${column} holds no moment.`);
  return moment;
}

/** @throws UnreadableError if a column is no JSON list of texts */
export function textsIn(json: string, column: string): readonly string[] {
  return listIn(json, column, (item): item is string => typeof item === 'string');
}

/** @throws UnreadableError if a column is no JSON list of numbers */
export function numbersIn(json: string, column: string): readonly number[] {
  return listIn(json, column, (item): item is number => typeof item === 'number');
}

/** @throws UnreadableError if a column is none of the words that this version knows */
export function oneOf<Word extends string>(
  word: Word,
  words: Readonly<Record<Word, true>>,
  column: string,
): Word {
  if (!Object.hasOwn(words, word))
    throw new UnreadableError(`The column ${column} holds a word that this version does not know.`);
  return word;
}

/** @throws UnreadableError if a column is no JSON object */
export function objectIn(json: string, column: string): object {
  const value = valueIn(json, column);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableError(`The column ${column} holds no JSON object.`);
  return value;
}

function listIn<Item>(
  json: string,
  column: string,
  isItem: (item: unknown) => item is Item,
): readonly Item[] {
  const value = valueIn(json, column);
  if (!Array.isArray(value) || !value.every(isItem))
    throw new UnreadableError(`The column ${column} holds no list of such values.`);
  return value;
}

function valueIn(json: string, column: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // The message of JSON.parse quotes the text.
    throw new UnreadableError(`The column ${column} holds no JSON.`);
  }
}
