import { retry } from './retry.ts';
import type { Stopping, Timer } from './timer.ts';

/** The clock of a write, and who hears of its failures. */
export interface PersistOptions {
  readonly timer: Timer;
  /** Ends the attempts. */
  readonly signal: Stopping;
  /** Takes the error of each attempt that is followed by another. */
  onTrouble(error: unknown): void;
}

/** Milliseconds between two attempts. */
const PAUSE = 1_000;

/**
 * Writes the outcome of a send, again and again until the store takes it or the program ends.
 * @throws the error of the last attempt, when the program ends
 */
export function persist<Result>(
  write: () => Promise<Result>,
  { timer, signal, onTrouble }: PersistOptions,
): Promise<Result> {
  return retry(write, {
    timer,
    signal,
    pause(error) {
      onTrouble(error);
      return PAUSE;
    },
  });
}
