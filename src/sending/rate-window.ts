/** At most so many messages in a span of time, wherever the span begins. */
export interface Rate {
  readonly most: number;
  readonly milliseconds: number;
}

/**
 * A message counts from its arrival. The sender knows when it has arrived by the platform's reply; without a reply it is
 * taken to have arrived after this time. If messages counted from when they leave, too many could arrive within a second
 * whenever some take longer than others.
 */
const LONGEST_WAY_MILLISECONDS = 1_000;

/** A message that is on its way, or is about to leave. */
class Trip {
  /** The instant in milliseconds by which it has arrived; infinite before it leaves. */
  arrivesBy = Number.POSITIVE_INFINITY;

  leaves(now: number): void {
    this.arrivesBy = now + LONGEST_WAY_MILLISECONDS;
  }

  /** Its sender has the platform's reply, or has given up. A message that never left does not count. */
  ends(now: number): void {
    const hasLeft = Number.isFinite(this.arrivesBy);
    this.arrivesBy = hasLeft ? Math.min(this.arrivesBy, now) : Number.NEGATIVE_INFINITY;
  }
}

/** The latest messages, of which only so many may arrive in a span of time. */
export class Window {
  readonly #rate: Rate;
  readonly #sharedBy: () => number;
  /** In the order in which they were started. */
  #trips: Trip[] = [];

  /** @param sharedBy by what the number of messages is divided now. Default: by 1 */
  constructor(rate: Rate, sharedBy: () => number = () => 1) {
    this.#rate = rate;
    this.#sharedBy = sharedBy;
  }

  /** How many messages may arrive in the span now: at least one. */
  get most(): number {
    return Math.max(1, Math.floor(this.#rate.most / this.#sharedBy()));
  }

  /** The first instant, from now on, at which one more may be sent; infinite while that is not known. */
  next(now: number): number {
    while (this.#trips[0] && !this.#counts(this.#trips[0], now)) this.#trips.shift();
    const { most } = this;
    if (this.#trips.length < most) return now;
    this.#trips = this.#trips.filter((trip) => this.#counts(trip, now));
    if (this.#trips.length < most) return now;
    return Math.min(...this.#trips.map(({ arrivesBy }) => arrivesBy)) + this.#rate.milliseconds;
  }

  /** Counts one more. */
  take(): Trip {
    const trip = new Trip();
    this.#trips.push(trip);
    return trip;
  }

  /** Whether no message counts any more. */
  isEmpty(now: number): boolean {
    return !this.#trips.some((trip) => this.#counts(trip, now));
  }

  #counts({ arrivesBy }: Trip, now: number): boolean {
    return arrivesBy + this.#rate.milliseconds > now;
  }
}
