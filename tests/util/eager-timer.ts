import type { Timer } from '../../src/util/timer.ts';

/** A timer that runs each task at once, and keeps for how many milliseconds it was set. */
export function eagerTimer(): { readonly timer: Timer; readonly waits: readonly number[] } {
  const waits: number[] = [];
  const timer: Timer = (task, milliseconds) => {
    waits.push(milliseconds);
    queueMicrotask(task);
    return () => {};
  };
  return { timer, waits };
}
