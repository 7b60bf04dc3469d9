import type { Timer } from '../../src/util/timer.ts';

/** Waiting is cut short: a second takes a millisecond. */
export const quickTimer: Timer = (task, milliseconds) => {
  const timeout = setTimeout(task, milliseconds / 1_000);
  return () => clearTimeout(timeout);
};
