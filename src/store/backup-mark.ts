import type { DatabaseSync } from 'node:sqlite';
import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Says of a SQLite file that it is a backup which no bot has used yet. What was sent after the moment of the backup, such a file
 * does not know, so its first start must not send what may have gone out already.
 */
export interface BackupMark {
  /** When the backup was made, to the minute; undefined if the store is none, or in use for long. */
  takenAt(): Promise<Date | undefined>;
  /** From now on it is a store like any other. */
  remove(): Promise<void>;
}

/** SQLite keeps a number of ours in the header of the file: minutes, since it has 32 bits. */
const MILLISECONDS = 60_000;

/** Marks a copy that no bot uses. */
export function markBackup(database: DatabaseSync, at: Date): void {
  database.exec(`pragma application_id = ${Math.floor(at.getTime() / MILLISECONDS)}`);
}

/** @param isSqlite PostgreSQL's own backups have no mark */
export function backupMark(db: Kysely<Tables>, isSqlite: boolean): BackupMark {
  return {
    takenAt: async () => {
      if (!isSqlite) return undefined;
      const { rows } = await sql<{ readonly application_id: number }>`pragma application_id`.execute(db);
      const minutes = rows[0]?.application_id ?? 0;
      return minutes === 0 ? undefined : new Date(minutes * MILLISECONDS);
    },
    remove: async () => {
      if (isSqlite) await sql`pragma application_id = 0`.execute(db);
    },
  };
}
