import { Worker } from 'node:worker_threads';
import type { Timer } from '../../util/timer.ts';
import { DeskError } from '../desk-error.ts';
import type { Parse, Parsed, ParseTask } from './parse-task.ts';

/** A page of 5 MB that is made to be hard to parse takes minutes; a long article takes under a second. */
const DEADLINE_MILLISECONDS = 15_000;
const MOST_MEGABYTES = 512;

/**
 * Parses what a stranger wrote in a thread of its own, so that nothing in it can hold up the program: a thread that takes too
 * long or too much is ended.
 *
 * @returns a function that throws a DeskError `page-tangled` for what cannot be parsed
 */
export function parseApart(timer: Timer): Parse {
  return (task) => inThread(task, timer);
}

async function inThread<Task extends ParseTask>(task: Task, timer: Timer): Promise<Parsed<Task>> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<Parsed<Task>>();
  worker.once('message', resolve);
  worker.once('error', (error) => reject(tangled(task.parse, error)));
  worker.once('exit', () => reject(tangled(task.parse)));
  const cancel = timer(() => reject(tangled(task.parse)), DEADLINE_MILLISECONDS);
  try {
    return await promise;
  } finally {
    cancel();
    await worker.terminate();
  }
}

function tangled(what: 'page' | 'feed', cause?: unknown): DeskError {
  return new DeskError(
    'page-tangled',
    what === 'page'
      ? 'The page is too large or too tangled to be read. Open it in a browser, and give its text instead.'
      : 'The feed is too large or too tangled to be read.',
    { cause },
  );
}
