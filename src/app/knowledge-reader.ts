import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { given } from '../util/given.ts';
import type { Timer } from '../util/timer.ts';
import type { Reading, ReadingRequest } from './knowledge-reading.ts';
import type { WorkerData } from './knowledge-worker.ts';

/** After so long without a reading the thread ends, and gives its memory back. */
const IDLE_MILLISECONDS = 10 * 60 * 1_000;

/** The reader was stopped, so that there is no result. */
export class ReaderStopped extends Error {}

/** Reads and compiles knowledge in a thread of its own, so that answers go on meanwhile. */
export class KnowledgeReader {
  readonly #timer: Timer;
  readonly #start: (data: WorkerData) => Worker;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #cancelIdle = (): void => {};
  #stopped = false;

  /** @param start starts the thread */
  constructor(timer: Timer, start: (data: WorkerData) => Worker = startWorker) {
    this.#timer = timer;
    this.#start = start;
  }

  /**
   * One reading after the other.
   *
   * @throws ReaderStopped, or whatever ended the thread; the next reading starts a new one
   */
  read(request: ReadingRequest): Promise<Reading> {
    const reading = this.#last.then(() => this.#read(request));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** Ends the thread at once, whatever it does. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#end();
  }

  #started(): Worker {
    const cache = getCompileCacheDir();
    // Node adds a folder for its version.
    const worker = this.#start(given({ codeCache: cache === undefined ? undefined : dirname(cache) }));
    // Where nothing is being read, nobody waits for its errors.
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

  async #read(request: ReadingRequest): Promise<Reading> {
    if (this.#stopped) throw new ReaderStopped();
    this.#cancelIdle();
    this.#worker ??= this.#started();
    const worker = this.#worker;
    const { promise, resolve, reject } = Promise.withResolvers<Reading>();
    const onExit = (): void => reject(new Error('the thread that reads the knowledge has ended'));
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', onExit);
    worker.ref();
    worker.postMessage(request);
    try {
      return await promise;
    } catch (error) {
      // It ends, and its exit is told later.
      if (this.#worker === worker) this.#worker = undefined;
      throw this.#stopped ? new ReaderStopped() : error;
    } finally {
      worker.off('message', resolve).off('error', reject).off('exit', onExit).unref();
      if (!this.#stopped) this.#cancelIdle = this.#timer(() => void this.#end(), IDLE_MILLISECONDS);
    }
  }
}

/** Room for new objects: Node's default takes a quarter of the thread's memory, and saves little time. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

function startWorker(workerData: WorkerData): Worker {
  return new Worker(new URL('./knowledge-worker.ts', import.meta.url), { workerData, resourceLimits });
}
