import type { Clock } from './clock.ts';
import { refusals } from './refusals.ts';

/** How much a bot may send: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this */
export interface Limits {
  /** Messages a second, in all chats together. Default: 30. */
  readonly perSecond?: number;
  /** Messages a second in one chat, in the long run. Default: 1. */
  readonly perChat?: number;
  /** How many of them may come at once in a chat that was quiet. Telegram names no number. Default: 3. */
  readonly burst?: number;
  /** Messages a minute in one group. Default: 20. */
  readonly perGroup?: number;
}

/** Counts what was let through, in a window that moves along with time. */
class Window {
  readonly #most: number;
  readonly #span: number;
  #times: number[] = [];

  constructor(most: number, span: number) {
    this.#most = most;
    this.#span = span;
  }

  /** Milliseconds until one more may come. */
  wait(now: number): number {
    const first = this.#times.findIndex((time) => time > now - this.#span);
    this.#times = first < 0 ? [] : this.#times.slice(first);
    return this.#times.length < this.#most ? 0 : (this.#times[0] ?? now) + this.#span - now;
  }

  take(now: number): void {
    this.#times.push(now);
  }
}

/** Fills up with time; what it holds may go at once. */
class Bucket {
  readonly #size: number;
  readonly #perMillisecond: number;
  #level: number;
  #since: number;

  constructor(size: number, perSecond: number, now: number) {
    this.#size = size;
    this.#perMillisecond = perSecond / 1000;
    this.#level = size;
    this.#since = now;
  }

  wait(now: number): number {
    this.#level = Math.min(this.#size, this.#level + (now - this.#since) * this.#perMillisecond);
    this.#since = now;
    return this.#level >= 1 - 1e-9 ? 0 : (1 - this.#level) / this.#perMillisecond;
  }

  take(): void {
    this.#level -= 1;
  }
}

/** Telegram's limits, strictly: no second has more than 30 messages, wherever it begins. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #limits: Required<Limits>;
  readonly #all: Window;
  readonly #chats = new Map<number, Bucket>();
  readonly #groups = new Map<number, Window>();

  constructor(clock: Clock, limits: Limits) {
    this.#clock = clock;
    this.#limits = { perSecond: 30, perChat: 1, burst: 3, perGroup: 20, ...limits };
    this.#all = new Window(this.#limits.perSecond, 1000);
  }

  /**
   * Counts a message to a chat.
   * @throws Refusal 429 when it is one too many; that one does not count
   */
  take(chat: number): void {
    const now = this.#clock.now();
    const { burst, perChat, perGroup } = this.#limits;
    const bucket = this.#chats.getOrInsertComputed(chat, () => new Bucket(burst, perChat, now));
    // Groups and channels have negative ids.
    const group =
      chat < 0 ? this.#groups.getOrInsertComputed(chat, () => new Window(perGroup, 60_000)) : undefined;
    const wait = Math.max(this.#all.wait(now), bucket.wait(now), group?.wait(now) ?? 0);
    if (wait > 0) throw refusals.tooMany(Math.max(1, Math.ceil(wait / 1000)));
    this.#all.take(now);
    bucket.take();
    group?.take(now);
  }
}
