import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { temporaryFolder } from './temporary.ts';

const HOLDER = fileURLToPath(new URL('./holder.ts', import.meta.url));
const AS_NOBODY = fileURLToPath(new URL('./open-as-nobody.ts', import.meta.url));
const IN_USE = /sanad\.sqlite is in use by another Sanad that is still running/;

/** A process that holds a store, begun with a mask for new files. @returns ends it at once */
async function hold(dataDir: string, mask = '022'): Promise<() => Promise<void>> {
  const command = `umask ${mask}; exec "${process.execPath}" "${HOLDER}" "${dataDir}"`;
  const holder = spawn('sh', ['-c', command], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return async () => {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  };
}

/** Why a store does not open; undefined if it does. */
async function refusal(dataDir: string): Promise<string | undefined> {
  try {
    await (await openStore({ dataDir })).close();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(StoreError);
    return String(error);
  }
}

function rightsIn(folder: string): Record<string, string> {
  const rights = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  const files = readdirSync(folder).map((name) => [name, rights(join(folder, name))]);
  return Object.fromEntries([['.', rights(folder)], ...files]);
}

/** Runs statements on the file as another tool would. */
function look(file: string, statements: string): void {
  const tool = new DatabaseSync(file);
  tool.exec(statements);
  tool.close();
}

async function made(): Promise<{ readonly dataDir: string; readonly file: string }> {
  const dataDir = await temporaryFolder();
  await (await openStore({ dataDir })).close();
  return { dataDir, file: join(dataDir, 'sanad.sqlite') };
}

describe.skipIf(process.platform === 'win32')('only the user of the process can read what is kept', () => {
  const expectPrivate = (dataDir: string): void => {
    const { '.': folder, ...files } = rightsIn(dataDir);
    expect(folder).toBe('700');
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['sanad.lock', 'sanad.sqlite', 'sanad.sqlite-shm', 'sanad.sqlite-wal']),
    );
    expect(new Set(Object.values(files))).toEqual(new Set(['600']));
  };

  test.each(['000', '022', '0277'])('whatever the mask for new files: %s', async (mask) => {
    const dataDir = join(await temporaryFolder(), 'data');
    await hold(dataDir, mask);
    expectPrivate(dataDir);
  });

  test('also where an earlier version has let others read it', async () => {
    const dataDir = join(await temporaryFolder(), 'data');
    const kill = await hold(dataDir);
    await kill();
    for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o644);
    const store = await openStore({ dataDir });
    onTestFinished(() => store.close());
    expectPrivate(dataDir);
  });
});

describe('a lock file that is removed lets no second process in', () => {
  test('while the first runs, however often it is tried; afterwards one starts', async () => {
    const dataDir = await temporaryFolder();
    const kill = await hold(dataDir);
    expect(await refusal(dataDir)).toMatch(IN_USE);
    rmSync(join(dataDir, 'sanad.lock'));
    expect(await refusal(dataDir)).toMatch(IN_USE);
    // A refused start has left a lock file that nobody holds.
    expect(await refusal(dataDir)).toMatch(IN_USE);
    await kill();
    const again = await hold(dataDir);
    expect(await refusal(dataDir)).toMatch(IN_USE);
    await again();
    expect(await refusal(dataDir)).toBeUndefined();
  });

  test('a tool that reads the file keeps nobody from starting', async () => {
    const { dataDir, file } = await made();
    const tool = new DatabaseSync(file, { readOnly: true });
    onTestFinished(() => tool.close());
    const first = tool.prepare('select name from sqlite_schema').iterate();
    first.next();
    expect(await refusal(dataDir)).toBeUndefined();
    first.return?.();
  });
});

describe('the start ends with a sentence', () => {
  test('where tables are missing', async () => {
    const { dataDir, file } = await made();
    look(file, 'drop table votes; drop table boards');
    expect(await refusal(dataDir)).toBe(
      `StoreError: ${file} lacks the tables votes, boards, which an earlier start had made; restore a backup, or begin with an empty database.`,
    );
  });

  test('where SQLite holds the file to be read-only', async () => {
    const { dataDir, file } = await made();
    const header = openSync(file, 'r+');
    // The version for writing, which this SQLite does not know.
    writeSync(header, Uint8Array.of(3), 0, 1, 18);
    expect(await refusal(dataDir)).toContain(
      `${file} cannot be written; check the permissions of it and of `,
    );
  });

  const asNobody = async (dataDir: string): Promise<string> =>
    (await promisify(execFile)(process.execPath, [AS_NOBODY, dataDir])).stdout;

  test.runIf(process.getuid?.() === 0)('where the file, or the folder, is not for this user', async () => {
    const { dataDir, file } = await made();
    chmodSync(dataDir, 0o777);
    for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o644);
    chmodSync(join(dataDir, 'sanad.lock'), 0o666);
    expect(await asNobody(dataDir)).toContain(`${file} cannot be written; check the permissions`);
    chmodSync(file, 0o666);
    chmodSync(dataDir, 0o555);
    expect(await asNobody(dataDir)).toMatch(
      /sanad\.sqlite cannot be (?:written|opened for reading and writing); check the permissions of it and of /,
    );
  });
});

describe('while it runs, an error says what to do', () => {
  const insert = sql`insert into documents (key, text, put_at) values (hex(randomblob(8)), hex(zeroblob(9000)), 'x')`;

  test('on a full disk, also within a transaction, which SQLite has rolled back by itself', async () => {
    const { db, close } = await openSqlite(await temporaryFolder());
    onTestFinished(close);
    const { rows } = await sql<{ readonly page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count)}`.execute(db);
    const full = /^The disk is full: .*sanad\.sqlite cannot grow; make room\.$/;
    await expect(insert.execute(db)).rejects.toThrow(full);
    await expect(
      db.transaction().execute(async (transaction) => {
        for (let n = 0; n < 9; n++) await insert.execute(transaction);
      }),
    ).rejects.toThrow(full);
    await sql`pragma max_page_count = 1000000`.execute(db);
    await db.transaction().execute((transaction) => insert.execute(transaction));
  });

  test('on a table that has gone', async () => {
    const { db, close } = await openSqlite(await temporaryFolder());
    onTestFinished(close);
    await sql`drop table votes`.execute(db);
    await expect(db.selectFrom('votes').selectAll().execute()).rejects.toThrow(
      /sanad\.sqlite lacks the table votes, .* restore a backup/,
    );
  });
});
