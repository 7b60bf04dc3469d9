import type { Timer } from '../util/timer.ts';

/** A part of the running program. */
export interface Part {
  /** Its name in the log. */
  readonly name: string;
  start(): Promise<void>;
  /** Called once, also when starting failed. Resolves when the part has nothing left to do. */
  stop(): Promise<void>;
}

/** How the parts are stopped. */
export interface LifecycleOptions {
  /** Milliseconds that each part may take to stop. */
  readonly deadline: number;
  readonly timer: Timer;
  /** Takes an error of stopping a part. */
  onStopError(error: unknown, part: string): void;
}

/** Starts parts in order and stops them in reverse. */
export class Lifecycle {
  readonly #parts: readonly Part[];
  readonly #options: LifecycleOptions;
  /** The parts whose start was called. */
  readonly #begun: Part[] = [];
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(parts: readonly Part[], options: LifecycleOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  /** Rejects with the error of the first part that cannot start, after the others are stopped. */
  start(): Promise<void> {
    this.#starting ??= this.#startInOrder();
    return this.#starting;
  }

  /**
   * Stops every part that was begun, even one that is still starting; no further part is started. Further calls share
   * the first one's promise. Resolves when each part has stopped or used up its time; never rejects.
   */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopInReverse();
    return this.#stopping;
  }

  async #startInOrder(): Promise<void> {
    try {
      for (const part of this.#parts) {
        if (this.#stopping) return;
        this.#begun.push(part);
        await part.start();
      }
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #stopInReverse(): Promise<void> {
    const { deadline, timer, onStopError } = this.#options;
    for (const part of this.#begun.toReversed()) {
      const late = Promise.withResolvers<void>();
      const cancel = timer(() => {
        onStopError(new Error(`did not stop within ${deadline / 1_000} seconds`), part.name);
        late.resolve();
      }, deadline);
      const stopped = part.stop().catch((error: unknown) => onStopError(error, part.name));
      await Promise.race([stopped, late.promise]);
      cancel();
    }
  }
}
