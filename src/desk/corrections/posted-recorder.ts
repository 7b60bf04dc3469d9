import type { PostedMessage, PostedMessages } from '../../sending/posted.ts';
import { LastingFailure } from '../../util/lasting-failure.ts';
import { describeError, type Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';

/** Where it is recorded, and how it is logged that it cannot be. */
export interface PostedRecorderOptions {
  readonly store: PostedMessages;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
}

/** Messages in one transaction. */
const MOST_AT_ONCE = 100;
/** Messages that wait at most while the store is away; of more, the oldest are left out. */
const MOST_WAITING = 10_000;
/** Milliseconds until the next attempt after the store has failed. */
const PAUSE = 5_000;
/** Milliseconds in which answers gather: a transaction for each would take a quarter of a busy process's time. */
const GATHERING = 25;

/**
 * Records what answers state shortly after they were sent. No answer waits for it, and if the store fails, it is tried again.
 * A process that is killed loses what was sent in its last moment.
 */
export class PostedRecorder {
  readonly name = 'the record of answers';
  readonly #options: PostedRecorderOptions;
  #waiting: PostedMessage[] = [];
  #writing: Promise<void> | undefined;
  #cancelTimer: (() => void) | undefined;
  /** The store has failed, and has not worked since. */
  #hasFailed = false;
  readonly #lasting: LastingFailure;
  #isStopped = false;

  constructor(options: PostedRecorderOptions) {
    this.#options = options;
    this.#lasting = new LastingFailure({
      ...{ log: options.log, event: 'posted-not-recorded', doing: 'recording answers for corrections' },
      now: () => options.now(),
    });
  }

  async start(): Promise<void> {}

  readonly posted = (message: PostedMessage): void => {
    this.#waiting.push(message);
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
    // While a transaction runs, they gather anyway.
    if (this.#writing === undefined) this.#writeAfter(GATHERING);
  };

  /** Forgets the messages to a reader that are not recorded yet. Resolves when those that were begun are. */
  async forget(platform: string, reader: string): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one.reader !== reader || one.in.platform !== platform);
    await this.#writing;
  }

  /** Records what is left. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#write();
    while (this.#writing !== undefined) await this.#writing;
  }

  #writeAfter(milliseconds: number): void {
    this.#cancelTimer ??= this.#options.timer(() => this.#write(), milliseconds);
  }

  #write(): void {
    this.#cancelTimer = undefined;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      // What was sent while the last transaction ended.
      if (this.#waiting.length > 0 && !this.#hasFailed) this.#write();
    });
  }

  async #writeAll(): Promise<void> {
    const { store, log, now } = this.#options;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        await store.record(some, now());
        this.#hasFailed = false;
        this.#lasting.end();
      } catch (error) {
        this.#waiting.unshift(...some);
        if (this.#isStopped)
          log.warn(
            { event: 'posted-lost', ...describeError(error) },
            'the last answers could not be recorded; if their facts change, they are not corrected',
          );
        else this.#lasting.take(error);
        this.#hasFailed = true;
        if (!this.#isStopped) this.#writeAfter(PAUSE);
        return;
      }
    }
  }
}
