import { type Rate, Window } from './rate-window.ts';

/** How soon something has to be sent: `first` is what a reader waits for, `later` what can wait. */
export type Urgency = 'first' | 'later';

/** Something to send. */
export interface Task {
  /**
   * Sends it; never rejects.
   * @param onStart called right before it goes out
   */
  run(onStart: () => void): Promise<void>;
  /** Ends it unsent. */
  refuse(): void;
}

/** The queue of one chat: its tasks run one after the other, and keep to the chat's own limits. */
export class Lane {
  readonly #tasks: Readonly<Record<Urgency, Task[]>> = { first: [], later: [] };
  readonly #windows: readonly Window[];
  /** Whether one of its tasks runs. */
  isBusy = false;
  /** Whether a timer waits until the chat's limits allow the next task. */
  isResting = false;
  /** In which queue of ready lanes it stands. */
  queuedAs: Urgency | undefined;

  constructor(rates: readonly Rate[]) {
    this.#windows = rates.map((rate) => new Window(rate));
  }

  add(task: Task, urgency: Urgency): void {
    this.#tasks[urgency].push(task);
  }

  /** The urgency of the task that comes next; undefined where there is none. */
  get urgency(): Urgency | undefined {
    if (this.#tasks.first.length > 0) return 'first';
    return this.#tasks.later.length > 0 ? 'later' : undefined;
  }

  /** Takes the next task out. */
  take(): Task | undefined {
    return this.#tasks.first.shift() ?? this.#tasks.later.shift();
  }

  /** Refuses all tasks that can wait. */
  refuseLater(): void {
    for (const task of this.#tasks.later.splice(0)) task.refuse();
  }

  /** The first instant, from now on, at which the chat's limits allow another message, in milliseconds. */
  next(now: number): number {
    return Math.max(now, ...this.#windows.map((window) => window.next(now)));
  }

  /** Counts one more message. */
  count(): ReturnType<Window['take']>[] {
    return this.#windows.map((window) => window.take());
  }

  /** Whether nothing is known of it that still matters, so that it can be forgotten. */
  isIdle(now: number): boolean {
    return !this.isBusy && this.urgency === undefined && this.#windows.every((window) => window.isEmpty(now));
  }
}
