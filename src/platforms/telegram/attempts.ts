import { retry } from '../../util/retry.ts';
import type { Timer } from '../../util/timer.ts';
import { type Failure, failureOf } from './errors.ts';

/** Pauses between the attempts of a call while a reader waits, in milliseconds. */
const PAUSES: readonly number[] = [1_000, 3_000];

/** Makes calls of the Bot API, again where that may help and does no harm. */
export class Attempts {
  readonly #timer: Timer;
  readonly #pauses: readonly number[];

  /** @param pauses milliseconds before each further attempt */
  constructor(timer: Timer, pauses: readonly number[] = PAUSES) {
    this.#timer = timer;
    this.#pauses = pauses;
  }

  /** Makes a call that must not arrive twice: again only where it did not leave this machine. */
  once<Result>(call: () => Promise<Result>): Promise<Result> {
    return this.#retry(call, ['not-sent']);
  }

  /** Makes a call that is safe to repeat. */
  repeatable<Result>(call: () => Promise<Result>): Promise<Result> {
    return this.#retry(call, ['not-sent', 'unknown']);
  }

  /** Makes a call that changes a message; it is no failure that the message was so already. */
  async change(call: () => Promise<unknown>): Promise<void> {
    try {
      await this.repeatable(call);
    } catch (error) {
      if (failureOf(error) !== 'not-modified') throw error;
    }
  }

  #retry<Result>(call: () => Promise<Result>, failures: readonly Failure[]): Promise<Result> {
    return retry(call, {
      timer: this.#timer,
      pause: (error, attempt) =>
        failures.includes(failureOf(error)) ? this.#pauses[attempt - 1] : undefined,
    });
  }
}
