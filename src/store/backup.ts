import { existsSync } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { markBackup } from './backup-mark.ts';
import { sqliteFileIn } from './sqlite.ts';
import { explainSqlite } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** What a backup holds. */
export interface Backup {
  /** Rows of all tables. */
  readonly rows: number;
  /** Size of the file. */
  readonly bytes: number;
}

/** All pages in one step: between two steps, writes of the bots would begin the backup anew. Their writes do not wait for it. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies sanad.sqlite of a folder to a new file, as it is at one moment, also while a bot writes to it. The copy is checked
 * and on the disk before it gets its name, and readable for its owner alone. It is marked as a backup; see `BackupMark`.
 *
 * @param at now, for the mark
 * @throws StoreError when there is no store, the file exists, or one of them cannot be used
 */
export async function backUpSqlite(dataDir: string, file: string, at: Date): Promise<Backup> {
  const source = sqliteFileIn(dataDir);
  if (!existsSync(source))
    throw new StoreError(`There is no store in ${dataDir} to back up; name its folder in DATA_DIR.`);
  if (existsSync(file)) throw taken(file);
  const part = `${file}.part`;
  await makeEmpty(part, file);
  try {
    await copyTo(part, source, file);
    const rows = finish(part, at, file);
    await onDisk(part);
    const { size: bytes } = await stat(part);
    await giveName(part, file);
    return { rows, bytes };
  } finally {
    await rm(part, { force: true });
  }
}

function taken(file: string): StoreError {
  return new StoreError(`${file} exists already, and a backup replaces nothing; name another file.`);
}

async function makeEmpty(part: string, file: string): Promise<void> {
  try {
    await (await open(part, 'wx', 0o600)).close();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'EEXIST'
        ? `${part} is there: another backup is writing it, or one was interrupted; if none runs, remove it and try again.`
        : `${file} cannot be written (${code}); name a file in a folder that is there and that you may write to.`;
    throw new StoreError(why, { cause: error });
  }
}

async function copyTo(part: string, source: string, file: string): Promise<void> {
  using from = openToRead(source);
  try {
    await backup(from, part, { rate: ALL_PAGES });
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

function openToRead(source: string): DatabaseSync {
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    // SQLite opens any file; the first query fails if it is not a database.
    database.prepare('select 1 from sqlite_schema').all();
    return database;
  } catch (error) {
    database.close();
    throw explainSqlite(error, source);
  }
}

/** Makes the copy one file without a journal beside it, checks it and marks it. @returns its rows */
function finish(part: string, at: Date, file: string): number {
  try {
    using database = new DatabaseSync(part);
    database.exec('pragma journal_mode = delete');
    const [problem] = database.prepare('pragma quick_check(1)').all();
    if (problem?.['quick_check'] !== 'ok')
      throw new StoreError(
        `The store is damaged (${String(problem?.['quick_check'])}), so its copy is of no use; start from an earlier backup.`,
      );
    markBackup(database, at);
    return rowsIn(database);
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

function rowsIn(database: DatabaseSync): number {
  const tables = database
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name not like 'sanad%'`,
    )
    .all();
  return tables.reduce((sum, { name }) => {
    const [counted] = database.prepare(`select count(*) as n from "${String(name)}"`).all();
    return sum + Number(counted?.['n']);
  }, 0);
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives the copy its name, unless another program has taken that meanwhile. */
async function giveName(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw taken(file);
    // Some file systems know no second names.
    await rename(part, file);
  }
  // So that the name survives a power failure as well. Not every system opens folders.
  const folder = await open(dirname(resolve(file)), 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
