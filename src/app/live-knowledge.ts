import type { Knowledge } from '../knowledge/model.ts';
import { formatProblem, KnowledgeError } from '../knowledge/problems.ts';
import type { Engine } from '../query/engine.ts';
import type { Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { watchKnowledge } from './knowledge-watcher.ts';
import type { Part } from './lifecycle.ts';

/** What is known now: while its files change, the last good ones count. */
export interface LiveKnowledge extends Part {
  knowledge(): Knowledge;
  engine(): Engine;
}

/** What following the files works with. */
export interface LiveKnowledgeOptions {
  readonly folder: string;
  readonly timer: Timer;
  /** What is known at the start. */
  readonly knowledge: Knowledge;
  readonly engine: Engine;
  /** Makes knowledge ready for questions. */
  compile(knowledge: Knowledge): Promise<Engine>;
  readonly log: Log;
}

/** Follows the files of the knowledge folder as soon as it is started. */
export function createLiveKnowledge({
  folder,
  timer,
  knowledge,
  engine,
  compile,
  log,
}: LiveKnowledgeOptions): LiveKnowledge {
  let now = { knowledge, engine };
  let stop = (): void => {};

  async function take(result: Knowledge | KnowledgeError): Promise<void> {
    if (result instanceof KnowledgeError) {
      const problems = result.problems.map((problem) => `${folder}/${formatProblem(problem)}`);
      log.error(
        { event: 'knowledge-refused', problems },
        'the knowledge was changed and is not sound; what was read before stays in use',
      );
      return;
    }
    if (result.version === now.knowledge.version) return;
    now = { knowledge: result, engine: await compile(result) };
    log.info(
      { event: 'knowledge-read', facts: result.facts.length, sources: result.sources.length },
      'the knowledge was read again',
    );
  }

  let taking = Promise.resolve();
  return {
    name: 'the knowledge',
    knowledge: () => now.knowledge,
    engine: () => now.engine,
    async start() {
      // One after the other, so that the last one read is the one that counts.
      const taken = (result: Knowledge | KnowledgeError): void => {
        taking = taking
          .then(() => take(result))
          .catch((error: unknown) =>
            log.error(
              { event: 'knowledge-reading-failed', error: String(error) },
              'reading the knowledge again failed',
            ),
          );
      };
      stop = watchKnowledge(folder, taken, timer);
    },
    async stop() {
      stop();
      await taking;
    },
  };
}
