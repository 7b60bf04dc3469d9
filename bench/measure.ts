import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is typical of many measurements, in milliseconds. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  /** 99th percentile. */
  readonly p99: number;
}

/** Median and 99th percentile, by the nearest rank. */
export function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { n: sorted.length, median: rank(0.5), p99: rank(0.99) };
}

/** Milliseconds that each item takes; stops with the item after which `most` are over. */
export function timeEach<Item>(items: readonly Item[], run: (item: Item) => unknown, most: number): number[] {
  const times: number[] = [];
  const end = performance.now() + most;
  for (const item of items) {
    const started = performance.now();
    if (started > end) break;
    run(item);
    times.push(performance.now() - started);
  }
  return times;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that live objects and buffers take, after a full garbage collection. */
export function liveBytes(): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
