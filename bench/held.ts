import { setImmediate } from 'node:timers';

/** The longest times that the event loop was held, in milliseconds. */
export interface Held {
  /** Of processor time of this thread: a busy machine does not make it longer. */
  readonly processor: number;
  readonly clock: number;
}

/** Watches how long each turn of this thread's event loop takes. It keeps a core busy meanwhile. */
export class HeldMeter {
  #held: Held = { processor: 0, clock: 0 };
  #processor = 0;
  #clock = 0;
  #going: NodeJS.Immediate | undefined;

  start(): void {
    this.#look();
    this.#held = { processor: 0, clock: 0 };
    this.#going ??= setImmediate(() => this.#turn());
  }

  stop(): void {
    clearImmediate(this.#going);
    this.#going = undefined;
  }

  /** The longest turns since the last call. */
  take(): Held {
    this.#look();
    const held = this.#held;
    this.#held = { processor: 0, clock: 0 };
    return held;
  }

  #turn(): void {
    this.#look();
    this.#going = setImmediate(() => this.#turn());
  }

  #look(): void {
    const { user, system } = process.threadCpuUsage();
    const [processor, clock] = [(user + system) / 1_000, performance.now()];
    this.#held = {
      processor: Math.max(this.#held.processor, processor - this.#processor),
      clock: Math.max(this.#held.clock, clock - this.#clock),
    };
    this.#processor = processor;
    this.#clock = clock;
  }
}
