import { startPostgres } from '../tests/store/real-postgres.ts';
import { run } from './processes.ts';
import { measureDigestHours } from './scale/digest-hour.ts';
import { measureStores } from './scale/store.ts';
import type { Table } from './table.ts';
import type { Measured } from './worker.ts';

/** How much is measured. */
export interface ScaleOptions {
  /** Numbers of subscriptions. */
  readonly subscriptions: readonly number[];
  /** Numbers of made-up facts. */
  readonly facts: readonly number[];
  readonly seed: number;
}

/** Megabytes of heap that a worker may have. */
const HEAP = 12_000;

/** How far the program goes: the platforms' limits, the database, the knowledge. */
export async function measureScale(
  { subscriptions, facts, seed }: ScaleOptions,
  progress: (what: string) => void,
): Promise<readonly Table[]> {
  const tables: Table[] = [];
  if (subscriptions.length > 0) {
    tables.push(measureDigestHours(subscriptions, seed));
    const postgres = await startPostgres();
    try {
      tables.push(await measureStores(subscriptions, postgres, progress));
    } finally {
      await postgres.remove();
    }
  }
  if (facts.length > 0) tables.push(await measureFacts(facts, progress));
  return tables;
}

/** What so many facts cost: compiling them, the memory, one answer. */
async function measureFacts(sizes: readonly number[], progress: (what: string) => void): Promise<Table> {
  const rows: (string | number)[][] = [];
  for (const size of sizes) {
    progress(`${size} facts`);
    const words = [`--max-old-space-size=${HEAP}`, 'bench/worker.ts', 'sanad', String(size)];
    const { output, peak } = await run(process.execPath, words, { peak: true });
    const { build, bytes, ask } = JSON.parse(output) as Measured;
    rows.push([size, build / 1_000, bytes / 1e6, peak / 1e6, ask.median, ask.p99, ask.n]);
  }
  return {
    title: 'Made-up facts in one process',
    heads: ['facts', 'compiled s', 'index MB', 'peak MB', 'answer ms', 'p99', 'n'],
    rows,
  };
}
