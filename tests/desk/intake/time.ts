import type { Timer } from '../../../src/util/timer.ts';

/** Time that passes only when a test says so. */
export class ManualTime {
  #now: number;
  readonly #tasks = new Set<{ readonly at: number; readonly task: () => void }>();

  constructor(start = '2026-11-28T12:00:00Z') {
    this.#now = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#now);

  readonly timer: Timer = (task, milliseconds) => {
    const entry = { at: this.#now + milliseconds, task };
    this.#tasks.add(entry);
    return () => void this.#tasks.delete(entry);
  };

  /** How many tasks wait. */
  get waiting(): number {
    return this.#tasks.size;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    for (const entry of [...this.#tasks].toSorted((a, b) => a.at - b.at)) {
      if (entry.at > this.#now || !this.#tasks.delete(entry)) continue;
      entry.task();
    }
  }
}
