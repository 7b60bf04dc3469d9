import type { DeskFiles } from '../desk-files.ts';
import { OVERLAY_FOLDER, readOverlay } from '../knowledge-overlay.ts';
import {
  changedUnderneath,
  inOrder,
  type PresentFiles,
  type PublishedFiles,
  readPresent,
} from './published-files.ts';

/** The knowledge in a folder that cannot be written: what is published lies over it, among the files of the desk. */
export class StorePublished implements PublishedFiles {
  readonly #folder: string;
  readonly #files: DeskFiles;

  constructor(folder: string, files: DeskFiles) {
    this.#folder = folder;
    this.#files = files;
  }

  async read(): Promise<PresentFiles> {
    return readPresent(this.#folder, { overlay: await readOverlay(this.#files), desk: this.#files });
  }

  async write(changes: ReadonlyMap<string, string>, present: PresentFiles): Promise<void> {
    const { texts: now } = await this.read();
    for (const [path] of changes)
      if (now.get(path) !== present.texts.get(path)) throw changedUnderneath(path);
    const done: { readonly path: string; readonly revision: string; readonly before: string | undefined }[] =
      [];
    try {
      for (const [path, text] of inOrder(changes)) {
        const file = await this.#files.read(OVERLAY_FOLDER + path);
        if (file !== undefined && file.text !== present.texts.get(path)) throw changedUnderneath(path);
        const revision = await this.#files.write(OVERLAY_FOLDER + path, text, file?.revision ?? 'none');
        if (revision === undefined) throw changedUnderneath(path);
        done.push({ path, revision, before: file?.text });
      }
    } catch (error) {
      for (const { path, revision, before } of done.toReversed()) await this.#undo(path, revision, before);
      throw error;
    }
  }

  /** Puts a file back, where nobody has written it since. */
  async #undo(path: string, revision: string, before: string | undefined): Promise<void> {
    const undone =
      before === undefined
        ? this.#files.remove(OVERLAY_FOLDER + path)
        : this.#files.write(OVERLAY_FOLDER + path, before, revision);
    await undone.catch(() => undefined);
  }
}
