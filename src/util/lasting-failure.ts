import { describeError, type Log } from './log.ts';

/** Milliseconds until a failure that goes on is logged again: the first pause, which doubles, and the longest. */
const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 60 * 60 * 1_000;
/** Milliseconds without a failure after which the work counts as mended: parts of it may fail while others succeed. */
const QUIET = 30_000;

/** Who hears of the failures, and the clock. */
export interface LastingFailureOptions {
  readonly log: Log;
  /** The event of its lines; that of the line that tells of the end has `-ended` behind it. */
  readonly event: string;
  /** What fails, as the start of a sentence: `posting digests`. */
  readonly doing: string;
  now(): Date;
}

/** One kind of failure that goes on. */
interface Lasting {
  count: number;
  pause: number;
  loggedAt: number;
}

/**
 * Logs the failures of work that goes on: the first of each kind at once, then with a count after pauses that grow from a
 * minute to an hour, and once that it works again. While the store is away, every attempt fails in the same way.
 */
export class LastingFailure {
  readonly #options: LastingFailureOptions;
  /** By name, code and reason of the error. */
  readonly #lasting = new Map<string, Lasting>();
  #since = 0;
  #latest = 0;

  constructor(options: LastingFailureOptions) {
    this.#options = options;
  }

  /** Takes a failure, and logs it if it is the first of its kind or has not been told of for long enough. */
  take(error: unknown): void {
    const { log, event, doing } = this.#options;
    const failure = describeError(error);
    const at = this.#now();
    if (this.#lasting.size === 0) this.#since = at;
    this.#latest = at;
    const key = JSON.stringify([failure.error, failure.code, failure.reason]);
    const known = this.#lasting.get(key);
    if (known === undefined) {
      this.#lasting.set(key, { count: 1, pause: FIRST_PAUSE, loggedAt: at });
      log.error({ event, ...failure }, `${doing} failed; trying again`);
      return;
    }
    known.count += 1;
    // A clock that is set back must not silence the log.
    if (Math.abs(at - known.loggedAt) < known.pause) return;
    known.loggedAt = at;
    known.pause = Math.min(known.pause * 2, LONGEST_PAUSE);
    log.error(
      { event, ...failure, failures: known.count, since: isoAt(this.#since) },
      `${doing} still fails`,
    );
  }

  /** To be called whenever the work has succeeded. Logs that it works again, once nothing has failed for a while. */
  end(): void {
    if (this.#lasting.size === 0 || Math.abs(this.#now() - this.#latest) < QUIET) return;
    const { log, event, doing } = this.#options;
    const failures = this.#lasting.values().reduce((sum, { count }) => sum + count, 0);
    this.#lasting.clear();
    log.info({ event: `${event}-ended`, failures, since: isoAt(this.#since) }, `${doing} works again`);
  }

  #now(): number {
    return this.#options.now().getTime();
  }
}

function isoAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
