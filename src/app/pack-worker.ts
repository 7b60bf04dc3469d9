import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { PackTask } from './pack-task.ts';
import type { WorkerData } from './worker-host.ts';

// The thread in which packs are made.
const { codeCache } = workerData as WorkerData;
if (codeCache !== undefined) enableCompileCache(codeCache);
const { packNow } = await import('./pack-task.ts');
parentPort?.on('message', (task: PackTask) => {
  // What is thrown ends the thread, and the other side hears of it.
  void packNow(task).then((answer) => parentPort?.postMessage(answer));
});
