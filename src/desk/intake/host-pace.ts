import { LRUCache } from 'lru-cache';
import { type Stopping, type Timer, wait } from '../../util/timer.ts';

/** Spreads requests to a host: each may begin a time after the one before. */
export class HostPace {
  readonly #milliseconds: number;
  readonly #timer: Timer;
  readonly #now: () => number;
  /** When the next request to a host may begin. */
  readonly #next = new LRUCache<string, number>({ max: 1_000 });

  /**
   * @param milliseconds between the beginnings of two requests
   * @param now milliseconds by a clock that is never set back
   */
  constructor(milliseconds: number, timer: Timer, now: () => number) {
    this.#milliseconds = milliseconds;
    this.#timer = timer;
    this.#now = now;
  }

  /** Resolves when a request to the host may begin. */
  async turn(host: string, signal?: Stopping): Promise<void> {
    const now = this.#now();
    const begins = Math.max(now, this.#next.get(host) ?? now);
    this.#next.set(host, begins + this.#milliseconds);
    if (begins > now) await wait(begins - now, this.#timer, signal);
  }
}
