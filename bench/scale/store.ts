import { sql } from 'kysely';
import { planDue } from '../../src/digest/plan.ts';
import { openDatabase, openStore } from '../../src/store/open.ts';
import { PgBossQueues } from '../../src/store/pg-boss-queue.ts';
import type { RealPostgres } from '../../tests/store/real-postgres.ts';
import { type Spread, spread } from '../measure.ts';
import type { Table } from '../table.ts';
import { fillSubscriptions } from './fill.ts';

const HOUR = 60 * 60 * 1_000;
const TOGETHER = 100;
/** So many looks at what is due, where nothing is. */
const LOOKS = 50;
/** At most so many batches of what is due are taken. */
const MOST_BATCHES = 100;
const PLATFORM = 'telegram';

interface Measured {
  readonly subscriptions: number;
  readonly fillSeconds: number;
  readonly megabytes: number;
  readonly nothingDue: Spread;
  /** A hundred that are due: found, planned, written to the ledger, handed to the queue. */
  readonly hundredDue: Spread;
  /** One delivery, taken from the queue by one of eight. */
  readonly taken: Spread;
  readonly sweep: Spread;
  readonly plan: string;
}

/** How long PostgreSQL takes to find what is due among so many subscriptions, all of which are due at one moment. */
export async function measureStores(
  sizes: readonly number[],
  postgres: RealPostgres,
  progress: (what: string) => void,
): Promise<Table> {
  const measured: Measured[] = [];
  for (const size of sizes) {
    progress(`PostgreSQL with ${size} subscriptions`);
    measured.push(await measureStore(size, await postgres.newDatabase()));
  }
  return {
    title: 'PostgreSQL, all subscriptions due at one moment; milliseconds',
    heads: [
      ...['subscriptions', 'filled s', 'MB', 'nothing due', 'p99', `${TOGETHER} due`, 'p99'],
      ...['8 taken', 'p99', 'sweep', 'p99', 'found by'],
    ],
    rows: measured.map((each) => [
      ...[each.subscriptions, each.fillSeconds, each.megabytes],
      ...[each.nothingDue, each.hundredDue, each.taken, each.sweep].flatMap(({ median, p99 }) => [
        median,
        p99,
      ]),
      each.plan,
    ]),
    aims: [
      {
        wanted: 'nothing due: p99 under 50 ms',
        value: Math.max(...measured.map(({ nothingDue }) => nothingDue.p99)),
        most: 50,
      },
    ],
  };
}

async function measureStore(subscriptions: number, databaseUrl: string): Promise<Measured> {
  const at = new Date();
  // The server makes the rows in one statement, which takes longer than the program's own may.
  const patient = `${databaseUrl}?query_timeout=600000`;
  const { db, close } = await openDatabase({ databaseUrl: patient, dataDir: 'unused' });
  const begun = performance.now();
  await fillSubscriptions(db, {
    subscriptions,
    platform: PLATFORM,
    dueAt: new Date(at.getTime() - HOUR / 60),
  });
  const fillSeconds = (performance.now() - begun) / 1_000;
  const bytes = await sql<{ n: string }>`select pg_database_size(current_database()) as n`.execute(db);
  const explained = await sql<{ 'QUERY PLAN': string }>`explain select * from subscriptions
    where state = 'active' and next_at <= ${at.toISOString()} and platform in ('discord', 'telegram')
    order by next_at, id limit ${TOGETHER} for update skip locked`.execute(db);
  const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n');
  await close();

  const store = await openStore({ databaseUrl, dataDir: 'unused' });
  const timer = (task: () => void, milliseconds: number) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  };
  const queue = new PgBossQueues({
    databaseUrl,
    timer,
    now: () => new Date(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  }).queue(PLATFORM);
  await queue.start();
  try {
    const look = (now: Date) =>
      store.ledger.takeDue(now, TOGETHER, (due) => planDue(due, now, 6 * HOUR), ['discord', PLATFORM]);
    const nothingDue = await times(LOOKS, () => look(new Date(at.getTime() - HOUR)));
    const batches = Math.min(MOST_BATCHES, Math.ceil(subscriptions / TOGETHER));
    const hundredDue = await times(batches, async () => queue.offer((await look(at)).deliveries));
    const taken = await times(Math.min(LOOKS, batches * 10), async () => {
      for (const { release } of await queue.take(8)) await release('ended');
    });
    const sweep = await times(LOOKS, () => store.ledger.open(PLATFORM, at, TOGETHER));
    return {
      ...{ subscriptions, fillSeconds, megabytes: Number(bytes.rows[0]?.n) / 1e6 },
      ...{ nothingDue, hundredDue, taken, sweep },
      plan: /using (\w+)/.exec(plan)?.[1] ?? 'a scan of the table',
    };
  } finally {
    await queue.stop();
    await store.close();
  }
}

async function times(count: number, task: () => Promise<unknown>): Promise<Spread> {
  const taken: number[] = [];
  for (let time = 0; time < count; time += 1) {
    const begun = performance.now();
    await task();
    taken.push(performance.now() - begun);
  }
  return spread(taken);
}
