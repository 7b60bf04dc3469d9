import { MIGRATIONS } from '../migrations/index.ts';

/**
 * The name of the format. An export is lines of JSON: a header, the rows table by table, and the number of rows, which
 * shows whether a file is complete.
 */
export const FORMAT = 'sanad-store-1';
/** The last migration. A store is imported by a version that has the same tables. */
export const MIGRATION: string = Object.keys(MIGRATIONS).at(-1) ?? '';

/** A row as both databases read and write it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A line without its end. Some tools take U+2028 and U+2029, which JSON leaves as they are, for the end of a line. */
export function lineOf(value: object): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
