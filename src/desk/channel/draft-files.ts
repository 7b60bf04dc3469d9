import type { DeskFiles } from '../desk-files.ts';
import { type Draft, type DraftFact, draftPath } from '../draft.ts';
import { draftFromYaml } from '../draft-file.ts';
import { draftCode, readCardKey } from './card-key.ts';

/** What a key stands for, as far as it is there. */
export interface Found {
  readonly draft?: Draft | undefined;
  /** Left out for the key of a source. */
  readonly fact?: DraftFact | undefined;
  readonly n?: number;
  readonly stamp?: string;
}

/** The drafts among the files of the desk, as cards and commands name them. */
export class DraftFiles {
  readonly #files: DeskFiles;

  constructor(files: DeskFiles) {
    this.#files = files;
  }

  async ids(): Promise<readonly string[]> {
    const listed = await this.#files.list('drafts/');
    return listed.flatMap(({ path }) => /^drafts\/(.+)\.yaml$/.exec(path)?.[1] ?? []);
  }

  async read(id: string): Promise<Draft | undefined> {
    const path = draftPath(id);
    const file = await this.#files.read(path);
    return file && draftFromYaml(file.text, path);
  }

  async all(): Promise<readonly Draft[]> {
    const drafts = await Promise.all((await this.ids()).map((id) => this.read(id)));
    return drafts.flatMap((draft) => draft ?? []);
  }

  /** The draft with an id or a code, or with an id that begins so. */
  async called(typed: string): Promise<Draft | undefined> {
    const wanted = typed.trim();
    const ids = await this.ids();
    const id =
      ids.find((one) => one === wanted.toLowerCase() || draftCode(one) === wanted) ??
      ids.find((one) => one.startsWith(wanted.toLowerCase()));
    return id === undefined ? undefined : this.read(id);
  }

  /** The draft and the fact of a key. */
  async find(key: string): Promise<Found> {
    const read = readCardKey(key);
    const id = read && (await this.ids()).find((one) => draftCode(one) === read.code);
    if (read === undefined || id === undefined) return {};
    const draft = await this.read(id);
    return { draft, fact: draft?.facts.find(({ n }) => n === read.n), n: read.n, stamp: read.stamp };
  }
}
