import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { StoreError } from './store-error.ts';

/** Names of our own: Kysely looks for its tables in all schemas, and other programs have a table "migrations". */
const APPLIED = 'sanad_migrations';
const LOCK = 'sanad_migrations_lock';

/**
 * Brings the tables up to date, all steps in one transaction. Several replicas may do so at the same moment: Kysely
 * takes an advisory lock on PostgreSQL, and a SQLite file has one process only.
 *
 * @param name what the database is called in messages
 * @throws StoreError when the database has had a step that this version does not know; else what the database says
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

/** The first step that the database has had and the code does not have. */
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
