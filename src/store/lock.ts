import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/**
 * Reserves a SQLite file for this process, by an exclusive transaction on an empty database beside it. The operating
 * system releases the lock when the process ends, even if it crashes, so nothing needs cleaning up. We do not lock the
 * file itself, so that other tools can read it or back it up while the bot runs.
 *
 * @param file the lock file, created if missing
 * @param guarded the file that it guards, for the message
 * @returns the lock; disposing of it releases it
 * @throws StoreError when another process, or another store of this process, has the lock; else the error of SQLite
 */
export function lock(file: string, guarded: string): Disposable {
  const held = new DatabaseSync(file, { timeout: 0 });
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    if (!isBusy(error)) throw error;
    throw new StoreError(
      `${guarded} is in use by another Sanad that is still running; stop that one, give this one a DATA_DIR of its own, or let both share a PostgreSQL database through DATABASE_URL.`,
    );
  }
  return held;
}
