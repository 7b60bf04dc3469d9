import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** Runs some writes with a database. */
export type Writing = <Result>(write: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;

/**
 * For writes that come with every message, and of which a power failure may take the last moments: SQLite then leaves it to
 * the system when they reach the disk, and the program does not stand still for that. They survive the end of the process.
 *
 * @param isSqlite PostgreSQL writes elsewhere, and does not hold up this process
 */
export function unsynced(db: Kysely<Tables>, isSqlite: boolean): Writing {
  if (!isSqlite) return (write) => write(db);
  return (write) =>
    db.connection().execute(async (connection) => {
      await sql`pragma synchronous = normal`.execute(connection);
      try {
        return await write(connection);
      } finally {
        await sql`pragma synchronous = full`.execute(connection);
      }
    });
}
