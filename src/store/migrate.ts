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
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: APPLIED,
    migrationLockTableName: LOCK,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const unknown = await firstUnknown(db, migrations).catch(() => undefined);
  if (unknown === undefined) throw error;
  throw new StoreError(
    `${name} was written by a newer version of Sanad (this one does not know "${unknown}"); run that version, or one after it.`,
  );
}

/** The first migration that was applied to the database and is unknown here. */
async function firstUnknown<T>(
  db: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<string | undefined> {
  const { rows } = await sql<{ readonly name: string }>`select name from ${sql.table(APPLIED)}`.execute(db);
  return rows
    .map((row) => row.name)
    .sort()
    .find((applied) => !Object.hasOwn(migrations, applied));
}
