import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { given } from '../util/given.ts';
import type { Timer } from '../util/timer.ts';

/** After so long without a request the thread ends, and gives its memory back. */
const IDLE_MILLISECONDS = 10 * 60 * 1_000;

/** The thread was stopped, so that there is no result. */
export class WorkerStopped extends Error {}

/** What a thread is started with. */
export interface WorkerData {
  /** Where Node keeps compiled code. */
  readonly codeCache?: string;
}

/** How a thread is started and ended. */
export interface WorkerHostOptions {
  /** What the thread does, for the message when it ends unasked. */
  readonly does: string;
  readonly timer: Timer;
  start(data: WorkerData): Worker;
  /** After so many milliseconds without a request the thread ends; Infinity: it stays. Default: 10 minutes */
  readonly idle?: number;
}

/**
 * A thread that answers each message with one message, in turn. It is started with the first request, ended when it is idle,
 * and started again after it has ended by itself.
 */
export class WorkerHost<Request, Answer> {
  readonly #options: WorkerHostOptions;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #cancelIdle = (): void => {};
  #stopped = false;

  constructor(options: WorkerHostOptions) {
    this.#options = options;
  }

  /**
   * One request after the other.
   *
   * @throws WorkerStopped, or whatever ended the thread; the next request starts a new one
   */
  ask(request: Request): Promise<Answer> {
    const asked = this.#last.then(() => this.#ask(request));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  /** Ends the thread at once, whatever it does. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end();
  }

  #started(): Worker {
    const cache = getCompileCacheDir();
    // Node adds a folder for its version.
    const data = given({ codeCache: cache === undefined ? undefined : dirname(cache) });
    const worker = this.#options.start(data);
    // Where nothing is asked, nobody waits for its errors.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }

  async #end(): Promise<void> {
    this.#cancelIdle();
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #ask(request: Request): Promise<Answer> {
    if (this.#stopped) throw new WorkerStopped();
    const { does, timer, idle = IDLE_MILLISECONDS } = this.#options;
    this.#cancelIdle();
    this.#worker ??= this.#started();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const onExit = (): void => reject(new Error(`the thread that ${does} has ended`));
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.ref();
    try {
      worker.postMessage(request);
      return await promise;
    } catch (error) {
      // It ends, and its exit is told later.
      if (this.#worker === worker) this.#worker = undefined;
      throw this.#stopped ? new WorkerStopped() : error;
    } finally {
      worker.off('message', resolve).off('error', reject).off('exit', onExit).unref();
      if (!this.#stopped && Number.isFinite(idle)) this.#cancelIdle = timer(() => void this.#end(), idle);
    }
  }
}

/** Room for new objects: Node's default takes a quarter of the thread's memory, and saves little time. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** Starts a thread of the program. */
export function startWorker(file: URL, workerData: WorkerData): Worker {
  return new Worker(file, { workerData, resourceLimits });
}
