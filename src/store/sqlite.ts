import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import { makePrivateFile, makePrivateFolder, tighten } from '../util/private-files.ts';
import type { Database } from './database.ts';
import { expectTables } from './expect-tables.ts';
import { lock, takeOver } from './lock.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { explainSqlite, explainWhileOpen } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** Milliseconds to wait while another tool writes to the file; node:sqlite blocks the whole program meanwhile. */
const PATIENCE = 2_000;
/** Statements that are kept prepared. */
const MOST_PREPARED = 200;
/** What SQLite writes beside a database, with the database itself. */
const SUFFIXES = ['', '-wal', '-shm', '-journal'];
/**
 * Characters of the longest statement that is kept. Longer ones insert many rows at once, another number of them each time, and
 * SQLite keeps up to a megabyte for each, with the values that it was last run with.
 */
const LONGEST_PREPARED = 1_000;

/**
 * Opens sanad.sqlite in a folder for this process alone. The folder and the file are created if missing; only the user that
 * this process runs as may read the file and what SQLite writes beside it.
 *
 * @throws StoreError when the folder or the file cannot be used, or another process uses the file
 */
export async function openSqlite(dataDir: string): Promise<Database> {
  const file = sqliteFileIn(dataDir);
  const folder = dirname(file);
  makeFolder(folder);
  const lockFile = join(folder, 'sanad.lock');
  for (const path of [file, lockFile]) for (const suffix of SUFFIXES) tighten(`${path}${suffix}`);
  const held = new AsyncDisposableStack();
  try {
    held.use(lock(lockFile, file));
    // SQLite gives its other files the rights of this one.
    makePrivateFile(file);
    const database = held.use(openFile(file));
    takeOver(database, lockFile, file);
    const db = held.use(
      new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: kyselyDatabase(database, file) }) }),
    );
    await migrate(db, MIGRATIONS, file);
    await expectTables(db, file, 'sqlite');
    return { db, close: () => held.disposeAsync() };
  } catch (error) {
    await held.disposeAsync();
    throw explainSqlite(error, file);
  }
}

/**
 * Opens sanad.sqlite in a folder for reading, also while a bot uses it.
 *
 * @returns undefined if there is no such file
 * @throws StoreError when the file cannot be read
 */
export function openSqliteToRead(dataDir: string): Database | undefined {
  const file = sqliteFileIn(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    const database = new DatabaseSync(file, { timeout: PATIENCE, readOnly: true });
    // SQLite opens any file; the first query fails if it is not a database.
    database.prepare('select 1 from sqlite_schema').all();
    const db = new Kysely<Tables>({
      dialect: new NodeSqliteDialect({ database: kyselyDatabase(database, file) }),
    });
    return { db, close: () => db.destroy() };
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

/** The file of a store in a folder. Absolute: SQLite would read a name that starts with "file:" as a URI. */
export function sqliteFileIn(dataDir: string): string {
  return join(resolve(dataDir), 'sanad.sqlite');
}

function makeFolder(folder: string): void {
  try {
    makePrivateFolder(folder);
  } catch (error) {
    const { code, path = folder } = error as NodeJS.ErrnoException;
    throw new StoreError(`The folder ${path} cannot be created (${code}); name another one in DATA_DIR.`, {
      cause: error,
    });
  }
}

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: PATIENCE, enableForeignKeyConstraints: true });
  try {
    // WAL lets other tools read while the bot writes; with FULL, acknowledged writes survive a power failure.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The interface of better-sqlite3, which Kysely's dialect expects. Statements that were prepared are kept: the same few
 * are run with every answer, and preparing one takes as long as running it. Errors that an operator can mend say how.
 */
function kyselyDatabase(database: DatabaseSync, file: string): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: MOST_PREPARED });
  const explained = <Result>(run: () => Result): Result => {
    try {
      return run();
    } catch (error) {
      throw explainWhileOpen(error, file);
    }
  };
  const prepare = (sql: string): SqliteStatement => {
    const statement = explained(() => database.prepare(sql));
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => explained(() => statement.all(...(parameters as SQLInputValue[]))),
      run: (parameters) => {
        // On a full disk SQLite has rolled back by itself; an error of doing it again would hide that.
        if (sql === 'rollback' && !database.isTransaction) return NOTHING_CHANGED;
        return explained(() => statement.run(...(parameters as SQLInputValue[])));
      },
      // While its rows are read, the same query may be made again, so it has a statement of its own.
      iterate: (parameters) => database.prepare(sql).iterate(...(parameters as SQLInputValue[])),
    };
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = statements.get(sql) ?? prepare(sql);
      if (sql.length <= LONGEST_PREPARED) statements.set(sql, known);
      return known;
    },
  };
}

const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 } as const;

/** Migrates in a transaction, which SQLite supports, so that a program that is killed leaves no half of a migration. */
class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Kysely says no, since foreign keys cannot be switched off in a transaction; our migrations never do that. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
