/**
 * The small text files that the desk keeps beside the knowledge, by path with `/` between folders:
 *
 * - `drafts/ID.yaml`: sources that are being reviewed (`draft-file.ts`)
 * - `texts/HASH.txt`: the texts of sources, one line a paragraph, by their SHA-256
 * - `feeds.json`: the feeds that are followed, with their state
 * - `audit/DAY.jsonl`: who did what and when
 * - `knowledge/…`: files that stand in for, or are added to, those of the knowledge folder, where that cannot be written
 *
 * They are in the folder DATA_DIR, or in PostgreSQL where replicas share one.
 */
export interface DeskFiles {
  /** The file as it is; undefined if there is none. */
  read(path: string): Promise<DeskFile | undefined>;

  /** The files whose path begins so, in the order of their paths, without their texts. */
  list(prefix: string): Promise<readonly ListedFile[]>;

  /**
   * Writes a file whole: after a failure the old one is as it was.
   *
   * @param replaces the revision that it takes the place of; `none` where there must be no file yet
   * @returns the new revision, or undefined if the file is another by now, and nothing was written
   * @throws DeskError when there is no room or no right to write
   */
  write(path: string, text: string, replaces: string | 'none'): Promise<string | undefined>;

  /** Removes a file. One that is not there is no failure. */
  remove(path: string): Promise<void>;
}

/** A file with the revision of its text. */
export interface DeskFile extends ListedFile {
  readonly text: string;
}

export interface ListedFile {
  readonly path: string;
  /** Changes with the text. */
  readonly revision: string;
}

/** How often `update` reads again, where others keep writing the same file. */
const ATTEMPTS = 50;

/**
 * Changes a file by its present text, again where somebody else has written it meanwhile.
 *
 * @param change gives the new text, from the present one or from undefined if there is no file; undefined leaves it as it is
 * @returns the new text, or undefined if it was left as it is
 */
export async function update(
  files: DeskFiles,
  path: string,
  change: (text: string | undefined) => string | undefined,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const file = await files.read(path);
    const text = change(file?.text);
    if (text === undefined) return undefined;
    if ((await files.write(path, text, file?.revision ?? 'none')) !== undefined) return text;
  }
  throw new Error(`"${path}" keeps changing`);
}
