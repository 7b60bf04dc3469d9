import type { Log } from '../util/log.ts';
import { type Timer, wait } from '../util/timer.ts';

const LONGEST_PAUSE_SECONDS = 60;

/** What trying again works with. */
export interface Trying {
  readonly platform: string;
  readonly timer: Timer;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** What of an error may be logged. */
  details(error: unknown): object;
  /** Whether there is no point in trying again; whoever says so ends it. */
  isFatal(error: unknown): boolean;
}

/**
 * Does something until it succeeds, with pauses that double from a second to a minute, each failure logged.
 * @returns undefined where there is no point in going on
 */
export async function untilDone<Result>(
  doing: string,
  task: () => Promise<Result>,
  { platform, timer, signal, log, details, isFatal }: Trying,
): Promise<Result | undefined> {
  for (let pause = 1; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS)) {
    try {
      return await task();
    } catch (error) {
      if (signal.aborted || isFatal(error)) return undefined;
      log.error(
        { event: 'retrying', platform, ...details(error), pause },
        `${doing} failed; trying again in ${pause} s`,
      );
      await wait(pause * 1_000, timer, signal);
    }
  }
  return undefined;
}
