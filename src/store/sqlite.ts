import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Database } from './database.ts';
import { lock } from './lock.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { explainSqlite } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** Milliseconds to wait while another tool writes to the file; node:sqlite blocks the whole program meanwhile. */
const PATIENCE = 2_000;
/** Statements that are kept prepared. */
const MOST_PREPARED = 200;
/**
 * Characters of the longest statement that is kept. Longer ones insert many rows at once, another number of them each time, and
 * SQLite keeps up to a megabyte for each, with the values that it was last run with.
 */
const LONGEST_PREPARED = 1_000;

/**
 * Opens sanad.sqlite in a folder for this process alone. The folder and the file are created if missing.
 *
 * @throws StoreError when the folder or the file cannot be used, or another process uses the file
 */
export async function openSqlite(dataDir: string): Promise<Database> {
  const file = fileIn(dataDir);
  const folder = dirname(file);
  makeFolder(folder);
  const held = new AsyncDisposableStack();
  try {
    held.use(lock(join(folder, 'sanad.lock'), file));
    const database = held.use(openFile(file));
    const db = held.use(
      new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: kyselyDatabase(database) }) }),
    );
    await migrate(db, MIGRATIONS, file);
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
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    const database = new DatabaseSync(file, { timeout: PATIENCE, readOnly: true });
    // SQLite opens any file; the first query fails if it is not a database.
    database.prepare('select 1 from sqlite_schema').all();
    const db = new Kysely<Tables>({
      dialect: new NodeSqliteDialect({ database: kyselyDatabase(database) }),
    });
    return { db, close: () => db.destroy() };
  } catch (error) {
    throw explainSqlite(error, file);
  }
}

/** Absolute: SQLite would read a name that starts with "file:" as a URI. */
function fileIn(dataDir: string): string {
  return join(resolve(dataDir), 'sanad.sqlite');
}

/** Creates folder by folder: Node's recursive mkdir never returns if a part of the path cannot contain folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have created it meanwhile.
    if (existsSync(folder)) return;
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreError(`The folder ${folder} cannot be created (${code}); name another one in DATA_DIR.`, {
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
 * are run with every answer, and preparing one takes as long as running it.
 */
function kyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: MOST_PREPARED });
  const prepare = (sql: string): SqliteStatement => {
    const statement = database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
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
