import { describeError, type Log } from './log.ts';

/** Logs the failures of work that goes on: once each, since while the store is away every attempt fails in the same way. */
export class LastingFailure {
  readonly #log: Log;
  readonly #event: string;
  readonly #message: string;
  /** What was logged last, until the work succeeds. */
  #last: string | undefined;

  constructor(log: Log, event: string, message: string) {
    this.#log = log;
    this.#event = event;
    this.#message = message;
  }

  /** Logs a failure, unless it is the same as the one before. */
  take(error: unknown): void {
    const failure = describeError(error);
    const key = JSON.stringify([failure.error, failure.code, failure.reason]);
    if (key !== this.#last) this.#log.error({ event: this.#event, ...failure }, this.#message);
    this.#last = key;
  }

  /** To be called when the work has succeeded: the next failure is logged, whatever it is. */
  end(): void {
    this.#last = undefined;
  }
}
