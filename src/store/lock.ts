import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './sqlite-error.ts';
import { StoreError } from './store-error.ts';

/**
 * Takes a SQLite file for this process alone, by an exclusive transaction on an empty database beside it. The operating
 * system ends the lock with the process, however that ends, so nothing is left to clean up. Locking the file itself
 * would do too, but then no tool could look into it or back it up while the bot runs.
 *
 * @param file the lock's own file, made if missing
 * @param guarded the file that it guards, for the message
 * @returns the lock; disposing of it gives it back
 * @throws StoreError when another process, or another store of this one, has the lock; else what SQLite says
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
