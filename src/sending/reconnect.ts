import type { Log } from '../util/log.ts';
import { doubling, retry } from '../util/retry.ts';
import type { Timer } from '../util/timer.ts';

const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 60_000;

const pauseAfter = doubling(FIRST_PAUSE_MILLISECONDS, LONGEST_PAUSE_MILLISECONDS);

/** How a platform is reached again after a failure. */
export interface ReconnectOptions {
  readonly platform: string;
  readonly timer: Timer;
  /** No attempt starts after it is aborted. */
  readonly signal: AbortSignal;
  readonly log: Log;
  /** The parts of an error that may be logged. */
  details(error: unknown): object;
  /** Whether another attempt would fail in the same way. The caller reports a fatal error itself. */
  isFatal(error: unknown): boolean;
}

/**
 * Runs a task until it succeeds. The pauses between attempts double from a second to a minute; each failure is logged.
 *
 * @param doing what the task does, as the start of a sentence: "Registering the commands"
 * @returns the task's result; undefined after a fatal error or an abort
 */
export async function untilDone<Result>(
  doing: string,
  task: () => Promise<Result>,
  { platform, timer, signal, log, details, isFatal }: ReconnectOptions,
): Promise<Result | undefined> {
  if (signal.aborted) return undefined;
  let isGivenUp = false;
  const pause = (error: unknown, attempt: number): number | undefined => {
    isGivenUp = isFatal(error);
    if (isGivenUp) return undefined;
    const milliseconds = pauseAfter(attempt);
    const seconds = milliseconds / 1_000;
    log.error(
      { event: 'platform-call-retried', platform, ...details(error), pause: seconds },
      `${doing} failed; trying again in ${seconds} s`,
    );
    return milliseconds;
  };
  try {
    return await retry(task, { timer, signal, pause });
  } catch (error) {
    if (isGivenUp || signal.aborted) return undefined;
    throw error;
  }
}
