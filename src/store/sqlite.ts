import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Database } from './database.ts';
import { lock } from './lock.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { explainSqlite } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/** Milliseconds to wait for a tool that writes to the file; node:sqlite blocks the whole program meanwhile. */
const PATIENCE = 2_000;

/**
 * Opens sanad.sqlite in a folder, made if missing, for this process alone.
 *
 * @throws StoreError when the folder or the file cannot be used, or another process uses it
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
      new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: asKyselyTakes(database) }) }),
    );
    await migrate(db, MIGRATIONS, file);
    return { db, close: () => held.disposeAsync() };
  } catch (error) {
    await held.disposeAsync();
    throw explainSqlite(error, file);
  }
}

/**
 * Opens sanad.sqlite in a folder to read from it, also while a bot uses it.
 *
 * @returns nothing where there is no such file
 * @throws StoreError when the file cannot be read
 */
export function openSqliteToRead(dataDir: string): Database | undefined {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return undefined;
  try {
    const database = new DatabaseSync(file, { timeout: PATIENCE, readOnly: true });
    // Only a first query tells whether the file is a database.
    database.prepare('select 1 from sqlite_schema').all();
    const db = new Kysely<Tables>({
      dialect: new NodeSqliteDialect({ database: asKyselyTakes(database) }),
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

/** Folder by folder: Node's recursive mkdir never returns where a part of the path cannot hold folders. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program may have made it meanwhile.
    if (existsSync(folder)) return;
    const { code } = error as NodeJS.ErrnoException;
    throw new StoreError(`The folder ${folder} cannot be made (${code}); name another one in DATA_DIR.`, {
      cause: error,
    });
  }
}

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: PATIENCE, enableForeignKeyConstraints: true });
  try {
    // WAL lets tools read while the bot writes; FULL keeps what was acknowledged through a loss of power.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The interface of better-sqlite3, which Kysely's dialect is written for. */
function asKyselyTakes(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}

/** Migrates in a transaction, which SQLite can; a program that is killed half-way leaves no half of a step. */
class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Kysely says no since foreign keys cannot be switched off in a transaction; no step of ours does that. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
