import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { makePrivateFile } from '../util/private-files.ts';
import { isBusy } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

const ADVICE =
  'stop that one, give this one a DATA_DIR of its own, or let both share a PostgreSQL database through DATABASE_URL';

/**
 * Reserves a SQLite file for this process, by an exclusive transaction on an empty database beside it. The operating
 * system releases the lock when the process ends, even if it crashes, so nothing needs cleaning up. We do not lock the
 * file itself, so that other tools can read it or back it up while the bot starts and runs.
 *
 * @param file the lock file, created if missing
 * @param guarded the file that it guards, for the message
 * @returns the lock; disposing of it releases it
 * @throws StoreError when another process, or another store of this process, has the lock; else the error of SQLite
 */
export function lock(file: string, guarded: string): Disposable {
  makePrivateFile(file);
  const held = new DatabaseSync(file, { timeout: 0 });
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    if (!isBusy(error)) throw error;
    throw new StoreError(`${guarded} is in use by another Sanad that is still running; ${ADVICE}.`);
  }
  return held;
}

/**
 * Makes sure that a removed lock file lets no second process in. The database knows which lock file belongs to it, by
 * its inode in `user_version`. With another one, a process may still hold the removed file, so this one goes on only if
 * nobody at all has the database open. It also shows that the database can be written.
 *
 * @param database the guarded database, in WAL mode: then each process that has it open holds a shared lock on it
 * @param lockFile whose lock this process holds
 * @param guarded the path of the database, for the message
 * @throws StoreError when another program has the database open; else the error of SQLite
 */
export function takeOver(database: DatabaseSync, lockFile: string, guarded: string): void {
  const mark = markOf(lockFile);
  // Reading first: only then does SQLite share the index of the WAL, instead of keeping others out for good.
  const known = database.prepare('PRAGMA user_version').get()?.['user_version'];
  try {
    if (known !== mark) database.exec('PRAGMA locking_mode = EXCLUSIVE');
    // Back to normal before the end, which then releases the exclusive lock and keeps the shared one.
    database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${mark}; PRAGMA locking_mode = NORMAL; COMMIT`);
  } catch (error) {
    if (isBusy(error) && known !== mark) throw usedBehind(guarded);
    throw error;
  }
  // Somebody may have removed the lock file before this process had opened the database.
  if (markOf(lockFile) !== mark) throw usedBehind(guarded);
}

function usedBehind(guarded: string): StoreError {
  return new StoreError(
    `${guarded} is in use by another Sanad that is still running though its lock file was removed, or by another program such as sqlite3; ${ADVICE}.`,
  );
}

/** The inode as a number that fits into `user_version`, and never 0, which a new database has. */
function markOf(file: string): number {
  const { ino } = statSync(file, { bigint: true });
  return Number(ino % 0x7fff_fffen) + 1;
}
