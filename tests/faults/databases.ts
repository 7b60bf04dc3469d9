import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { openStore, type Store } from '../../src/store/open.ts';
import { dataFolder } from '../app/program.ts';
import { query, type RealPostgres } from '../store/real-postgres.ts';

/** A database as the program uses it. */
export interface Kept {
  readonly env: Readonly<Record<string, string>>;
  /** How many digests are due or under way, whether the program runs or not. @param now default: the system's time */
  open(now?: Date): Promise<number>;
  /** How many rows each table has. */
  rows(): Promise<Readonly<Record<string, number>>>;
  /** How many messages and deliveries are left to correct a fact that was withdrawn. */
  uncorrected(): Promise<number>;
  /** How many chats with alerts have none that has ended, and how many alerts are under way. */
  unalerted(): Promise<number>;
  /** How many boards are left to be made, edited or pinned. */
  unkept(): Promise<number>;
}

const OPEN = `select
  (select count(*) from subscriptions where next_at <= :now)
    + (select count(*) from deliveries where ended_at is null) as n`;

const UNCORRECTED = `select
  (select count(*) from posted_facts f where fact = 'patrols-doubled' and shown_as = ''
    and exists (select 1 from posted_messages m where m.platform = f.platform and m.chat = f.chat
      and m.message = f.message and m.place <> 'hidden'))
    + (select count(*) from posted_messages m where reader is not null and not exists
      (select 1 from told_corrections t where t.platform = m.platform and t.reader = m.reader))
    + (select count(*) from deliveries where ended_at is null) as n`;

const UNALERTED = `select
  (select count(*) from alerts a where not exists
    (select 1 from deliveries d where d.subject = a.id and d.ended_at is not null))
    + (select count(*) from deliveries where ended_at is null) as n`;
const UNKEPT = `select count(*) as n from boards where state in ('making', 'ending')
  or (state = 'live' and (pinned is null or version <> (select version from knowledge_in_use)))`;

/** Milliseconds to wait while a program that has just started mends what a killed one left. */
const PATIENCE = 10_000;

/** A SQLite file of its own. */
export async function inSqlite(): Promise<Kept> {
  const folder = await dataFolder();
  const count = (statement: string, values: Readonly<Record<string, string>> = {}): number => {
    const database = new DatabaseSync(join(folder, 'sanad.sqlite'), { readOnly: true, timeout: PATIENCE });
    try {
      return Number(database.prepare(statement).get(values)?.['n']);
    } finally {
      database.close();
    }
  };
  return {
    env: { DATA_DIR: folder },
    open: async (now = new Date()) => count(OPEN, { now: now.toISOString() }),
    rows: async () => {
      const database = new DatabaseSync(join(folder, 'sanad.sqlite'), { readOnly: true, timeout: PATIENCE });
      const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
      database.close();
      return Object.fromEntries(
        tables.map(({ name }) => [String(name), count(`select count(*) as n from "${name}"`)]),
      );
    },
    uncorrected: async () => count(UNCORRECTED),
    unalerted: async () => count(UNALERTED),
    unkept: async () => count(UNKEPT),
  };
}

/** A database of its own on a server. */
export async function inPostgres(postgres: RealPostgres): Promise<Kept> {
  const DATABASE_URL = await postgres.newDatabase();
  return {
    env: { DATABASE_URL, DATA_DIR: await dataFolder() },
    open: async (now = new Date()) => {
      const [row] = await query(DATABASE_URL, OPEN.replace(':now', `'${now.toISOString()}'`));
      return Number(row?.['n']);
    },
    rows: async () => {
      const tables = await query(
        DATABASE_URL,
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname in ('public', 'pgboss')`,
      );
      const counted = tables.map(async ({ name }): Promise<[string, number]> => {
        const [row] = await query(DATABASE_URL, `select count(*) as n from ${name}`);
        return [String(name).replace(/^public\./, ''), Number(row?.['n'])];
      });
      return Object.fromEntries(await Promise.all(counted));
    },
    uncorrected: async () => {
      const [row] = await query(DATABASE_URL, UNCORRECTED);
      return Number(row?.['n']);
    },
    unalerted: async () => {
      const [row] = await query(DATABASE_URL, UNALERTED);
      return Number(row?.['n']);
    },
    unkept: async () => {
      const [row] = await query(DATABASE_URL, UNKEPT);
      return Number(row?.['n']);
    },
  };
}

/** Opens the store that is in it; on SQLite only while the program does not run. */
export function storeIn({ env }: Kept): Promise<Store> {
  return openStore({ databaseUrl: env['DATABASE_URL'], dataDir: env['DATA_DIR'] ?? '' });
}

/** Looks again and again, since a database tells nobody when it changes. */
const LOOK = 50;

/** Resolves when all deliveries have ended. */
export async function ended({ open }: Kept): Promise<void> {
  while ((await open()) > 0) await setTimeout(LOOK);
}

/** Resolves when all is corrected, and all who are told are told. */
export async function corrected({ uncorrected }: Kept): Promise<void> {
  while ((await uncorrected()) > 0) await setTimeout(LOOK);
}

/** Resolves when every chat with alerts has had one. */
export async function alerted({ unalerted }: Kept): Promise<void> {
  while ((await unalerted()) > 0) await setTimeout(LOOK);
}

/** Resolves when all boards show what is known. */
export async function boardsKept({ unkept }: Kept): Promise<void> {
  while ((await unkept()) > 0) await setTimeout(LOOK);
}
