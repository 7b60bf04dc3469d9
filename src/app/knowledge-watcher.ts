import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Knowledge } from '../knowledge/model.ts';
import { KnowledgeError } from '../knowledge/problems.ts';
import { given } from '../util/given.ts';
import type { Timer } from '../util/timer.ts';

/** How long the folder must be quiet before it is read: editors and `git pull` write several files in a row. */
const QUIET_MILLISECONDS = 200;

/** Takes the new knowledge, or its mistakes. */
type OnChange = (result: Knowledge | KnowledgeError) => void;

/**
 * Reads the knowledge again whenever its folder changes, one reading after the other. The folder and its subfolders
 * may vanish and come back. `LiveKnowledge` decides what becomes of the result.
 */
export class KnowledgeWatcher {
  readonly #root: string;
  readonly #onChange: OnChange;
  readonly #timer: Timer;
  readonly #now: (() => Date) | undefined;
  #watchers: readonly FSWatcher[] = [];
  #cancel = (): void => {};
  #reading = Promise.resolve();
  #stopped = false;

  /**
   * Watches the folder from now on.
   *
   * @param now the present, after which nothing can have been published or added
   */
  constructor(folder: string, onChange: OnChange, timer: Timer, now?: () => Date) {
    this.#root = resolve(folder);
    this.#onChange = onChange;
    this.#timer = timer;
    this.#now = now;
    this.#watch();
  }

  /** Stops watching. `onChange` is not called after it. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#close();
  }

  #close(): void {
    for (const watcher of this.#watchers) watcher.close();
  }

  /** Watches the folder, the folders in it, and its parent, the only one that reports the folder coming back. */
  #watch(): void {
    this.#close();
    const parent = tryWatch(dirname(this.#root), (file) => {
      if (file === basename(this.#root)) this.#changed();
    });
    const inside = ['.', 'sources', 'vocabulary'].map((name) =>
      tryWatch(join(this.#root, name), () => this.#changed()),
    );
    this.#watchers = [parent, ...inside].filter((watcher) => watcher !== undefined);
  }

  #changed(): void {
    if (this.#stopped) return;
    this.#cancel();
    this.#cancel = this.#timer(() => {
      this.#reading = this.#reading.then(() => this.#read());
    }, QUIET_MILLISECONDS);
  }

  async #read(): Promise<void> {
    if (this.#stopped) return;
    // Watch before reading: the folder may be a new one, and a change during the reading must start the next one.
    this.#watch();
    // Only here, since a start from the cache needs neither the parser nor the schemas.
    const { loadKnowledge } = await import('../knowledge/load.ts');
    const result = await loadKnowledge(this.#root, given({ now: this.#now?.() })).catch((error: unknown) => {
      if (error instanceof KnowledgeError) return error;
      throw error;
    });
    if (!this.#stopped) this.#onChange(result);
  }
}

function tryWatch(folder: string, onEvent: (file: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_, file) => onEvent(file));
    // The parent reports a watched folder that goes away.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
