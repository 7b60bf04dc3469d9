import { join } from 'node:path';
import type { StoreOptions } from '../src/store/open.ts';
import { type RealPostgres, startPostgres } from '../tests/store/real-postgres.ts';
import type { DueTimes } from './due.ts';
import { type FanOut, type FanOutTask, measureFanOut } from './fan-out.ts';
import { run } from './processes.ts';
import { environmentOf, subscribe } from './subscribe.ts';

/** What was measured of digests. */
export interface MeasuredDigests {
  /** Against stand-ins that keep to limits. */
  readonly limited: readonly FanOut[];
  /** Without limits, among few and among many subscriptions. */
  readonly lifted: readonly FanOut[];
  readonly due: readonly (DueTimes & { readonly store: FanOutTask['store'] })[];
}

const STORES = ['SQLite', 'PostgreSQL'] as const;
/** Half a minute at each platform's own limit. */
const OWN = [
  { platform: 'Telegram', chats: 900, others: 0, limit: 30 },
  { platform: 'Discord', chats: 1_500, others: 0, limit: 50 },
] as const;
/** With a larger limit, as far as the machine keeps up: this share of what it reaches without one. */
const SCALED_CHATS = 10_000;
const SCALED_SHARE = 0.5;
/** Subscriptions; of many, a tenth is due at the same moment. */
const FEW = 1_000;
const MANY = 100_000;
const DUE_AMONG_MANY = 10_000;

/**
 * Measures the digests.
 *
 * @param folder an empty folder for stores
 * @param progress told what is being measured
 */
export async function measureDigests(
  folder: string,
  progress: (what: string) => void,
): Promise<MeasuredDigests> {
  const postgres = await startPostgres();
  const stores = newStores(folder, postgres);
  const fanOut = async (task: FanOutTask): Promise<FanOut> => {
    const { platform, store, chats, others, limit } = task;
    const pace = limit === undefined ? 'without a limit' : `at ${limit} a second`;
    progress(`digests of ${chats} chats of ${chats + others}, ${platform}, ${store}, ${pace}`);
    return measureFanOut(task, await stores(store));
  };
  try {
    const lifted: FanOut[] = [];
    const due: MeasuredDigests['due'][number][] = [];
    for (const store of STORES) {
      for (const all of [FEW, MANY]) {
        lifted.push(await fanOut({ platform: 'Telegram', store, chats: FEW, others: all - FEW }));
      }
      progress(`what is due among ${MANY} subscriptions, ${store}`);
      due.push({ store, ...(await measureDue(await stores(store))) });
    }
    const limited: FanOut[] = [];
    for (const store of STORES) {
      for (const own of OWN) limited.push(await fanOut({ ...own, store }));
    }
    const keepsUp = Math.floor(SCALED_SHARE * (lifted[0]?.perSecond ?? 0));
    for (const own of OWN) {
      const limit = Math.max(own.limit, keepsUp);
      limited.push(await fanOut({ ...own, store: 'SQLite', chats: SCALED_CHATS, limit }));
    }
    return { limited, lifted, due };
  } finally {
    await postgres.remove();
  }
}

/** Makes stores, each new and empty. */
function newStores(
  folder: string,
  postgres: RealPostgres,
): (store: FanOutTask['store']) => Promise<StoreOptions> {
  let made = 0;
  return async (store) => {
    made += 1;
    const dataDir = join(folder, `digests-${made}`);
    return store === 'SQLite' ? { dataDir } : { dataDir, databaseUrl: await postgres.newDatabase() };
  };
}

async function measureDue(options: StoreOptions): Promise<DueTimes> {
  const due = Array.from({ length: DUE_AMONG_MANY }, (_, at) => `chat-${at}`);
  await subscribe(options, { platform: 'telegram', due, others: MANY - DUE_AMONG_MANY });
  const { output } = await run(process.execPath, ['bench/due.ts'], { env: environmentOf(options) });
  return JSON.parse(output) as DueTimes;
}
