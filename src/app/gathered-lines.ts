import type { LogDetails } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';

/** Takes a line of the log. */
export type WriteLine = (details: LogDetails, message: string) => void;

/** A kind of line, of which one was written less than a minute ago. */
interface Kind {
  /** Writes the last line that came, with a count. */
  write(times: number): void;
  /** How many have come since. */
  times: number;
  /** Cancels the end of the minute. */
  cancel(): void;
}

const MINUTE_MILLISECONDS = 60_000;

/**
 * Lines of the log that anybody on the network can cause. The first of a kind is written at once. Those that follow are
 * written once a minute as one line, which has their number as `times`.
 */
export class GatheredLines {
  readonly #timer: Timer;
  readonly #kinds = new Map<string, Kind>();

  constructor(timer: Timer) {
    this.#timer = timer;
  }

  /** Takes a line. Those with the same event, error and code are of one kind; the details of the last are written. */
  add(writeLine: WriteLine, details: LogDetails, message: string): void {
    const key = JSON.stringify([details.event, details['error'], details['code']]);
    const write = (times: number): void => writeLine({ ...details, times }, message);
    const kind = this.#kinds.get(key);
    if (kind) {
      Object.assign(kind, { write, times: kind.times + 1 });
      return;
    }
    writeLine(details, message);
    this.#kinds.set(key, { write, times: 0, cancel: this.#afterMinute(key) });
  }

  /** Writes what was counted, and forgets all. */
  stop(): void {
    for (const { write, times, cancel } of this.#kinds.values()) {
      cancel();
      if (times > 0) write(times);
    }
    this.#kinds.clear();
  }

  #afterMinute(key: string): () => void {
    return this.#timer(() => {
      const kind = this.#kinds.get(key);
      if (kind === undefined) return;
      if (kind.times === 0) {
        this.#kinds.delete(key);
        return;
      }
      kind.write(kind.times);
      Object.assign(kind, { times: 0, cancel: this.#afterMinute(key) });
    }, MINUTE_MILLISECONDS);
  }
}
