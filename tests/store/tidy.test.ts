import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, openStore, type Store, type StoreOptions } from '../../src/store/open.ts';
import { query, type RealPostgres, startPostgres } from './real-postgres.ts';
import { temporaryFolder } from './temporary.ts';

const OLD = '2024-01-01T00:00:00.000Z';
const YOUNG = '2026-01-20T00:00:00.000Z';
const BEFORE = new Date('2026-01-01T00:00:00Z');
const MOST_AT_ONCE = 100;

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.remove());

const STORES: Readonly<Record<string, () => Promise<StoreOptions>>> = {
  SQLite: async () => ({ dataDir: await temporaryFolder() }),
  PostgreSQL: async () => ({ dataDir: 'unused', databaseUrl: await postgres.newDatabase() }),
};

/** Runs statements on a database with tables, as an operator's tool would. @returns the rows of the last */
async function inDatabase(options: StoreOptions, ...statements: readonly string[]) {
  const { db, close } = await openDatabase(options);
  try {
    let rows: readonly unknown[] = [];
    for (const statement of statements) rows = (await sql.raw(statement).execute(db)).rows;
    return rows;
  } finally {
    await close();
  }
}

/**
 * Fills a database: deliveries with texts, all of which refer to one snapshot, as those of one morning do, and chats that have seen it.
 * Of deliveries, of messages, of votes and of words the first half is old. All texts are old.
 */
async function fill(options: StoreOptions, rows: number): Promise<void> {
  const from = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${rows - 1})`;
  const at = `case when i < ${rows / 2} then '${OLD}' else '${YOUNG}' end`;
  await inDatabase(
    options,
    `${from} insert into documents select 'd' || cast(i as text), 'a text', '${OLD}' from n`,
    `${from} insert into deliveries (subject, slot, kind, platform, chat, thread, direct, due_at, until_at, state, body, snapshot,
        retry_at, retries, ended_at)
      select 's', cast(i as text), 'digest', 'telegram', '1', '', 0, ${at}, ${at}, 'arrived', 'd' || cast(i as text), 'd0', ${at}, 0, ${at}
      from n`,
    `${from} insert into subscriptions (id, platform, chat, thread, created_at, state, refusals, time, zone, days, topics, language,
        when_empty, seen_snapshot, seen_except)
      select cast(i as text), 'telegram', '1', '', '${OLD}', 'paused', 0, '08:00', 'UTC', '[1]', '[]', 'en', 'line', 'd0', '{}' from n`,
    `${from} insert into votes (platform, chat, message, user_id, helpful, cast_at, changes)
      select 'telegram', '1', cast(i as text), 'ann', 1, ${at}, 0 from n`,
    `${from} insert into unknown_words (hash, reader, day, word)
      select cast(i % ${rows / 8} as text), cast(i as text), substr(${at}, 1, 10), 'word' from n`,
    'analyze',
  );
}

async function opened(options: StoreOptions): Promise<Store> {
  const store = await openStore(options);
  onTestFinished(() => store.close());
  return store;
}

const COUNTS = `select (select count(*) from deliveries) as deliveries, (select count(*) from documents) as documents,
  (select count(*) from votes) as votes, (select count(*) from unknown_words) as words,
  (select count(*) from unknown_words where word is not null) as readable`;

async function counts(options: StoreOptions): Promise<Readonly<Record<string, number>>> {
  const [row] = await inDatabase(options, COUNTS);
  return Object.fromEntries(Object.entries(row as object).map(([name, count]) => [name, Number(count)]));
}

describe.each(Object.entries(STORES))('tidying %s', (_, empty) => {
  test('takes as many transactions as there are batches, none of which removes more than one batch', async () => {
    const options = await empty();
    const rows = 2_000;
    await fill(options, rows);
    const store = await opened(options);
    const left = [rows];
    let pauses = 0;
    await store.ledger.tidy(BEFORE, async () => {
      pauses += 1;
      left.push((await store.ledger.last('s', rows)).length);
    });
    await store.close();
    const removed = left.slice(1).map((count, n) => (left[n] ?? 0) - count);
    expect(Math.max(...removed)).toBe(MOST_AT_ONCE);
    // Deliveries, votes and words: ten batches and one that finds nothing. Texts: a look and a removal for 500 each, and a last look.
    // Posted messages and what readers were told: nothing. Words with too few readers: two full batches and the rest.
    expect(pauses).toBe(3 * 11 + 8 + 2 + 4);
    // Text d0 is the snapshot of all.
    expect(await counts(options)).toEqual({
      ...{ deliveries: rows / 2, documents: rows / 2 + 1, votes: rows / 2, words: rows / 2 },
      readable: 0,
    });
  });

  test('a table whose rows cannot be removed keeps no other from being tidied', async () => {
    const options = await empty();
    await fill(options, 200);
    await (options.databaseUrl === undefined
      ? inDatabase(
          options,
          "create trigger stuck before delete on deliveries begin select raise(abort, 'stuck'); end",
        )
      : inDatabase(
          options,
          "create function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$",
          'create trigger stuck before delete on deliveries for each row execute function stuck()',
        ));
    const store = await opened(options);
    await expect(store.ledger.tidy(BEFORE)).rejects.toThrow('stuck');
    await store.close();
    expect(await counts(options)).toMatchObject({ deliveries: 200, votes: 100, words: 100 });
  });

  test('ends early where its pause rejects', async () => {
    const options = await empty();
    await fill(options, 2_000);
    const store = await opened(options);
    let pauses = 0;
    const tidied = store.ledger.tidy(BEFORE, async () => {
      pauses += 1;
      throw new Error('the program stops');
    });
    await expect(tidied).rejects.toThrow('the program stops');
    expect(pauses).toBeLessThan(10);
    await store.close();
    expect(await counts(options)).toMatchObject({ deliveries: 1_900, votes: 1_900 });
  });
});

test('on PostgreSQL no statement reads a table for each text, though its statistics say that most rows refer to one', async () => {
  const options = await STORES['PostgreSQL']?.();
  const databaseUrl = options?.databaseUrl ?? '';
  const rows = 2_000;
  await fill({ dataDir: 'unused', databaseUrl }, rows);
  const store = await opened({ dataDir: 'unused', databaseUrl });
  await othersGone(databaseUrl);
  await query(databaseUrl, 'select pg_stat_reset()');
  await store.ledger.tidy(BEFORE);
  await store.close();
  await othersGone(databaseUrl);
  const read = await query(
    databaseUrl,
    `select relname as name, seq_tup_read::int as rows from pg_stat_user_tables where relname in ('deliveries', 'subscriptions')`,
  );
  expect(read).toHaveLength(2);
  // A statement that removes a batch may read a table of this size once.
  const batches = rows / 2 / MOST_AT_ONCE + 1;
  for (const table of read)
    expect(table).toSatisfy((one: typeof table) => Number(one['rows']) <= batches * rows);
});

/** Waits until all connections but its own have ended: then PostgreSQL counts what they have read. */
async function othersGone(url: string): Promise<void> {
  const others = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  await expect.poll(() => query(url, others), { timeout: 60_000 }).toEqual([{ n: 0 }]);
}
