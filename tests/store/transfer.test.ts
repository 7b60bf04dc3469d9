import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Environment } from '../../src/app/environment.ts';
import type { Database } from '../../src/store/database.ts';
import { openDatabase, openStore } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { MIGRATION } from '../../src/store/transfer/format.ts';
import { importLines } from '../../src/store/transfer/import.ts';
import { allLines, GOOD_LINES } from './lines.ts';
import { run as runProgram } from './run.ts';
import { temporaryFolder } from './temporary.ts';

const HEADER = GOOD_LINES[0] ?? '';
const [claim, other] = GOOD_LINES.slice(1);

/** An empty database that is closed after the test. */
async function open(): Promise<Database> {
  const database = await openDatabase({ dataDir: await temporaryFolder() });
  onTestFinished(() => database.close());
  return database;
}

const AGAIN = 'the file is damaged or was changed, so export it again.';
const NO_EXPORT = 'this is not an export of a store; make one with: npm run store -- export FILE';
const NO_ROW = `this is not a row of any table; ${AGAIN}`;
const claimed = (row: object): string =>
  JSON.stringify({ table: 'claims', row: { ...row, holder: null, held_until: null } });

describe('what is no whole export is refused with its line, and leaves nothing', () => {
  test.each<readonly [what: string, lines: readonly (string | undefined)[], why: string]>([
    ['nothing', [], `1: ${NO_EXPORT}`],
    ['another file', ['<html>'], `1: ${NO_EXPORT}`],
    ['another format', ['{"format":"sanad-store-0"}'], `1: ${NO_EXPORT}`],
    [
      'another version',
      [HEADER.replace(/\d{3}-[\w-]+/, '002-claims')],
      `1: this was exported by another version of Sanad (its tables are those of "002-claims", here they are those of "${MIGRATION}"); export and import with the same version.`,
    ],
    ['a line cut off', [HEADER, claim?.slice(0, -5)], `2: ${NO_ROW}`],
    ['an empty line', [HEADER, ''], `2: ${NO_ROW}`],
    ['a list', [HEADER, claim, '[]'], `3: ${NO_ROW}`],
    ['no table', [HEADER, claim?.replace('claims', 'constructor')], `2: ${NO_ROW}`],
    ['a column too few', [HEADER, claimed({ platform: 'x', event: '1' })], `2: ${NO_ROW}`],
    ['another column', [HEADER, claimed({ platform: 'x', event: '1', constructor: '' })], `2: ${NO_ROW}`],
    ['a number for a text', [HEADER, claimed({ platform: 'x', event: 1, claimed_at: '' })], `2: ${NO_ROW}`],
    ['null for a text', [HEADER, claimed({ platform: 'x', event: null, claimed_at: '' })], `2: ${NO_ROW}`],
    ['no end', [HEADER, claim, other], `4: the export ends too early; ${AGAIN}`],
    [
      'a line less',
      [HEADER, claim, '{"rows":2}'],
      `3: this line counts 2 rows, but 1 come before it; ${AGAIN}`,
    ],
    [
      'more after the end',
      [HEADER, '{"rows":0}', claim],
      `3: there is a line after the end of the export; ${AGAIN}`,
    ],
    [
      'a row twice',
      [HEADER, claim, other, claim, '{"rows":3}'],
      '2: the database rejects the rows from here to line 4 (UNIQUE constraint failed: claims.platform, claims.event).',
    ],
  ])('%s', async (_, lines, why) => {
    const { db } = await open();
    const given = lines.map((line) => line ?? '');
    const error = await importLines(db, from(given), 'f').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toBe(`StoreError: f:${why}`);
    expect(await db.selectFrom('claims').selectAll().execute()).toEqual([]);
    expect(await importLines(db, from(GOOD_LINES), 'f')).toBe(2);
    expect(await allLines(db)).toEqual(GOOD_LINES);
  });

  test('a store that holds something', async () => {
    const { db } = await open();
    await importLines(db, from(GOOD_LINES), 'f');
    await expect(importLines(db, from(GOOD_LINES), 'f')).rejects.toThrow(
      'The store is not empty (the table "claims" has rows); import into an empty one: name another DATA_DIR or another database in DATABASE_URL.',
    );
  });
});

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe('npm run store', () => {
  const run = (words: readonly string[], env: Environment['env'], input?: string) =>
    runProgram(['store', ...words], env, input);

  test('moves what a store holds over a file or the standard streams', async () => {
    const folders = [await temporaryFolder(), await temporaryFolder()];
    // Only what names the store has to be right.
    const [first, second] = folders.map((DATA_DIR) => ({ DATA_DIR, LOG_LEVEL: 'none of these' }));
    const whole = `${GOOD_LINES.join('\n')}\n`;
    expect(await run(['import', '-'], first ?? {}, whole)).toEqual({
      code: 0,
      out: '',
      errors: 'Imported 2 rows from the standard input.\n',
    });
    const file = join(folders[0] ?? '', 'everything.jsonl');
    writeFileSync(file, 'an earlier one');
    const exported = await run(['export', file], first ?? {});
    expect(exported).toEqual({ code: 0, out: '', errors: `Exported 2 rows to ${file}.\n` });
    expect(readFileSync(file, 'utf8')).toBe(whole);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folders[0] ?? '')).not.toContain('everything.jsonl.part');
    expect((await run(['import', file], second ?? {})).errors).toBe(`Imported 2 rows from ${file}.\n`);
    expect(await run(['export', '-'], second ?? {})).toEqual({
      code: 0,
      out: whole,
      errors: 'Exported 2 rows to the standard output.\n',
    });
  });

  test('says what is wrong, and how it ended', async () => {
    const inUse = await temporaryFolder();
    const store = await openStore({ dataDir: inUse });
    onTestFinished(() => store.close());
    const DATA_DIR = await temporaryFolder();
    const nowhere = join(DATA_DIR, 'missing', 'f');
    for (const [words, env, code, says] of [
      [['export'], {}, 2, /^Say what to do with the store: /],
      [['export', '-'], { DATABASE_URL: 'mysql://host' }, 2, /^DATABASE_URL is not an address such as /],
      [['export', '-'], { DATA_DIR: inUse }, 1, /sanad\.sqlite is in use by another Sanad that is still/],
      [['import', '-'], { DATA_DIR }, 1, /^the standard input:1: this is not an export of a store; /],
      [['import', nowhere], { DATA_DIR }, 2, /^store import .*missing.f: there is no such file\.$/],
      [['export', nowhere], { DATA_DIR }, 2, /^store export .*missing.f: there is no such file\.$/],
      [['import', DATA_DIR], { DATA_DIR }, 2, /^store import .*: this is a folder, not a file\.$/],
    ] as const) {
      const ended = await run(words, env);
      expect([words, ended.code, ended.out]).toEqual([words, code, '']);
      expect(ended.errors.trimEnd()).toMatch(says);
    }
  });
});
