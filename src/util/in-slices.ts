import type { Stopping } from './timer.ts';

/** So long a slice of work may take before others get their turn. */
const SLICE_MILLISECONDS = 5;

/**
 * Runs through work that is done step by step, and lets everything else have its turn every few milliseconds.
 *
 * @param signal when it is aborted, no further step is done
 * @returns what the steps gave, in order
 */
export async function inSlices<Step>(
  steps: Iterable<Step | Promise<Step>>,
  signal?: Stopping,
): Promise<readonly Step[]> {
  const done: Step[] = [];
  let since = performance.now();
  for (const step of steps) {
    done.push(await step);
    if (signal?.aborted) break;
    if (performance.now() - since < SLICE_MILLISECONDS) continue;
    await turn();
    since = performance.now();
  }
  return done;
}

/** Resolves when everything else has had its turn. A browser has no `setImmediate`. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve);
  });
}
