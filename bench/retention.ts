import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { planDue } from '../src/digest/plan.ts';
import { ZONE_RULES } from '../src/digest/schedule.ts';
import { openDatabase, openStore, type StoreOptions } from '../src/store/open.ts';
import type { Tables } from '../src/store/schema.ts';
import { startPostgres } from '../tests/store/real-postgres.ts';
import type { Table } from './table.ts';

/** Deliveries in the ledger, half of which are to go. */
const DELIVERIES = 1_000_000;
/** Rows of each other table that is tidied, half of which are to go. */
const OTHERS = 100_000;
const SUBSCRIPTIONS = 100_000;
/** Digests that are due at once, as many as are taken together. */
const DUE = 100;
/** How often what is due is looked for. */
const LOOKS = 20;
const NOW = new Date('2026-06-01T12:00:00Z');
const DAY = 24 * 60 * 60 * 1_000;
/** Before it, everything that can go is to go; what is kept is later. */
const BEFORE = new Date(NOW.getTime() - 30 * DAY);
/** Votes are kept for a year, texts an hour longer than what refers to them: older than any bound. */
const OLD = new Date(NOW.getTime() - 400 * DAY).toISOString();
const YOUNG = new Date(NOW.getTime() - DAY).toISOString();

/** What tidying took. Times are in milliseconds. */
interface Tidied {
  readonly store: string;
  readonly batches: readonly number[];
  /** The most time of the processor that a batch took in this process: the rest it waits for the disk or for its turn. */
  readonly busiest: number;
  readonly rows: number;
  readonly due: readonly number[];
  readonly dueAfter: readonly number[];
}

/**
 * Measures tidying at a million deliveries: how long each batch takes, during which SQLite holds up the program, and how long it takes
 * to find what is due, before and after.
 *
 * @param folder an empty folder for a store
 */
export async function measureRetention(
  folder: string,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const postgres = await startPostgres();
  try {
    const tidied = [
      await measureTidying('SQLite', { dataDir: folder }, progress),
      await measureTidying(
        'PostgreSQL',
        { dataDir: folder, databaseUrl: await postgres.newDatabase() },
        progress,
      ),
    ];
    return [tableOf(tidied)];
  } finally {
    await postgres.remove();
  }
}

async function measureTidying(
  name: string,
  options: StoreOptions,
  progress: (what: string) => void,
): Promise<Tidied> {
  progress(`filling ${name} with ${DELIVERIES} deliveries`);
  // Statements of minutes are longer than the program would wait.
  const url = options.databaseUrl;
  const database = await openDatabase(
    url === undefined ? options : { ...options, databaseUrl: `${url}?query_timeout=600000` },
  );
  await fill(database.db);
  // PostgreSQL does it by itself in time. What it then knows makes it choose other ways.
  if (url !== undefined) await sql`analyze`.execute(database.db);
  const rowsBefore = await rowsIn(database.db);
  await database.close();

  progress(`tidying ${name}`);
  const store = await openStore(options);
  const due = await dueTimes(store);
  const batches: number[] = [];
  let busiest = 0;
  let began = performance.now();
  let used = process.cpuUsage();
  await store.ledger.tidy(BEFORE, async () => {
    batches.push(performance.now() - began);
    const { user, system } = process.cpuUsage(used);
    busiest = Math.max(busiest, (user + system) / 1_000);
    await setImmediate();
    began = performance.now();
    used = process.cpuUsage();
  });
  batches.push(performance.now() - began);
  const dueAfter = await dueTimes(store);
  await store.close();
  const after = await openDatabase(options);
  const rows = rowsBefore - (await rowsIn(after.db));
  await after.close();
  progress(`${name}: ${batches.length} batches, the longest ${Math.max(...batches).toFixed(1)} ms`);
  return { store: name, batches: batches.toSorted((a, b) => a - b), busiest, rows, due, dueAfter };
}

/** How long it takes to look for what is due and what is open; what was due is due again afterwards. */
async function dueTimes({ ledger }: Awaited<ReturnType<typeof openStore>>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const began = performance.now();
    // Nothing is planned, so that the same are due at the next look.
    await ledger.takeDue(NOW, DUE, (due) => ({ next: planDue(due, new Date(0), 0).next }));
    await ledger.open('telegram', NOW, DUE);
    times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
}

async function fill(db: Kysely<Tables>): Promise<void> {
  const rows = (n: number) =>
    sql`n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(n - 1)})`;
  /** The first half is old. */
  const at = (n: number) =>
    sql`case when i < ${sql.lit(n / 2)} then ${sql.lit(OLD)} else ${sql.lit(YOUNG)} end`;
  const [id, chat] = [sql`cast(i as text)`, sql`cast(i % 50000 as text)`];
  // Ten deliveries share a text. All texts are old, so that those in use have to be told from the others.
  await sql`with recursive ${rows(DELIVERIES / 10)} insert into documents (key, text, put_at)
    select 'd' || ${id}, 'a text of a digest', ${sql.lit(OLD)} from n`.execute(db);
  await sql`with recursive ${rows(DELIVERIES)} insert into deliveries
    (subject, slot, kind, platform, chat, thread, direct, due_at, until_at, state, body, snapshot, retry_at, retries, ended_at)
    select 's' || ${id}, '2026-01-01', 'digest', 'telegram', ${chat}, '', 0, ${at(DELIVERIES)}, ${at(DELIVERIES)}, 'arrived',
      'd' || cast(i / 10 as text), 'd0', ${at(DELIVERIES)}, 0, ${at(DELIVERIES)} from n`.execute(db);
  await sql`insert into parts (subject, slot, n, state, sent_at, message)
    select subject, slot, 0, 'sent', due_at, '1' from deliveries`.execute(db);
  await sql`with recursive ${rows(OTHERS)} insert into posted_messages
    (platform, chat, message, thread, place, reader, language, posted_at, free_at, retries)
    select 'telegram', ${chat}, ${id}, '', 'chat', null, 'en', ${at(OTHERS)}, '', 0 from n`.execute(db);
  await sql`insert into posted_facts (platform, chat, message, fact, n, shown_as)
    select platform, chat, message, 'fact', 0, '' from posted_messages`.execute(db);
  await sql`with recursive ${rows(OTHERS)} insert into told_corrections (platform, reader, fact, told, told_at)
    select 'telegram', ${id}, 'fact', 'x', ${at(OTHERS)} from n`.execute(db);
  await sql`with recursive ${rows(OTHERS)} insert into votes
    (platform, chat, message, user_id, helpful, fact, cast_at, changes)
    select 'telegram', ${chat}, ${id}, ${chat}, 1, 'fact', ${at(OTHERS)}, 0 from n`.execute(db);
  // As many as the table takes; each word with fewer readers than it takes to be kept.
  await sql`with recursive ${rows(20_000)} insert into unknown_words (hash, reader, day, word)
    select cast(i % 5000 as text), ${id}, substr(${at(20_000)}, 1, 10), 'word' from n`.execute(db);
  await sql`with recursive ${rows(SUBSCRIPTIONS)} insert into subscriptions
    (id, platform, chat, thread, created_at, state, refusals, time, zone, days, topics, language, when_empty,
      next_date, next_at, next_rules, seen_snapshot, seen_except)
    select 's' || ${id}, 'telegram', ${chat}, '', ${sql.lit(OLD)}, 'active', 0, '08:00', 'UTC', '[1,2,3,4,5,6,7]', '[]', 'en', 'line',
      '2026-06-01', case when i < ${sql.lit(DUE)} then ${sql.lit(YOUNG)} else '2026-06-02T08:00:00.000Z' end,
      ${sql.lit(ZONE_RULES)}, 'd0', '{}' from n`.execute(db);
}

async function rowsIn(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ readonly n: number | string }>`select (select count(*) from deliveries)
    + (select count(*) from parts) + (select count(*) from documents) + (select count(*) from posted_messages)
    + (select count(*) from posted_facts) + (select count(*) from told_corrections) + (select count(*) from votes)
    + (select count(*) from unknown_words) as n`.execute(db);
  return Number(rows[0]?.n);
}

function tableOf(tidied: readonly Tidied[]): Table {
  const at = (sorted: readonly number[], share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const longest = ({ batches }: Tidied): number => at(batches, 1);
  return {
    title: `Tidying a ledger of ${DELIVERIES} deliveries, half of them older than 30 days`,
    heads: [
      ...['store', 'rows removed', 'seconds', 'batches', 'median ms', '99% ms', 'longest ms', 'most CPU ms'],
      ...['what is due, ms', 'afterwards, ms'],
    ],
    rows: tidied.map((one) => [
      ...[one.store, one.rows, one.batches.reduce((sum, time) => sum + time, 0) / 1_000, one.batches.length],
      ...[
        at(one.batches, 0.5),
        at(one.batches, 0.99),
        longest(one),
        one.busiest,
        at(one.due, 0.5),
        at(one.dueAfter, 0.5),
      ],
    ]),
    aims: tidied.flatMap((one) => [
      one.store === 'SQLite'
        ? { wanted: 'SQLite: no batch takes over 50 ms of the processor', value: one.busiest, most: 50 }
        : { wanted: `${one.store}: no statement takes over 500 ms`, value: longest(one), most: 500 },
      { wanted: `${one.store}: what is due is found in 50 ms`, value: at(one.dueAfter, 0.5), most: 50 },
    ]),
  };
}
