/** Time, as the stand-in sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, after so many milliseconds; what it returns calls that off. */
  after(milliseconds: number, act: () => void): () => void;
}

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The time of the machine, but what is waited for comes a hundred times as soon. */
export const hastyClock: Clock = {
  now: systemClock.now,
  after: (milliseconds, act) => systemClock.after(milliseconds / 100, act),
};

/** Telegram's times are in seconds. */
export function secondsOf(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}

interface Alarm {
  readonly at: number;
  readonly act: () => void;
}

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now: number;
  #alarms: readonly Alarm[] = [];
  #awaited: { readonly at: number; readonly resolve: () => void }[] = [];

  constructor(now = Date.UTC(2026, 0, 20, 12)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Waits until something is to happen so many milliseconds from now. */
  async alarm(milliseconds: number): Promise<void> {
    const at = this.#now + milliseconds;
    if (this.#alarms.some((alarm) => alarm.at === at)) return;
    await new Promise<void>((resolve) => {
      this.#awaited.push({ at, resolve });
    });
  }

  after(milliseconds: number, act: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, act };
    this.#alarms = [...this.#alarms, alarm].toSorted((a, b) => a.at - b.at);
    for (const { at, resolve } of this.#awaited) if (at === alarm.at) resolve();
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  }

  /** Moves on, and lets all alarms up to then go off in their order. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#alarms[0]; next && next.at <= end; next = this.#alarms[0]) {
      this.#alarms = this.#alarms.slice(1);
      this.#now = next.at;
      next.act();
    }
    this.#now = end;
  }
}
