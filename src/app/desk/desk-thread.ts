import type { Worker } from 'node:worker_threads';
import { DeskError } from '../../desk/desk-error.ts';
import type { CompareTexts } from '../../desk/intake/already-in.ts';
import type { DraftArticle } from '../../desk/intake/intake.ts';
import { type FindLanguage, sampleOf } from '../../desk/intake/text-language.ts';
import type { Prepare } from '../../desk/publishing/preparation.ts';
import { given } from '../../util/given.ts';
import { describeError, type Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import type { KnowledgeInUse } from '../knowledge-in-use.ts';
import { startWorker, type WorkerData, WorkerHost, WorkerStopped } from '../worker-host.ts';
import type { DeskAnswer, DeskResults, DeskTask } from './desk-task.ts';

/** After so long without a task the thread ends, and gives its memory back. */
const IDLE_MILLISECONDS = 5 * 60 * 1_000;

export interface DeskThreadOptions {
  readonly timer: Timer;
  readonly log: Log;
  /** Which knowledge is in use at this moment. */
  knowledge(): KnowledgeInUse;
  /** Starts the thread. */
  start?(data: WorkerData): Worker;
}

/** Drafts and rehearses in a thread of its own, so that answers go on meanwhile. Its promises reject with a DeskError. */
export class DeskThread {
  readonly #options: DeskThreadOptions;
  readonly #host: WorkerHost<DeskTask, DeskAnswer>;

  constructor(options: DeskThreadOptions) {
    this.#options = options;
    const { timer, start = startDesk } = options;
    this.#host = new WorkerHost({ does: 'works for the desk', timer, start, idle: IDLE_MILLISECONDS });
  }

  readonly draftArticle: DraftArticle = (article, about) =>
    this.#ask({ task: 'draft', article, about, knowledge: this.#options.knowledge() });

  readonly compare: CompareTexts = (article, all) => this.#ask({ task: 'compare', article, all });

  readonly findLanguage: FindLanguage = (paragraphs, declared) =>
    this.#ask({ task: 'language', paragraphs: [sampleOf(paragraphs)], ...given({ declared }) });

  readonly prepare: Prepare = async (preparation, options) => {
    // Which files it is made ready from stands in the options.
    const knowledge = { ...this.#options.knowledge(), files: [] };
    const prepared = await this.#ask({ task: 'prepare', preparation, options, knowledge });
    return { ...prepared, present: options.present };
  };

  /** Ends the thread at once, whatever it does. */
  stop(): Promise<void> {
    return this.#host.stop();
  }

  async #ask<Task extends DeskTask>(task: Task): Promise<DeskResults[Task['task']]> {
    const answer = await this.#host.ask(task).catch((error: unknown) => {
      throw this.#cutOff(error, task.task);
    });
    if ('done' in answer) return answer.done as DeskResults[Task['task']];
    const { code, message, mend } = answer.refused;
    throw new DeskError(code, message, given({ mend }));
  }

  #cutOff(cause: unknown, task: DeskTask['task']): DeskError {
    if (cause instanceof WorkerStopped)
      return new DeskError(
        'desk-stopping',
        'The bot is stopping, and nothing was changed. Do it again when it is back.',
        { cause },
      );
    this.#options.log.error(
      { event: 'desk-thread-ended', task, ...describeError(cause) },
      'the thread of the desk ended before its task was done',
    );
    return new DeskError(
      'desk-cut-off',
      'The work ended before it was done, and nothing was changed. Do it again.',
      { cause },
    );
  }
}

function startDesk(data: WorkerData): Worker {
  return startWorker(new URL('./desk-worker.ts', import.meta.url), data);
}
