import type { Knowledge } from '../knowledge/model.ts';
import { formatProblem, KnowledgeError } from '../knowledge/problems.ts';
import type { Engine } from '../query/engine.ts';
import { describeError, type Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { KnowledgeWatcher } from './knowledge-watcher.ts';
import type { Part } from './lifecycle.ts';

/** The knowledge at the start, and how to follow its files. */
export interface LiveKnowledgeOptions {
  /** The folder of the knowledge files. */
  readonly folder: string;
  readonly timer: Timer;
  /** The present, after which nothing can have been published or added. */
  readonly now?: () => Date;
  readonly knowledge: Knowledge;
  readonly engine: Engine;
  /** Makes an engine for new knowledge. */
  compile(knowledge: Knowledge): Promise<Engine>;
  readonly log: Log;
}

/**
 * The knowledge as its files are now. Once started, it takes over each change of the files; while they have mistakes,
 * the last good knowledge stays in use.
 */
export class LiveKnowledge implements Part {
  readonly name = 'the knowledge';
  readonly #options: LiveKnowledgeOptions;
  #current: { readonly knowledge: Knowledge; readonly engine: Engine };
  #watcher: KnowledgeWatcher | undefined;
  /** The changes taken over so far: one after the other, so that the last one read counts. */
  #changes = Promise.resolve();

  constructor(options: LiveKnowledgeOptions) {
    this.#options = options;
    this.#current = { knowledge: options.knowledge, engine: options.engine };
  }

  readonly knowledge = (): Knowledge => this.#current.knowledge;

  readonly engine = (): Engine => this.#current.engine;

  async start(): Promise<void> {
    const { folder, timer, log, now } = this.#options;
    const onChange = (result: Knowledge | KnowledgeError): void => {
      this.#changes = this.#changes
        .then(() => this.#takeOver(result))
        .catch((error: unknown) =>
          log.error(
            { event: 'knowledge-reading-failed', ...describeError(error) },
            'reading the knowledge again failed',
          ),
        );
    };
    this.#watcher = new KnowledgeWatcher(folder, onChange, timer, now);
  }

  async stop(): Promise<void> {
    this.#watcher?.stop();
    await this.#changes;
  }

  async #takeOver(result: Knowledge | KnowledgeError): Promise<void> {
    const { folder, compile, log } = this.#options;
    if (result instanceof KnowledgeError) {
      const problems = result.problems.map((problem) => `${folder}/${formatProblem(problem)}`);
      log.error(
        { event: 'knowledge-refused', problems },
        'the changed knowledge has mistakes; the last good knowledge stays in use',
      );
      return;
    }
    if (result.version === this.#current.knowledge.version) return;
    this.#current = { knowledge: result, engine: await compile(result) };
    log.info(
      { event: 'knowledge-read', facts: result.facts.length, sources: result.sources.length },
      'the knowledge was read again',
    );
  }
}
