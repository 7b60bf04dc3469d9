import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from './store-error.ts';

/** Our own names: Kysely looks for its tables in all schemas, and other programs may have a table "migrations". */
const APPLIED = 'sanad_migrations';
const LOCK = 'sanad_migrations_lock';

/**
 * Brings the tables up to date, with all migrations in one transaction. Several replicas may do this at the same moment:
 * Kysely takes an advisory lock on PostgreSQL, and only one process uses a SQLite file.
 *
 * @param name the name of the database in messages
 * @throws StoreError when a migration was applied that this version does not know; else the error of the database
 */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
  name: string,
): Promise<void> {
  const known = Object.keys(migrations).sort();
  // Nearly every start: the migrator would look through the schema several times, and keep other replicas waiting.
  if (isDeepStrictEqual(await appliedTo(db).catch(() => undefined), known)) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: APPLIED,
    migrationLockTableName: LOCK,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const applied = await appliedTo(db).catch(() => []);
  const unknown = applied.find((name) => !known.includes(name));
  if (unknown === undefined) throw error;
  throw new StoreError(
    `${name} was written by a newer version of Sanad (this one does not know "${unknown}"); run that version, or one after it.`,
  );
}

/** The migrations that were applied to a database, in their order. Rejects if there were none yet. */
async function appliedTo<T>(db: Kysely<T>): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`select name from ${sql.table(APPLIED)}`.execute(db);
  return rows.map((row) => row.name).sort();
}
