import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { KEYS, type Tables } from '../../src/store/schema.ts';
import { exportLines } from '../../src/store/transfer/export.ts';
import { FORMAT, lineOf, MIGRATION, type Row } from '../../src/store/transfer/format.ts';
import { anyCharacter } from '../util/any-character.ts';

type Table = keyof Tables;

/** A whole export of a store that holds two rows. */
export const GOOD_LINES: readonly string[] = [
  { format: FORMAT, migration: MIGRATION },
  {
    table: 'claims',
    row: {
      ...{ platform: 'telegram', event: 'a\n\u2028', claimed_at: '2026-01-20T12:00:00.000Z' },
      ...{ holder: 'ann', held_until: null },
    },
  },
  {
    table: 'claims',
    row: { platform: 'telegram', event: 'b', claimed_at: '', holder: null, held_until: null },
  },
  { rows: 2 },
].map((value) => JSON.stringify(value).replace('\u2028', '\\u2028'));

/** All lines of the export of a store. */
export async function allLines(db: Kysely<Tables>): Promise<readonly string[]> {
  return Array.fromAsync(exportLines(db));
}

/** Any text that both databases can hold: PostgreSQL takes no null character. */
const content = fc.string({ unit: anyCharacter, maxLength: 8 }).map((any) => any.replaceAll('\0', ''));

/** More than are imported by one statement. */
const MOST_ROWS = 120;
/** Columns besides the key that no two rows may have alike. */
const OTHER_KEYS: { readonly [name in Table]?: readonly string[] } = {
  alerts: ['platform', 'chat', 'thread'],
};

/** Rows of each table that no other row stands in the way of, as the database has its columns. */
export async function anyRows(db: Kysely<Tables>): Promise<fc.Arbitrary<ReadonlyMap<Table, readonly Row[]>>> {
  const tables = await db.introspection.getTables();
  const rowsOf = (table: Table): fc.Arbitrary<readonly Row[]> => {
    const columns = tables.find(({ name }) => name === table)?.columns ?? [];
    const values = columns.map(({ name, dataType, isNullable }) => {
      const value = dataType.toLowerCase() === 'text' ? content : fc.integer();
      return [name, isNullable ? fc.option<string | number>(value) : value] as const;
    });
    const key =
      (columns: readonly string[]) =>
      (row: Row): string =>
        JSON.stringify(columns.map((column) => row[column]));
    const rows = fc.uniqueArray(fc.record(Object.fromEntries(values)), {
      selector: key(KEYS[table]),
      maxLength: MOST_ROWS,
      size: 'max',
    });
    const other = OTHER_KEYS[table];
    return other === undefined
      ? rows
      : rows.map((all) => [...new Map(all.map((row) => [key(other)(row), row])).values()]);
  };
  const names = Object.keys(KEYS) as Table[];
  return fc.tuple(...names.map(rowsOf)).map((all) => {
    const rows = new Map(names.map((name, index) => [name, all[index] ?? []]));
    const deliveries = rows.get('deliveries') ?? [];
    // A part belongs to a delivery.
    const parts = (rows.get('parts') ?? []).slice(0, deliveries.length);
    // A fact belongs to a message.
    const messages = rows.get('posted_messages') ?? [];
    const facts = (rows.get('posted_facts') ?? []).slice(0, messages.length);
    rows.set(
      'posted_facts',
      facts.map((fact, n) => ({
        ...fact,
        platform: messages[n]?.['platform'] ?? '',
        chat: messages[n]?.['chat'] ?? '',
        message: messages[n]?.['message'] ?? '',
      })),
    );
    return rows.set(
      'parts',
      parts.map((part, n) => ({
        ...part,
        subject: deliveries[n]?.['subject'] ?? '',
        slot: deliveries[n]?.['slot'] ?? '',
      })),
    );
  });
}

/** The export of a store that holds these rows. */
export function linesOf(tables: ReadonlyMap<Table, readonly Row[]>): readonly string[] {
  const rows = [...tables].flatMap(([table, all]) => all.map((row) => ({ table, row })));
  return [{ format: FORMAT, migration: MIGRATION }, ...rows, { rows: rows.length }].map(lineOf);
}
