import { type Stopping, type Timer, wait } from './timer.ts';

/** When and how long to wait before something is tried again. */
export interface RetryOptions {
  readonly timer: Timer;
  /** Ends the waiting; the error of the last attempt is thrown then. */
  readonly signal?: Stopping;
  /**
   * Milliseconds until the next attempt; undefined where there is no point in another.
   * @param attempt number of the attempt that failed, from 1
   */
  pause(error: unknown, attempt: number): number | undefined;
}

/**
 * Does something until it succeeds or there is no point in trying again.
 *
 * @param task given the number of the attempt, from 1
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

/** A pause that doubles with each attempt, up to the longest one. */
export function doubling(first: number, longest: number): (attempt: number) => number {
  return (attempt) => Math.min(first * 2 ** (attempt - 1), longest);
}
