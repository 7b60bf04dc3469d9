import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Tally, Vote } from '../../src/command/votes.ts';
import { BufferedQuestionCounter } from '../../src/store/buffered-question-counter.ts';
import { openDatabase, openStore, type Store } from '../../src/store/open.ts';
import { KEYS, type Tables } from '../../src/store/schema.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { importLines } from '../../src/store/transfer/import.ts';
import type { Log } from '../../src/util/log.ts';
import { answered } from '../answers.ts';
import { describeBoards } from '../conformance/boards.ts';
import { describeCorrections } from '../conformance/corrections.ts';
import { describeDeskFiles } from '../conformance/desk-files.ts';
import { describeDigestStore } from '../conformance/digests.ts';
import { describeStore } from '../conformance/store.ts';
import { type StoreUnderTest, start } from '../conformance/stores.ts';
import { describeWebhooks } from '../conformance/webhooks.ts';
import { expectEarlierCountsKept } from './earlier-counts.ts';
import { allLines, anyRows, linesOf } from './lines.ts';
import { freePort, PASSWORD, query, type RealPostgres, startPostgres } from './real-postgres.ts';
import { NOW, run } from './run.ts';
import { stallingRelay } from './stalling-relay.ts';
import { temporaryFolder } from './temporary.ts';

let postgres: RealPostgres;
/** The database of the conformance suite. Its tables are made once and emptied for each test, which is much quicker. */
let shared: string;
/** Empties it. */
let emptying: Pool;
beforeAll(async () => {
  postgres = await startPostgres();
  shared = await postgres.newDatabase();
  await (await openDatabase({ databaseUrl: shared, dataDir: 'unused' })).close();
  emptying = new Pool({ connectionString: shared, max: 1 });
  // Some tests stop the server.
  emptying.on('error', () => undefined);
});
afterAll(async () => {
  await emptying.end();
  await postgres.remove();
});

const DATABASE: StoreUnderTest = {
  name: 'PostgreSQL',
  replicas: 5,
  empty: async () => {
    await emptyShared();
    return () => openStore({ databaseUrl: shared, dataDir: 'unused' });
  },
};
describeStore(DATABASE);
describeDigestStore(DATABASE);
describeCorrections(DATABASE);
describeBoards(DATABASE);
describeWebhooks(DATABASE);
describeDeskFiles(DATABASE.name, async () => (await start(DATABASE)).store.deskFiles);

/** Deletes all rows, first those that refer to others. */
async function emptyShared(): Promise<void> {
  const tables = Object.keys(KEYS).toReversed();
  await emptying.query(tables.map((table) => `delete from ${table}`).join(';'));
}

test('everything moves to PostgreSQL and back as it was', async () => {
  const withDatabase = async <T>(
    databaseUrl: string | undefined,
    use: (db: Kysely<Tables>) => Promise<T>,
  ) => {
    const { db, close } = await openDatabase({ databaseUrl, dataDir: await temporaryFolder() });
    return use(db).finally(close);
  };
  const rows = await withDatabase(undefined, anyRows);
  await fc.assert(
    fc.asyncProperty(rows, async (tables) => {
      await emptyShared();
      let moved = linesOf(tables);
      const inAnyOrder = moved.toSorted();
      for (const databaseUrl of [undefined, shared, undefined]) {
        moved = await withDatabase(databaseUrl, async (db) => {
          await importLines(db, Readable.from(moved), 'f');
          return allLines(db);
        });
        expect(moved.toSorted()).toEqual(inAnyOrder);
      }
    }),
    { numRuns: 3 },
  );
});

test('a database of a version that counted less keeps its counts and votes', async () => {
  const { db, close } = await openDatabase({ databaseUrl: await postgres.newDatabase(), dataDir: 'unused' });
  await expectEarlierCountsKept(db).finally(close);
});

test('the report shows what replicas have counted, and brings no tables up to date', async () => {
  const url = await postgres.newDatabase();
  const env = { DATABASE_URL: url };
  const empty = 'The last 7 days: since 2026-01-25, in UTC\nNo questions, no votes, no failed deliveries.\n';
  expect(await run(['report'], env)).toEqual({ code: 0, errors: '', out: empty });
  expect(await query(url, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
  const counters = await Promise.all(
    [1, 2].map(async () => {
      const counts = (await open(url)).questionCounts;
      return new BufferedQuestionCounter({
        ...{ counts, now: () => NOW },
        timer: () => () => undefined,
        log: { error: () => undefined, warn: () => undefined, info: () => undefined },
      });
    }),
  );
  for (const counter of counters) {
    for (let n = 0; n < 3; n++) counter.count(answered([]), { platform: 'telegram', user: 'ann' });
  }
  await Promise.all(counters.map((counter) => counter.stop()));
  const { code, out } = await run(['report', '--json'], env);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    {
      ...{ days: 7, since: '2026-01-25', words: [], deliveries: [] },
      questions: [{ outcome: 'answered', language: 'en', count: 6 }],
      ...{ gaps: [], votes: [] },
    },
  ]);
  const { code: failed, errors } = await run(['report'], { DATABASE_URL: postgres.url('missing') });
  expect([failed, errors]).toEqual([1, expect.stringMatching(/ has no database "missing"; create it, /)]);
});

const VOTE: Vote = {
  from: { platform: 'discord', chat: '100' },
  message: '1',
  user: 'ann',
  helpful: true,
  at: new Date('2026-01-20T12:00:00Z'),
};

/** A store that is closed after the test. */
async function open(databaseUrl: string, log?: Pick<Log, 'warn'>): Promise<Store> {
  const store = await openStore({ databaseUrl, dataDir: 'unused', log });
  onTestFinished(() => store.close());
  return store;
}

/** Why a store does not open; nothing of the error holds a secret. */
async function refusal(databaseUrl: string, secrets: readonly string[] = [PASSWORD]): Promise<string> {
  const error = await openStore({ databaseUrl, dataDir: 'unused' }).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  const shown = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  for (const secret of secrets) expect(shown).not.toContain(secret);
  return String(error);
}

describe('one sentence, without the password, tells why the store cannot be opened', () => {
  const server = (): string => new URL(postgres.url('')).host;

  test('nothing listens there', async () => {
    const port = await freePort();
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await refusal(`postgres://sanad:Secret@${host}:${port}/test`, ['Secret'])).toBe(
        `StoreError: No PostgreSQL answers at ${host}:${port} (ECONNREFUSED); check that it runs, and the host and port in DATABASE_URL.`,
      );
    }
  });

  test('a host that does not exist', async () => {
    expect(await refusal('postgres://sanad:Secret@host.invalid/test', ['Secret'])).toMatch(
      /No PostgreSQL answers at host\.invalid:5432 \((?:ENOTFOUND|EAI_AGAIN)\)/,
    );
  });

  test('a wrong password, or a user who does not exist', async () => {
    const wrong = postgres.url('postgres', 'Secret');
    const sentence = `StoreError: PostgreSQL at ${server()} rejects the user name or the password in DATABASE_URL.`;
    expect(await refusal(wrong, ['Secret'])).toBe(sentence);
    expect(await refusal(wrong.replace('sanad', 'nobody'), ['Secret'])).toBe(sentence);
  });

  test('a database that does not exist', async () => {
    expect(await refusal(postgres.url('missing'))).toBe(
      `StoreError: PostgreSQL at ${server()} has no database "missing"; create it, or name another one in DATABASE_URL.`,
    );
  });

  test('a user who may not create tables', async () => {
    const url = new URL(await postgres.newDatabase());
    await query(url.href, "create role guest login password 'Secret'");
    url.username = 'guest';
    url.password = 'Secret';
    expect(await refusal(url.href, ['Secret'])).toBe(
      `StoreError: The user in DATABASE_URL lacks a right in the database "${url.pathname.slice(1)}" at ${server()} (permission denied for schema public); let it create tables in the schema, and read and write them.`,
    );
  });

  test('a server without TLS, where the URL asks for it', async () => {
    expect(await refusal(`${postgres.url('postgres')}?sslmode=verify-full`)).toBe(
      `StoreError: The database "postgres" at ${server()} cannot be used: The server does not support SSL connections.`,
    );
  });

  test('a certificate that is not there', async () => {
    expect(await refusal('postgres://sanad:Secret@host/test?sslrootcert=/missing.pem', ['Secret'])).toMatch(
      /^StoreError: DATABASE_URL cannot be used: ENOENT: .*missing\.pem'\.$/,
    );
  });

  test.each([
    'Secret',
    'mysql://sanad:Secret@host/test',
    'postgres://sanad:/Secret@host/test',
    'postgres://sanad:1/Secret@host/test',
    'postgres://sanad:1#Secret@host/test',
    'postgres://sanad:1?Secret@host/test',
    'postgres://sanad:Secret@host:99999/test',
  ])('a URL that is none, or one that means something else: %s', async (url) => {
    expect(await refusal(url, ['Secret'])).toMatch(
      /^StoreError: DATABASE_URL is not a URL of the form postgres:\/\/USER:PASSWORD@HOST:PORT\/DATABASE; /,
    );
  });

  test('a database of a newer version', async () => {
    const url = await postgres.newDatabase();
    await (await open(url)).close();
    await query(url, "insert into sanad_migrations values ('999-newer', '2026-01-01T00:00:00.000Z')");
    expect(await refusal(url)).toContain(
      `at ${server()} was written by a newer version of Sanad (this one does not know "999-newer")`,
    );
  });
});

describe('a server that goes and comes back', () => {
  test('is told of in the log, and used again', async () => {
    const lost = Promise.withResolvers<readonly [details: object, message: string]>();
    const store = await open(await postgres.newDatabase(), {
      warn: (...said) => lost.resolve(said),
    });
    expect(await store.votes.cast(VOTE)).toBe('new');
    await postgres.stop();
    expect(await lost.promise).toEqual([
      {
        event: 'postgres-connection-lost',
        reason: 'terminating connection due to administrator command',
      },
      'a connection to PostgreSQL was lost; the next query opens another',
    ]);
    await expect(store.ping()).rejects.toThrow(/^No PostgreSQL answers at .*\(ECONNREFUSED\)/);
    await expect(store.votes.cast(VOTE)).rejects.toThrow(StoreError);
    await postgres.start();
    await store.ping();
    expect(await store.votes.cast(VOTE)).toBe('same');
  });

  test('in the middle of a statement fails only that statement', async () => {
    const url = await postgres.newDatabase();
    const store = await open(url);
    await store.votes.cast(VOTE);
    await holdRow(url);
    const cast = store.votes.cast({ ...VOTE, helpful: false });
    await Promise.all([
      expect(cast).rejects.toThrow('Connection terminated unexpectedly'),
      blocked(url).then(() => postgres.crash()),
    ]);
    await postgres.start();
    expect(await store.votes.cast(VOTE)).toBe('same');
  });
});

test('a statement given up does not keep its connection from others', async () => {
  const url = await postgres.newDatabase();
  await (await open(url)).votes.cast(VOTE);
  const store = await open(`${url}?query_timeout=200`);
  await holdRow(url);
  // More than the pool has connections.
  const casts = Array.from({ length: 8 }, () => store.votes.cast({ ...VOTE, helpful: false }));
  await Promise.all(casts.map((cast) => expect(cast).rejects.toThrow(/timeout/)));
  // On a busy machine this may take longer than the timeout as well, but it succeeds in the end.
  let tally: readonly Tally[] | undefined;
  while (tally === undefined) tally = await store.votes.tally().catch(() => undefined);
  expect(tally).toEqual([{ helpful: 1, unhelpful: 0, reasons: {} }]);
});

test('a connection is prepared once, and not before each statement', async () => {
  const relay = await stallingRelay(shared);
  const store = await open(relay.url);
  for (let time = 0; time < 5; time += 1) await store.ping();
  expect(relay.sent().match(/set idle_in_transaction/g)).toHaveLength(2);
});

test('a start with no migration missing waits for nobody who migrates', async () => {
  const client = new Client({ connectionString: shared });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin; lock table sanad_migrations_lock');
  const store = await open(`${shared}?query_timeout=10000`);
  await store.ping();
});

/** Locks the row of a vote until the test is over. */
async function holdRow(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  await client.query('begin');
  await client.query('select * from votes for update');
}

/** Waits until a statement waits for a lock. */
async function blocked(url: string): Promise<void> {
  const waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
  while ((await query(url, waiting)).length === 0);
}
