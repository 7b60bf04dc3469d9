import { parentPort, workerData } from 'node:worker_threads';
import { type ParseTask, parseNow } from './parse-task.ts';

/** The thread in which one page or feed is parsed: see `parse-apart.ts`. */
parentPort?.postMessage(parseNow(workerData as ParseTask));
