import { RateLimitError } from 'discord.js';
import { NotBegun } from '../../sending/pace.ts';
import { retry } from '../../util/retry.ts';
import type { Timer } from '../../util/timer.ts';
import { detailsOf, failureOf } from './errors.ts';

const MOST_ATTEMPTS = 3;
/** Pause after the first attempt; twice that after the second. Both fit into Discord's 3 seconds for a response. */
export const PAUSE_MILLISECONDS = 250;

/** Sends a request that does no harm when it arrives twice, again if that may help. @param send gets the attempt, from 1 */
export async function repeated<Result>(
  send: (attempt: number) => Promise<Result>,
  timer: Timer,
): Promise<Result> {
  let unsettled: { readonly error: unknown } | undefined;
  try {
    return await retry(send, {
      timer,
      pause: (error, attempt) => {
        if (failureOf(error) === 'unsettled') unsettled = { error };
        return attempt < MOST_ATTEMPTS && isPassing(error) ? attempt * PAUSE_MILLISECONDS : undefined;
      },
    });
  } catch (error) {
    // That the last attempt was not sent does not mean that an earlier one did not arrive.
    throw failureOf(error) === 'not-sent' && unsettled ? unsettled.error : error;
  }
}

/** Whether another attempt may soon succeed: Discord failed, or no answer came back. */
function isPassing(error: unknown): boolean {
  if (error instanceof NotBegun || error instanceof RateLimitError) return false;
  const { status } = detailsOf(error);
  return status === undefined || status >= 500;
}
