import { type Kysely, sql } from 'kysely';
import type { DatabaseAddress } from './postgres-error.ts';
import { KEYS, type Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/** What a PostgreSQL server says of itself and of a database. */
export interface ServerFacts {
  /** Such as 180004 for 18.4. */
  readonly version: number;
  readonly encoding: string;
  /** A copy that follows another server and takes no writes. */
  readonly isStandby: boolean;
  /** Whether transactions are read-only unless they say otherwise. */
  readonly isReadOnly: boolean;
  /** Where tables are made; null if no schema of the search path exists or may be used. */
  readonly schema: string | null;
}

/** The oldest version that pg-boss, which queues the digests, works with. */
const OLDEST_VERSION = 13;

/**
 * Makes sure that a database can hold what is kept, before anything is made in it.
 *
 * @throws StoreError with what is wrong and what to do about it
 */
export async function expectFit(db: Kysely<Tables>, address: DatabaseAddress): Promise<void> {
  const { rows } = await sql<ServerFacts>`select
    current_setting('server_version_num')::integer as version,
    current_setting('server_encoding') as encoding,
    pg_is_in_recovery() as "isStandby",
    current_setting('transaction_read_only') = 'on' as "isReadOnly",
    current_schema()::text as schema`.execute(db);
  const [facts] = rows;
  const misfit = facts && misfitOf(facts, address);
  if (misfit !== undefined) throw new StoreError(misfit);
}

/** Why a database cannot be used, as a sentence; undefined if it can. */
export function misfitOf(facts: ServerFacts, { server, database }: DatabaseAddress): string | undefined {
  const { version, encoding, isStandby, isReadOnly, schema } = facts;
  const major = Math.floor(version / 10_000);
  if (major < OLDEST_VERSION)
    return `PostgreSQL at ${server} is version ${major}; Sanad needs ${OLDEST_VERSION} or later.`;
  if (isStandby)
    return `PostgreSQL at ${server} is a standby, which takes no writes; name the primary server in DATABASE_URL.`;
  if (encoding !== 'UTF8')
    return `The database "${database}" at ${server} has the encoding ${encoding}, which cannot hold every text; create one with the encoding UTF8 (createdb --encoding=UTF8 --template=template0 NAME), and name it in DATABASE_URL.`;
  if (isReadOnly)
    return `The database "${database}" at ${server} is read-only for the user in DATABASE_URL; turn default_transaction_read_only off for it.`;
  if (schema === null)
    return `The user in DATABASE_URL may use no schema of the database "${database}" at ${server}; grant it one that is in its search_path.`;
  return undefined;
}

/**
 * Makes sure that the user may read and write each table, which another user may have made.
 *
 * @throws StoreError that names the tables
 */
export async function expectRights(db: Kysely<Tables>, { server, database }: DatabaseAddress): Promise<void> {
  const { rows } = await sql<{ readonly name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema() and tablename in (${sql.join(Object.keys(KEYS))})
      and not (has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'insert')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'update')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'delete'))
    order by tablename`.execute(db);
  if (rows.length === 0) return;
  const tables = rows.map(({ name }) => name).join(', ');
  throw new StoreError(
    `The user in DATABASE_URL may not read and write ${tables} in the database "${database}" at ${server}; grant it SELECT, INSERT, UPDATE and DELETE, or make it their owner.`,
  );
}
