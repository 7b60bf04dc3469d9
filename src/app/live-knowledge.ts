import { resolve } from 'node:path';
import type { DeskFiles } from '../desk/desk-files.ts';
import { overlaySignature, readOverlay } from '../desk/knowledge-overlay.ts';
import { type Overlay, readFolder, type TextFile } from '../knowledge/folder.ts';
import { knowledgeChange } from '../knowledge/knowledge-change.ts';
import type { KnowledgeState } from '../knowledge/knowledge-state.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { versionOf } from '../knowledge/version.ts';
import type { Engine } from '../query/engine.ts';
import { given } from '../util/given.ts';
import type { Log } from '../util/log.ts';
import type { Timer } from '../util/timer.ts';
import { FolderEvents, type Watch } from './following/folder-events.ts';
import { folderSignature } from './following/folder-signature.ts';
import { QuietTime } from './following/quiet-time.ts';
import { SignaturePoll } from './following/signature-poll.ts';
import type { KnowledgeInUse } from './knowledge-in-use.ts';
import { conflictsWith } from './knowledge-paths.ts';
import type { KnowledgeReader } from './knowledge-reader.ts';
import type { Reading } from './knowledge-reading.ts';
import { KnowledgeReports } from './knowledge-reports.ts';
import type { Part } from './lifecycle.ts';
import { openEngine } from './open-engine.ts';
import { WorkerStopped } from './worker-host.ts';

/** The knowledge at the start, and how to follow it. */
export interface LiveKnowledgeOptions {
  /** The folder of the knowledge files. */
  readonly folder: string;
  /** The files of the desk, of which some are laid over those of the folder. Default: none. */
  readonly deskFiles?: DeskFiles;
  readonly timer: Timer;
  /** The present, after which nothing can have been published or added. */
  readonly now?: () => Date;
  readonly knowledge: Knowledge;
  readonly engine: Engine;
  readonly reader: Pick<KnowledgeReader, 'read' | 'stop'>;
  /**
   * Reads the files once at the start, though they are known: what the reader has loaded and parsed then makes the first change
   * live in half the time. It takes memory, so it is for programs in which editors publish.
   */
  readonly warmsReader?: true;
  /** Where compiled knowledge is kept for the next start. Default: nowhere. */
  readonly cacheDir?: string;
  readonly log: Log;
  /** Hears what becomes of the files. */
  readonly onState?: (state: KnowledgeState) => void;
  /** Reports changes in a folder. Default: the system's events. */
  readonly watch?: Watch;
}

/** How often the files are looked at, whether events come or not, and how often the revisions of the desk's files. */
const FOLDER_MILLISECONDS = 2_000;
const DESK_MILLISECONDS = 1_000;
/** How soon what failed is tried again: sooner at first. */
const RETRY_MILLISECONDS = 5_000;
const LONGEST_RETRY_MILLISECONDS = 60_000;
/** While there are mistakes, how often they are looked at again: a date in the future is one until it comes. */
const BROKEN_MILLISECONDS = 60 * 60 * 1_000;

/**
 * The knowledge as its files are now. Once started, it takes over each change of the files; while some have mistakes, their
 * last good texts stay in use.
 */
export class LiveKnowledge implements Part {
  readonly name = 'the knowledge';
  readonly #options: LiveKnowledgeOptions;
  readonly #reports: KnowledgeReports;
  #current: { readonly knowledge: Knowledge; readonly engine: Engine };
  /** The files of the knowledge in use. */
  #files: readonly TextFile[] = [];
  #overlay: Overlay = new Map();
  readonly #quiet: QuietTime;
  readonly #events: FolderEvents;
  readonly #polls: readonly SignaturePoll[];
  /** The changes taken over so far: one after the other, so that the last one read counts. */
  #changes = Promise.resolve();
  /** A change that waits for its turn will see this one too. */
  #isWaiting = false;
  #failures = 0;
  #cancelRetry = (): void => {};
  #cancelFollowed = (): void => {};
  #stopped = false;

  constructor(options: LiveKnowledgeOptions) {
    const { folder, deskFiles, timer, log, knowledge, engine, onState, watch } = options;
    this.#options = options;
    this.#current = { knowledge, engine };
    this.#reports = new KnowledgeReports({ folder, log, ...(onState && { onState }) });
    this.#quiet = new QuietTime(() => this.#wanted(), timer);
    const onChange = (): void => this.#quiet.changed();
    this.#events = new FolderEvents({
      folder: resolve(folder),
      onChange,
      onTrouble: (error) => this.#reports.eventsFailed(error),
      onMended: () => this.#reports.eventsMended(),
      ...(watch && { watch }),
    });
    this.#polls = [
      new SignaturePoll({
        signature: () => folderSignature(resolve(folder)),
        ...{ every: FOLDER_MILLISECONDS, timer, onChange },
      }),
    ];
    if (deskFiles !== undefined) {
      const desk = new SignaturePoll({
        signature: () => overlaySignature(deskFiles),
        ...{ every: DESK_MILLISECONDS, timer, onChange },
        onTrouble: (error) => this.#reports.deskFailed(error),
        onMended: () => this.#reports.deskMended(),
      });
      this.#polls = [...this.#polls, desk];
    }
  }

  readonly knowledge = (): Knowledge => this.#current.knowledge;

  readonly engine = (): Engine => this.#current.engine;

  /** Where the knowledge in use comes from, so that another thread can have the same. */
  readonly inUse = (): KnowledgeInUse => {
    const { folder, cacheDir } = this.#options;
    const { version } = this.knowledge();
    return { folder, overlay: this.#overlay, files: this.#files, version, ...given({ cacheDir }) };
  };

  async start(): Promise<void> {
    // Before the files are read, so that no change falls between.
    this.#events.watch();
    await Promise.all(this.#polls.map((poll) => poll.start()));
    const isSame = await this.#readGoodFiles().catch(() => false);
    // Not at once: where a start fails, the reason stands alone in the log.
    this.#cancelFollowed = this.#options.timer(
      () => this.#reports.followed(this.#events.isWatching, FOLDER_MILLISECONDS),
      FOLDER_MILLISECONDS,
    );
    if (!isSame) this.#quiet.changed();
    else if (this.#options.warmsReader) this.#warmReader();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#quiet.cancel();
    this.#cancelRetry();
    this.#cancelFollowed();
    this.#events.close();
    for (const poll of this.#polls) poll.stop();
    await this.#options.reader.stop();
    await this.#changes;
  }

  #warmReader(): void {
    const { folder, reader, now } = this.#options;
    const request = { folder, overlay: this.#overlay, good: this.#files, now: now?.() };
    // Whatever fails here is told when there is a change to read.
    reader.read(request).catch(() => undefined);
  }

  /** Whether the files are those of the knowledge that the program was started with. */
  async #readGoodFiles(): Promise<boolean> {
    const { folder, knowledge } = this.#options;
    await this.#readOverlay();
    const items = await readFolder(folder, this.#overlay);
    const files = items.flatMap((item) => ('text' in item ? [item] : []));
    if (versionOf(files) !== knowledge.version) return false;
    this.#files = files;
    return true;
  }

  async #readOverlay(): Promise<void> {
    const { folder, deskFiles } = this.#options;
    if (deskFiles === undefined) return;
    this.#overlay = await readOverlay(deskFiles);
    this.#reports.conflicts(await conflictsWith(folder, deskFiles, this.#overlay));
  }

  #wanted(): void {
    if (this.#stopped || this.#isWaiting) return;
    this.#isWaiting = true;
    this.#changes = this.#changes.then(() => this.#follow());
  }

  async #follow(): Promise<void> {
    this.#isWaiting = false;
    if (this.#stopped) return;
    this.#cancelRetry();
    try {
      await this.#takeOver();
      this.#failures = 0;
      if (this.#reports.isBroken) this.#retryIn(BROKEN_MILLISECONDS);
    } catch (error) {
      if (error instanceof WorkerStopped || this.#stopped) return;
      this.#reports.readingFailed(error);
      this.#retryIn(Math.min(RETRY_MILLISECONDS * 2 ** this.#failures++, LONGEST_RETRY_MILLISECONDS));
    }
  }

  #retryIn(milliseconds: number): void {
    if (!this.#stopped) this.#cancelRetry = this.#options.timer(() => this.#wanted(), milliseconds);
  }

  async #takeOver(): Promise<void> {
    const { folder, reader, now, cacheDir } = this.#options;
    // Watch before reading: the folder may be a new one, and a change during the reading must start the next one.
    this.#events.watch();
    await this.#readOverlay();
    const reading = await reader.read({
      ...{ folder, overlay: this.#overlay, good: this.#files, cacheDir },
      version: this.#current.knowledge.version,
      now: now?.(),
    });
    if (this.#stopped) return;
    await this.#use(reading);
  }

  async #use({ problems, held, files, packed }: Reading): Promise<void> {
    this.#reports.checked(problems, held, this.#overlay);
    if (packed !== undefined) {
      const before = this.#current.knowledge;
      const opened = await openEngine(packed);
      if (this.#stopped) return;
      this.#current = opened;
      this.#reports.changed(opened.knowledge, knowledgeChange(before, opened.knowledge));
    }
    if (files !== undefined) this.#files = files;
  }
}
