import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../src/app/config.ts';
import { planDue } from '../src/digest/plan.ts';
import { openStore, type StoreOptions } from '../src/store/open.ts';
import { type RealPostgres, startPostgres } from '../tests/store/real-postgres.ts';
import { type Spread, spread } from './measure.ts';
import { run, start } from './processes.ts';
import { STAGES } from './stages.ts';
import { environmentOf, subscribe } from './subscribe.ts';
import type { Table } from './table.ts';

/** Chats whose digests are due at the same moment. */
interface FanOut {
  readonly platform: keyof typeof STAGES;
  readonly store: (typeof STORES)[number];
  readonly chats: number;
  /** Messages that the platform takes in any second; any number, where it is left out. */
  readonly limit?: number;
  /** How many subscriptions there are besides, whose time has not come. */
  readonly others?: number;
}

const STORES = ['SQLite', 'PostgreSQL'] as const;
/** Half a minute at each platform's own limit. */
const OWN = [
  { platform: 'telegram', chats: 900, limit: 30 },
  { platform: 'discord', chats: 1_500, limit: 50 },
] as const;
const FEW = 1_000;
const MANY = 100_000;
const DUE_AMONG_MANY = 10_000;
/** As many deliveries as the program takes together. */
const TOGETHER = 100;
const HOUR = 60 * 60 * 1_000;

/**
 * Measures digests: how close the program comes to the platforms' limits, and how long it takes to find what is due.
 *
 * @param folder an empty folder for stores
 */
export async function measureDigests(
  folder: string,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const postgres = await startPostgres();
  try {
    const fanOuts: (FanOut & Arrived)[] = [];
    const fanOut = async (task: FanOut): Promise<number> => {
      progress(
        `digests of ${task.chats} chats, ${task.platform}, ${task.store}, ${task.limit ?? 'no'} limit`,
      );
      const arrived = await measureFanOut(task, await newStore(task.store, folder, postgres));
      fanOuts.push({ ...task, ...arrived });
      return arrived.perSecond;
    };
    const due: (DueTimes & { readonly store: string })[] = [];
    for (const store of STORES) {
      for (const own of OWN) await fanOut({ ...own, store });
      progress(`what is due among ${MANY} subscriptions, ${store}`);
      due.push({ store, ...(await measureDue(await newStore(store, folder, postgres))) });
      await fanOut({ platform: 'telegram', store, chats: FEW });
      await fanOut({ platform: 'telegram', store, chats: FEW, others: MANY - FEW });
    }
    return tables(fanOuts, due);
  } finally {
    await postgres.remove();
  }
}

function tables(
  fanOuts: readonly (FanOut & Arrived)[],
  due: readonly (DueTimes & { store: string })[],
): readonly Table[] {
  const limited = fanOuts.filter(({ limit }) => limit !== undefined);
  const share = ({ perSecond, limit = Number.NaN }: FanOut & Arrived): number => (100 * perSecond) / limit;
  const worst = (value: (each: FanOut & Arrived) => number): number => Math.max(...fanOuts.map(value));
  return [
    {
      title:
        'Digests that are all due at the same moment; messages a second from the one on that fills the first second',
      heads: [
        'platform',
        'store',
        'chats',
        'others',
        'limit',
        'reached',
        '% of it',
        '429',
        'twice',
        'missing',
        'live MB',
      ],
      rows: fanOuts.map((each) => [
        ...[
          each.platform,
          each.store,
          each.chats,
          each.others ?? 0,
          each.limit ?? Number.NaN,
          each.perSecond,
        ],
        ...[share(each), each.refused, each.twice, each.missing, each.bytes / 1e6],
      ]),
      aims: [
        { wanted: 'at most 5% below the limit', value: 100 - Math.min(...limited.map(share)), most: 5 },
        { wanted: 'no 429', value: worst(({ refused }) => refused), most: 0 },
        { wanted: 'no message twice', value: worst(({ twice }) => twice), most: 0 },
        { wanted: 'none missing', value: worst(({ missing }) => missing), most: 0 },
      ],
    },
    {
      title: `Digests: milliseconds to find what is due, ${DUE_AMONG_MANY} of ${MANY} subscriptions at the same moment`,
      heads: ['store', 'nothing due: median', 'p99', 'n', `${TOGETHER} due: median`, 'p99', 'n'],
      rows: due.map(({ store, none, some }) => [
        ...[store, none.median, none.p99, none.n, some.median, some.p99, some.n],
      ]),
      aims: [
        {
          wanted: 'p99 under 50 ms',
          value: Math.max(...due.flatMap(({ none, some }) => [none.p99, some.p99])),
          most: 50,
        },
      ],
    },
  ];
}

let stores = 0;

/** A store that is new and empty. PostgreSQL is that of the tests, which does not wait for the disk. */
async function newStore(
  kind: FanOut['store'],
  folder: string,
  postgres: RealPostgres,
): Promise<StoreOptions> {
  stores += 1;
  const dataDir = join(folder, `digests-${stores}`);
  return kind === 'SQLite' ? { dataDir } : { dataDir, databaseUrl: await postgres.newDatabase() };
}

/** What came of a fan-out. */
interface Arrived {
  readonly perSecond: number;
  readonly refused: number;
  readonly twice: number;
  /** Chats that got nothing. */
  readonly missing: number;
  /** Live objects and buffers of the program, when all had arrived. */
  readonly bytes: number;
}

/** Lets the program post digests on a stand-in, in a process of its own. */
async function measureFanOut(
  { platform, chats, others = 0, limit }: FanOut,
  store: StoreOptions,
): Promise<Arrived> {
  const stage = await STAGES[platform](chats, limit);
  await subscribe(store, { platform, due: stage.chats, others });
  const before = limit ?? 1;
  const [from, to] = [before, chats].map((n) => stage.nth(n).then(now, now));
  const program = start('bench/sanad-paced.ts', {
    ...{ ...stage.env, ...environmentOf(store), LOG_LEVEL: 'error' },
    ...(limit === undefined ? {} : { PER_SECOND: String(limit) }),
  });
  // Messages that do not come are waited for three times as long as they should take, and a minute more.
  const longest = (chats / (limit ?? 50)) * 3_000 + 60_000;
  await Promise.race([to, setTimeout(longest, undefined, { ref: false })]);
  const bytes = Number(await program.stop());
  const [arrived, refused] = [stage.arrived(), stage.refused()];
  await stage.close();
  const seconds = (((await to) ?? 0) - ((await from) ?? 0)) / 1_000;
  const reached = new Set(arrived).size;
  return {
    ...{ perSecond: (arrived.length - before) / seconds, refused, bytes },
    ...{ twice: arrived.length - reached, missing: chats - reached },
  };
}

function now(): number {
  return performance.now();
}

/** Milliseconds for a look at what is due, as a tick does it: where nothing is, and where a hundred are. */
interface DueTimes {
  readonly none: Spread;
  readonly some: Spread;
}

async function measureDue(store: StoreOptions): Promise<DueTimes> {
  const due = Array.from({ length: DUE_AMONG_MANY }, (_, at) => `chat-${at}`);
  await subscribe(store, { platform: 'telegram', due, others: MANY - DUE_AMONG_MANY });
  const { output } = await run(process.execPath, ['bench/digests.ts'], { env: environmentOf(store) });
  return JSON.parse(output) as DueTimes;
}

/** Takes what is due from the store of the environment; runs in a process of its own. */
async function takeDue(): Promise<DueTimes> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  const { ledger, close } = await openStore({ dataDir, databaseUrl });
  const look = async (at: Date) => {
    const started = performance.now();
    const { more } = await ledger.takeDue(at, TOGETHER, (due) => planDue(due, at, 6 * HOUR));
    return { more, took: performance.now() - started };
  };
  const at = new Date();
  const none: number[] = [];
  for (let time = 0; time < 200; time++) none.push((await look(new Date(at.getTime() - HOUR))).took);
  const some: number[] = [];
  for (let more = true; more; ) {
    const looked = await look(at);
    more = looked.more;
    if (more) some.push(looked.took);
  }
  await close();
  return { none: spread(none), some: spread(some) };
}

if (import.meta.main) process.stdout.write(JSON.stringify(await takeDue()));
