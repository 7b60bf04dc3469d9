import { describeError, type Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import { type DeskFiles, update } from '../desk-files.ts';
import type { Draft } from '../draft.ts';
import { readDraft } from '../drafts.ts';
import { draftHeads } from '../intake/draft-heads.ts';
import type { EditorsChannel } from './editors-channel.ts';
import { draftNotice, moreDraftsNotice } from './notices.ts';

/** Ids of the drafts that editors have been told of. */
const ANNOUNCED = 'announced.json';
/** So many drafts are told one by one at a start. */
const MOST = 10;
/** By then, who has sent a source has seen the answer to it. */
const SEEN_MILLISECONDS = 60 * 1_000;

export interface DraftAnnouncerOptions {
  readonly files: DeskFiles;
  readonly editors: EditorsChannel;
  /** How many different editors have to see a fact. */
  readonly reviewers: number;
  /** In which language editors are told. */
  language(): string;
  readonly timer: Timer;
  readonly log: Log;
}

/**
 * Tells editors of each new draft once. Whom they were told of is kept only after the telling, so that a kill between the two
 * loses nothing: what was not kept is told at the next start, and the channel itself takes the same notice only once an hour.
 */
export class DraftAnnouncer {
  readonly #options: DraftAnnouncerOptions;
  /** Drafts that are shown to an editor at this moment, with what ends the waiting. */
  readonly #showing = new Map<string, () => void>();

  constructor(options: DraftAnnouncerOptions) {
    this.#options = options;
  }

  /** Tells of a draft. Never rejects: what could not be told is told at the next start. */
  async announce(draft: Draft): Promise<void> {
    const { editors, reviewers, language } = this.#options;
    await this.#trying(async () => {
      await editors.tell(draftNotice(draft, reviewers, language()));
      await this.#keep([draft.id]);
    });
  }

  /** A draft is shown in the answer to who has sent the source, and needs no notice once that has come. */
  shown(id: string): void {
    const { timer } = this.#options;
    this.#showing.set(
      id,
      timer(() => void this.#seen(id), SEEN_MILLISECONDS),
    );
  }

  /** Tells of the open drafts that nobody has been told of. Never rejects. */
  async announceOpen(): Promise<void> {
    const { files, editors, language } = this.#options;
    await this.#trying(async () => {
      const told = await this.#told();
      const heads = await draftHeads(files);
      const open = heads.filter(
        ({ id, state }) => state === 'open' && !told.has(id) && !this.#showing.has(id),
      );
      for (const { id } of open.slice(0, MOST)) {
        // One that cannot be read is told of by whoever opens it.
        const draft = await readDraft(files, id).catch(() => undefined);
        if (draft !== undefined) await this.announce(draft);
      }
      const more = open.slice(MOST).map(({ id }) => id);
      if (more.length === 0) return;
      await editors.tell(moreDraftsNotice(more.length, language()));
      await this.#keep(more);
    });
  }

  /** Keeps what has been shown. */
  async stop(): Promise<void> {
    await Promise.all([...this.#showing.keys()].map((id) => this.#seen(id)));
  }

  async #seen(id: string): Promise<void> {
    this.#showing.get(id)?.();
    this.#showing.delete(id);
    await this.#trying(() => this.#keep([id]));
  }

  async #told(): Promise<ReadonlySet<string>> {
    return new Set(idsIn((await this.#options.files.read(ANNOUNCED))?.text));
  }

  async #keep(ids: readonly string[]): Promise<void> {
    const { files } = this.#options;
    // Drafts that are gone are forgotten.
    const there = new Set((await files.list('drafts/')).map(({ path }) => path));
    await update(files, ANNOUNCED, (present) => {
      const known = idsIn(present).filter((id) => there.has(`drafts/${id}.yaml`));
      return `${JSON.stringify([...new Set([...known, ...ids])], undefined, 1)}\n`;
    });
  }

  async #trying(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#options.log.warn(
        { event: 'draft-telling-failed', ...describeError(error) },
        'editors could not be told of a draft',
      );
    }
  }
}

function idsIn(text: string | undefined): readonly string[] {
  try {
    const ids: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    // It was written by hand, or half: drafts are told of anew.
    return [];
  }
}
