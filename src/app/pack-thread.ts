import type { Pack } from '../pack/pack-file.ts';
import { SanadError } from '../util/sanad-error.ts';
import type { Timer } from '../util/timer.ts';
import type { PackAnswer, PackTask } from './pack-task.ts';
import { startWorker, WorkerHost } from './worker-host.ts';

/** A pack is made once for each state of the knowledge, so the thread is of no use for long. */
const IDLE_MILLISECONDS = 10_000;

/**
 * Makes packs in a thread of its own: in the program's it would hold up everybody for 150 to 250 ms.
 *
 * @returns a function that makes one; it rejects with a SanadError where it would be too big
 */
export function packsApart(timer: Timer): (task: PackTask) => Promise<Pack> {
  const host = new WorkerHost<PackTask, PackAnswer>({
    does: 'makes packs',
    timer,
    start: (data) => startWorker(new URL('./pack-worker.ts', import.meta.url), data),
    idle: IDLE_MILLISECONDS,
  });
  return async (task) => {
    const answer = await host.ask(task);
    if ('refused' in answer) throw new SanadError(answer.refused.message, { ...answer.refused, exit: 1 });
    return { file: Buffer.from(answer.file), signature: Buffer.from(answer.signature) };
  };
}
