/** At most so many in a time, wherever it begins. */
export interface Rate {
  readonly most: number;
  readonly milliseconds: number;
}

/**
 * When a message arrives is known only when its sender hears of it, so it counts from then on; one that nothing is heard
 * of for so long is taken to have arrived. To count from when it was sent would let too many arrive in a second whenever
 * some take longer than others.
 */
const LONGEST_WAY_MILLISECONDS = 1_000;

/** A message that is sent, or is about to be. */
class Trip {
  /** The instant in milliseconds by which it has arrived; infinite before it has gone. */
  arrivesBy = Number.POSITIVE_INFINITY;

  goes(now: number): void {
    this.arrivesBy = now + LONGEST_WAY_MILLISECONDS;
  }

  /** Its sender has heard of it. One that did not go does not count. */
  ends(now: number): void {
    const hasGone = Number.isFinite(this.arrivesBy);
    this.arrivesBy = hasGone ? Math.min(this.arrivesBy, now) : Number.NEGATIVE_INFINITY;
  }
}

/** The latest messages, of which only so many may arrive in a time. */
export class Window {
  readonly #rate: Rate;
  /** In the order in which they were begun. */
  #trips: Trip[] = [];

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** The first instant, from now on, at which one more may be sent; infinite where that is not known yet. */
  next(now: number): number {
    while (this.#trips[0] && !this.#counts(this.#trips[0], now)) this.#trips.shift();
    if (this.#trips.length < this.#rate.most) return now;
    this.#trips = this.#trips.filter((trip) => this.#counts(trip, now));
    if (this.#trips.length < this.#rate.most) return now;
    return Math.min(...this.#trips.map(({ arrivesBy }) => arrivesBy)) + this.#rate.milliseconds;
  }

  /** Counts one more. */
  take(): Trip {
    const trip = new Trip();
    this.#trips.push(trip);
    return trip;
  }

  /** Whether nothing counts any more. */
  isEmpty(now: number): boolean {
    return !this.#trips.some((trip) => this.#counts(trip, now));
  }

  #counts({ arrivesBy }: Trip, now: number): boolean {
    if (arrivesBy === Number.POSITIVE_INFINITY) return true;
    // What arrives later than it can was sent before somebody set the clock back.
    return arrivesBy + this.#rate.milliseconds > now && arrivesBy <= now + LONGEST_WAY_MILLISECONDS;
  }
}
