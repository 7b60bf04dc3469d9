import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Knowledge } from '../knowledge/model.ts';
import { KnowledgeError } from '../knowledge/problems.ts';
import type { Timer } from '../util/timer.ts';

/** How long the folder must be quiet before it is read: editors and `git pull` write several files in a row. */
const QUIET_MILLISECONDS = 200;

/**
 * Reads the knowledge again whenever its folder changes, and hands over the result: the new knowledge, or what is
 * wrong with it, in which case the caller keeps what it has. One reading is done before the next begins. The
 * folder and its subfolders may vanish and come back.
 *
 * @param timer - setTimeout by default
 * @returns stops watching; no result is handed over after it
 */
export function watchKnowledge(
  folder: string,
  onChange: (result: Knowledge | KnowledgeError) => void,
  timer: Timer = afterTimeout,
): () => void {
  const root = resolve(folder);
  let watchers: readonly FSWatcher[] = [];
  let cancel = () => {};
  let reading = Promise.resolve();
  let stopped = false;

  const close = () => {
    for (const watcher of watchers) watcher.close();
  };
  const changed = () => {
    if (stopped) return;
    cancel();
    cancel = timer(() => {
      reading = reading.then(read);
    }, QUIET_MILLISECONDS);
  };
  const arm = () => {
    close();
    watchers = open(root, changed);
  };
  const read = async () => {
    if (stopped) return;
    // First the watchers, as a folder may be a new one by now; what changes meanwhile starts the next reading.
    arm();
    // Only here, since a start from the cache needs neither the parser nor the schemas.
    const { loadKnowledge } = await import('../knowledge/load.ts');
    const result = await loadKnowledge(root).catch((error: unknown) => {
      if (error instanceof KnowledgeError) return error;
      throw error;
    });
    if (!stopped) onChange(result);
  };

  arm();
  return () => {
    stopped = true;
    cancel();
    close();
  };
}

/** Watches the folder, the folders in it, and its parent, which alone sees the folder come back. */
function open(root: string, changed: () => void): FSWatcher[] {
  const parent = tryWatch(dirname(root), (file) => {
    if (file === basename(root)) changed();
  });
  return [
    parent,
    ...['.', 'sources', 'vocabulary'].map((inside) => tryWatch(join(root, inside), changed)),
  ].filter((watcher) => watcher !== undefined);
}

function tryWatch(folder: string, onEvent: (file: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, (_, file) => onEvent(file));
    // A watched folder that goes away is reported by its parent too.
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}

function afterTimeout(task: () => void, milliseconds: number): () => void {
  const timeout = setTimeout(task, milliseconds);
  return () => clearTimeout(timeout);
}
