import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadingRequest } from './knowledge-reading.ts';
import type { WorkerData } from './worker-host.ts';

// The thread in which knowledge is read and compiled. What it has parsed stays, so that one changed file is soon read.
const { codeCache } = workerData as WorkerData;
if (codeCache !== undefined) enableCompileCache(codeCache);
const { ParsedFiles } = await import('../knowledge/parsed-files.ts');
const { readAndKeep } = await import('./knowledge-reading.ts');
const parsed = new ParsedFiles();
parentPort?.on('message', (request: ReadingRequest) => {
  // What is thrown ends the thread, and the other side hears of it.
  void readAndKeep(request, parsed, (reading) => {
    const { packed } = reading;
    parentPort?.postMessage(reading, packed === undefined ? [] : [packed.buffer]);
  });
});
