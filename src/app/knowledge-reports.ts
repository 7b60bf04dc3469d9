import type { Overlay } from '../knowledge/folder.ts';
import type { KnowledgeChange } from '../knowledge/knowledge-change.ts';
import type { KnowledgeState } from '../knowledge/knowledge-state.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { formatProblem, type Problem } from '../knowledge/problems.ts';
import type { HeldFile } from '../knowledge/sound-files.ts';
import { describeError, type Log } from '../util/log.ts';
import { problemPath } from './knowledge-paths.ts';

/** Who hears what becomes of the knowledge. */
export interface KnowledgeReportsOptions {
  /** The folder of the knowledge, as the operator named it. */
  readonly folder: string;
  readonly log: Log;
  /** Hears what editors should know. */
  readonly onState?: (state: KnowledgeState) => void;
}

/** Tells the operator, in the log, and the editors what becomes of the knowledge: each state once, and its end too. */
export class KnowledgeReports {
  readonly #options: KnowledgeReportsOptions;
  /** The mistakes that were told last, as text; undefined where there are none. */
  #broken: string | undefined;
  #hasFailed = false;
  #conflicts = '';

  constructor(options: KnowledgeReportsOptions) {
    this.#options = options;
  }

  get isBroken(): boolean {
    return this.#broken !== undefined;
  }

  /** How changes are noticed. */
  followed(byEvents: boolean, every: number): void {
    this.#options.log.info(
      { event: 'knowledge-followed', by: byEvents ? 'events and polling' : 'polling', every },
      byEvents
        ? 'the knowledge is followed by events, and looked at every few seconds'
        : 'the knowledge is looked at every few seconds; the system gives no events of its folder',
    );
  }

  eventsFailed(error: unknown): void {
    const { code } = describeError(error);
    this.#options.log.warn(
      { event: 'knowledge-events-failed', code },
      code === 'ENOSPC' || code === 'EMFILE'
        ? 'the system gives no events of the knowledge folder, since all of its watches are in use (fs.inotify); changes are noticed some seconds later'
        : 'the system gives no events of the knowledge folder; changes are noticed some seconds later',
    );
  }

  eventsMended(): void {
    this.#options.log.info(
      { event: 'knowledge-events-mended' },
      'the system gives events of the knowledge folder again',
    );
  }

  deskFailed(error: unknown): void {
    this.#options.log.warn(
      { event: 'knowledge-desk-failed', ...describeError(error) },
      'the files of the desk cannot be read; the knowledge in them stays as it was last read',
    );
  }

  deskMended(): void {
    this.#options.log.info({ event: 'knowledge-desk-mended' }, 'the files of the desk can be read again');
  }

  /** Files of the folder that have changed below one of the desk. */
  conflicts(files: readonly string[]): void {
    const key = files.join('\n');
    if (key === this.#conflicts) return;
    this.#conflicts = key;
    const { folder, log } = this.#options;
    if (files.length === 0) {
      log.info(
        { event: 'knowledge-conflict-mended' },
        'no file of the desk hides a newer one of the folder any more',
      );
      return;
    }
    log.warn(
      { event: 'knowledge-conflict', files: files.map((file) => `${folder}/${file}`) },
      'these files of the folder have changed, and are not in use, since the desk has published over them; bring both together in the file of the desk, or remove that',
    );
  }

  /** The files could not be read or compiled, whatever stands in them. */
  readingFailed(error: unknown): void {
    this.#hasFailed = true;
    this.#options.log.error(
      { event: 'knowledge-reading-failed', ...describeError(error) },
      'reading the knowledge again failed; the last good knowledge stays in use, and it is tried again',
    );
  }

  /** The files were read and checked. */
  checked(problems: readonly Problem[], held: readonly HeldFile[], overlay: Overlay): void {
    const { folder, log, onState } = this.#options;
    const hadFailed = this.#hasFailed;
    this.#hasFailed = false;
    const pathOf = (file: string): string => problemPath(file, folder, overlay);
    if (problems.length === 0) {
      if (!this.isBroken && !hadFailed) return;
      log.info(
        { event: 'knowledge-mended' },
        'the knowledge has no mistakes any more, and all of it is in use',
      );
      if (this.isBroken) onState?.({ kind: 'mended' });
      this.#broken = undefined;
      return;
    }
    const shown = problems.map((problem) => ({ ...problem, file: pathOf(problem.file) }));
    const heldPaths = held.map((each) => ({ ...each, file: pathOf(each.file) }));
    const key = JSON.stringify([shown, heldPaths]);
    if (key === this.#broken) return;
    this.#broken = key;
    log.error(
      {
        event: 'knowledge-refused',
        problems: shown.map(formatProblem),
        ...(held.length > 0 && {
          'last-good': heldPaths.filter(({ earlier }) => earlier).map(({ file }) => file),
          'left-out': heldPaths.filter(({ earlier }) => !earlier).map(({ file }) => file),
        }),
      },
      held.length === 0
        ? 'the changed knowledge has mistakes; the last good knowledge stays in use'
        : 'files of the knowledge have mistakes; the others are in use as they are, these as they last were good',
    );
    onState?.({ kind: 'broken', problems: shown, held: heldPaths });
  }

  /** Changed knowledge is in use. */
  changed({ facts, sources, version }: Knowledge, change: KnowledgeChange): void {
    const { log, onState } = this.#options;
    log.info(
      { event: 'knowledge-read', facts: facts.length, sources: sources.length, version, ...change },
      'the knowledge was read again',
    );
    onState?.({ kind: 'changed', change });
  }
}
