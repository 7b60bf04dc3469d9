import type { Worker } from 'node:worker_threads';
import { given } from '../util/given.ts';
import type { Timer } from '../util/timer.ts';
import type { Reading, ReadingRequest } from './knowledge-reading.ts';
import { startWorker, type WorkerData, WorkerHost } from './worker-host.ts';

/** Reads and compiles knowledge in a thread of its own, so that answers go on meanwhile. */
export class KnowledgeReader {
  readonly #host: WorkerHost<ReadingRequest, Reading>;

  /**
   * @param start starts the thread
   * @param idle after so many milliseconds without a reading the thread ends; Infinity: it stays. Default: 10 minutes
   */
  constructor(timer: Timer, start: (data: WorkerData) => Worker = startReader, idle?: number) {
    this.#host = new WorkerHost({ does: 'reads the knowledge', timer, start, ...given({ idle }) });
  }

  /**
   * One reading after the other.
   *
   * @throws WorkerStopped, or whatever ended the thread; the next reading starts a new one
   */
  read(request: ReadingRequest): Promise<Reading> {
    return this.#host.ask(request);
  }

  /** Ends the thread at once, whatever it does. */
  stop(): Promise<void> {
    return this.#host.stop();
  }
}

function startReader(data: WorkerData): Worker {
  return startWorker(new URL('./knowledge-worker.ts', import.meta.url), data);
}
