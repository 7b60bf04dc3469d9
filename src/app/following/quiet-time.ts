import type { Timer } from '../../util/timer.ts';

/** How long it must be quiet: editors and `git pull` write several files in a row. */
const QUIET_MILLISECONDS = 200;
/** After so long it is enough, whether quiet or not: a file that is written all the time must not hold up the others. */
const LONGEST_MILLISECONDS = 2_000;

/** Calls a task when changes have ended for a moment, or have gone on for long. */
export class QuietTime {
  readonly #task: () => void;
  readonly #timer: Timer;
  #cancelQuiet: (() => void) | undefined;
  #cancelLongest: (() => void) | undefined;

  constructor(task: () => void, timer: Timer) {
    this.#task = task;
    this.#timer = timer;
  }

  /** Something has changed. */
  changed(): void {
    const done = (): void => {
      this.cancel();
      this.#task();
    };
    this.#cancelQuiet?.();
    this.#cancelQuiet = this.#timer(done, QUIET_MILLISECONDS);
    this.#cancelLongest ??= this.#timer(done, LONGEST_MILLISECONDS);
  }

  cancel(): void {
    this.#cancelQuiet?.();
    this.#cancelLongest?.();
    this.#cancelQuiet = undefined;
    this.#cancelLongest = undefined;
  }
}
