import { type Stopping, type Timer, wait } from './timer.ts';

/** Whether and when a task is tried again. */
export interface RetryOptions {
  readonly timer: Timer;
  /** Ends the wait. The error of the last attempt is thrown then. */
  readonly signal?: Stopping;
  /**
   * Milliseconds until the next attempt; undefined if there shall be none.
   * @param attempt number of the attempt that failed, from 1
   */
  pause(error: unknown, attempt: number): number | undefined;
}

/**
 * Runs a task until it succeeds or is not to be tried again.
 *
 * @param task called with the number of the attempt, from 1
 * @throws what the last attempt threw
 */
export async function retry<Result>(
  task: (attempt: number) => Promise<Result>,
  { timer, signal, pause }: RetryOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await task(attempt);
    } catch (error) {
      const milliseconds = signal?.aborted ? undefined : pause(error, attempt);
      if (milliseconds === undefined) throw error;
      await wait(milliseconds, timer, signal);
      if (signal?.aborted) throw error;
    }
  }
}

/** A pause in milliseconds that doubles with each attempt, up to the longest one. */
export function doubling(first: number, longest: number): (attempt: number) => number {
  return (attempt) => Math.min(first * 2 ** (attempt - 1), longest);
}
