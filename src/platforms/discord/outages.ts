import type { Timer } from '../../util/timer.ts';

/** How long a connection may be away, and who hears when it is longer. */
export interface OutageOptions {
  readonly timer: Timer;
  /** A shard has had no connection for so long that readers notice. */
  onLost(shard: number): void;
  /** A shard that was reported as lost is connected again. */
  onBack(shard: number): void;
}

/** Discord asks clients to reconnect several times a day, which takes a second or two: that is no outage. */
const OUTAGE_MILLISECONDS = 10_000;

/** Reports each outage of a shard once, and its end. */
export class Outages {
  readonly #options: OutageOptions;
  /** Shards without a connection, with what cancels the report; undefined once the shard is reported as lost. */
  readonly #away = new Map<number, (() => void) | undefined>();

  constructor(options: OutageOptions) {
    this.#options = options;
  }

  /** A shard has lost its connection, or has failed to get another. */
  begin(shard: number): void {
    if (this.#away.has(shard)) return;
    const report = (): void => {
      this.#away.set(shard, undefined);
      this.#options.onLost(shard);
    };
    this.#away.set(shard, this.#options.timer(report, OUTAGE_MILLISECONDS));
  }

  /** A shard has a connection. */
  end(shard: number): void {
    if (!this.#away.has(shard)) return;
    const cancel = this.#away.get(shard);
    this.#away.delete(shard);
    if (cancel) cancel();
    else this.#options.onBack(shard);
  }

  /** Whether a shard is reported as lost and not back. */
  get isLost(): boolean {
    return [...this.#away.values()].includes(undefined);
  }

  /** Cancels all reports. */
  close(): void {
    for (const cancel of this.#away.values()) cancel?.();
    this.#away.clear();
  }
}
