import { MIGRATIONS } from '../migrations/index.ts';
import type { Tables } from '../schema.ts';

/**
 * What a store holds as lines of JSON: a header, the rows table by table, and how many they were, by which a file that
 * was cut off is told from a whole one.
 */
export const FORMAT = 'sanad-store-1';
/** The last step that made the tables: those of one version are not those of another. */
export const MIGRATION: string = Object.keys(MIGRATIONS).at(-1) ?? '';

export type Table = keyof Tables;

/** A row as both databases take and give it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** A line without its end. Some tools take these two signs, which JSON leaves as they are, for the end of a line. */
export function lineOf(value: object): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
