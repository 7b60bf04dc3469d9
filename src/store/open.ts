import { type Kysely, sql } from 'kysely';
import type { Claims } from '../chat/claims.ts';
import type { Readers } from '../chat/command.ts';
import type { Votes } from '../chat/votes.ts';
import { DatabaseClaims } from './claims.ts';
import { DatabaseReaders } from './readers.ts';
import type { Tables } from './schema.ts';
import { DatabaseVotes } from './votes.ts';

/** Where the store tells what an operator should know; pino's loggers are such. */
export interface Log {
  warn(details: object, message: string): void;
}

/** An open database with its tables up to date. */
export interface Opened {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** URL of a PostgreSQL database, which replicas share; without it, a SQLite file in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  /** Folder for the SQLite file, made if missing. */
  readonly dataDir: string;
  /** Default: nothing is logged. */
  readonly log?: Log | undefined;
}

/** What Sanad remembers between runs. A method fails with what the database says when that does not answer. */
export interface Store {
  readonly votes: Votes;
  readonly readers: Readers;
  readonly claims: Claims;

  /**
   * Removes what is kept of a reader on a platform: in one chat and its threads, or everywhere when none is given.
   * Questions are forgotten by this process alone; other replicas hold theirs until they end.
   *
   * @returns how many rows went
   */
  forget(platform: string, user: string, chat?: string): Promise<number>;

  /** Fails when the database does not answer now. */
  ping(): Promise<void>;

  /** Lets the database go; may be called again. What is asked afterwards fails. */
  close(): Promise<void>;
}

/** Tables that hold something of a reader, by the same two columns. */
const OF_READERS = ['votes', 'readers'] as const;

/**
 * Opens the store, and makes its tables or brings them up to date.
 *
 * @throws StoreError with a sentence for the operator when the database cannot be used
 */
export async function openStore({ databaseUrl, dataDir, log }: StoreOptions): Promise<Store> {
  // Each loads only when it is chosen: a bot on one machine starts without `pg`.
  const { db, close } =
    databaseUrl === undefined
      ? await (await import('./sqlite.ts')).openSqlite(dataDir)
      : await (await import('./postgres.ts')).openPostgres(databaseUrl, log);
  const readers = new DatabaseReaders(db, databaseUrl === undefined);
  let closed: Promise<void> | undefined;
  return {
    votes: new DatabaseVotes(db),
    claims: new DatabaseClaims(db),
    readers,
    forget: (platform, user, chat) => {
      readers.forgetInMemory(platform, user, chat);
      return forget(db, platform, user, chat);
    },
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

async function forget(db: Kysely<Tables>, platform: string, user: string, chat?: string): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    let rows = 0n;
    for (const table of OF_READERS) {
      const { numDeletedRows } = await transaction
        .deleteFrom(table)
        .where((is) => is.and({ platform, user_id: user, ...(chat === undefined ? {} : { chat }) }))
        .executeTakeFirst();
      rows += numDeletedRows;
    }
    return Number(rows);
  });
}
