import { LastingFailure } from '../util/lasting-failure.ts';
import type { Log } from '../util/log.ts';
import { type Timer, wait } from '../util/timer.ts';

/** The processes that share a database and the platforms' limits. */
export interface ReplicaStore {
  /**
   * Notes that a process runs, and by what it divides the limits. Processes do this one after the other.
   *
   * @param silence milliseconds after which a process that has not done this counts as away
   * @param choose gives the divisor of this process for those of all others that are not away
   * @returns the divisors of all of them, this one's first
   */
  beat(
    id: string,
    silence: number,
    choose: (others: readonly number[]) => number,
  ): Promise<readonly [number, ...number[]]>;

  /** Notes that a process ends. */
  leave(id: string): Promise<void>;
}

/** What a share needs. */
export interface LimitShareOptions {
  readonly replicas: ReplicaStore;
  /** Of this process alone. */
  readonly id: string;
  /** How many processes there should be: the limits are divided by it until they have counted each other. */
  readonly expected: number;
  readonly timer: Timer;
  readonly log: Log;
  now(): Date;
}

const BEAT = 5_000;
/** Milliseconds after which the others take over the share of a process that is not heard of. */
const SILENCE = 20_000;
/** Milliseconds after which a process no longer uses its own share: earlier than the others take it, whatever the clocks do. */
const LAPSE = 15_000;
/** The divisor of a process for which the others have not made room yet. It still sends one message a second. */
const ALMOST_NOTHING = 1_000;

/**
 * The part of the platforms' limits that this process may use. The processes count each other in the database. One that is
 * away, killed or suspended leaves its share to the others within half a minute, and takes it up again when it is back.
 */
export class LimitShare {
  readonly name = 'the share of the limits';
  readonly #options: LimitShareOptions;
  readonly #stopping = new AbortController();
  readonly #failure: LastingFailure;
  #divisor: number;
  /** When it was last noted that this process runs, in milliseconds since 1970. */
  #notedAt = Number.NEGATIVE_INFINITY;
  /** The database did not take the latest note. */
  #isStoreAway = true;
  #running = Promise.resolve();

  constructor(options: LimitShareOptions) {
    this.#options = options;
    this.#divisor = options.expected;
    const { log, now } = options;
    this.#failure = new LastingFailure({
      log,
      event: 'replicas-not-counted',
      doing: 'counting the processes',
      now,
    });
  }

  /** By what the limits are divided for this process, at this moment. */
  divisor(): number {
    const { expected, now } = this.#options;
    const age = now().getTime() - this.#notedAt;
    if (age < LAPSE && age > -LAPSE) return this.#divisor;
    // While the database is away, nobody can take over anything. A process that was suspended has lost its share.
    return this.#isStoreAway ? Math.max(expected, this.#divisor) : ALMOST_NOTHING;
  }

  async start(): Promise<void> {
    await this.#beat();
    this.#running = this.#run();
  }

  /** Leaves the share to the others. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    const { replicas, id } = this.#options;
    await replicas.leave(id).catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await wait(BEAT, this.#options.timer, signal);
      if (!signal.aborted) await this.#beat();
    }
  }

  async #beat(): Promise<void> {
    const { replicas, id, log, now } = this.#options;
    const begun = now().getTime();
    try {
      const before = this.#divisor;
      const all = await replicas.beat(id, SILENCE, (others) => {
        const divisor = divisorAmong(others);
        // Less is used before the others can know of it, more only when they do.
        this.#divisor = Math.max(this.#divisor, divisor);
        return divisor;
      });
      const [divisor] = all;
      if (divisor !== before || this.#notedAt === Number.NEGATIVE_INFINITY) {
        log.info(
          { event: 'limits-shared', processes: all.length, divisor },
          `this process uses 1/${divisor} of the platforms' limits`,
        );
      }
      this.#divisor = divisor;
      this.#notedAt = begun;
      this.#isStoreAway = false;
      this.#failure.end();
    } catch (error) {
      this.#isStoreAway = true;
      this.#failure.take(error);
    }
  }
}

/**
 * What a process divides the limits by, next to others with these divisors: by the number of all of them, or by more until the
 * others have made room. So the shares never come to more than the whole.
 */
export function divisorAmong(others: readonly number[]): number {
  const free = 1 - others.reduce((sum, divisor) => sum + 1 / divisor, 0);
  const equal = others.length + 1;
  // A rounding error of a float is no reason to wait.
  if (free > 1 / equal - 1e-9) return equal;
  return free > 1 / ALMOST_NOTHING ? Math.ceil(1 / free - 1e-9) : ALMOST_NOTHING;
}
