import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { FOLDERS } from './folder-signature.ts';

/** Reports changes in a folder, as `watch` of node:fs does. */
export type Watch = (
  folder: string,
  onEvent: (file: string | null) => void,
) => Pick<FSWatcher, 'close' | 'on'>;

const watchWithNode: Watch = (folder, onEvent) => watchFolder(folder, (_, file) => onEvent(file));

/** What becomes of events. */
export interface FolderEventsOptions {
  /** An absolute path. */
  readonly folder: string;
  readonly watch?: Watch;
  onChange(): void;
  /** The system gives no events, such as where its watches are used up; called once until they come again. */
  onTrouble(error: unknown): void;
  /** Events come again. */
  onMended(): void;
}

/** A folder or its parent that is not there: no failure of watching. */
const GONE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/**
 * The system's events of the knowledge folder: quick, but not sure. They do not follow a link that is pointed elsewhere,
 * and some file systems have none.
 */
export class FolderEvents {
  readonly #options: FolderEventsOptions;
  #watchers: readonly Pick<FSWatcher, 'close'>[] = [];
  #isTroubled = false;

  constructor(options: FolderEventsOptions) {
    this.#options = options;
  }

  /** Whether every folder that is there is watched. */
  get isWatching(): boolean {
    return !this.#isTroubled && this.#watchers.length > 0;
  }

  /** Watches the folder as it is now, the folders in it, and its parent, the only one that reports it coming back. */
  watch(): void {
    this.close();
    const { folder, onChange, onTrouble, onMended } = this.#options;
    const troubles: unknown[] = [];
    const parent = this.#tryWatch(dirname(folder), troubles, (file) => {
      if (file === basename(folder)) onChange();
    });
    const inside = FOLDERS.map((name) => this.#tryWatch(join(folder, name), troubles, onChange));
    this.#watchers = [parent, ...inside].filter((watcher) => watcher !== undefined);
    const isTroubled = troubles.length > 0;
    if (isTroubled && !this.#isTroubled) onTrouble(troubles[0]);
    if (!isTroubled && this.#isTroubled) onMended();
    this.#isTroubled = isTroubled;
  }

  close(): void {
    for (const watcher of this.#watchers) watcher.close();
    this.#watchers = [];
  }

  #tryWatch(
    folder: string,
    troubles: unknown[],
    onEvent: (file: string | null) => void,
  ): Pick<FSWatcher, 'close'> | undefined {
    const { watch = watchWithNode, onChange, onTrouble } = this.#options;
    try {
      const watcher = watch(folder, onEvent);
      watcher.on('error', (error: unknown) => {
        watcher.close();
        // Windows reports a folder that goes away so.
        if (!this.#isTroubled && !GONE.has(codeOf(error)) && codeOf(error) !== 'EPERM') {
          this.#isTroubled = true;
          onTrouble(error);
        }
        onChange();
      });
      return watcher;
    } catch (error) {
      if (!GONE.has(codeOf(error))) troubles.push(error);
      return undefined;
    }
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code;
}
