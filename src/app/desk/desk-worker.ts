import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerData } from '../worker-host.ts';
import type { DeskTask } from './desk-task.ts';

// The thread in which drafts are made and publications rehearsed.
const { codeCache } = workerData as WorkerData;
if (codeCache !== undefined) enableCompileCache(codeCache);
const { DeskTasks } = await import('./desk-task.ts');
const tasks = new DeskTasks();
parentPort?.on('message', (task: DeskTask) => {
  // What is thrown ends the thread, and the other side hears of it.
  void tasks.run(task).then((answer) => parentPort?.postMessage(answer));
});
