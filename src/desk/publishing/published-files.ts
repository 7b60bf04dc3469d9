import { type Overlay, readFolder } from '../../knowledge/folder.ts';
import { compareText } from '../../util/compare-text.ts';
import { DeskError } from '../desk-error.ts';
import type { DeskFiles } from '../desk-files.ts';
import { textPath } from '../intake/texts.ts';

/** The files of the knowledge as they were when they were read. */
export interface PresentFiles {
  /** By the path in the knowledge folder. */
  readonly texts: Overlay;
  /** The texts of sources that the desk keeps, by the hash that a source has. */
  readonly kept?: ReadonlyMap<string, string>;
}

/** Where the files of the knowledge are, and where what is published goes. */
export interface PublishedFiles {
  read(): Promise<PresentFiles>;

  /**
   * Writes the new texts of files, all or none. Where it is killed between two, what is written is knowledge without
   * mistakes.
   *
   * @param present what the changes were made from
   * @throws DeskError where a file is another by now, or cannot be written; nothing is changed then
   */
  write(changes: ReadonlyMap<string, string>, present: PresentFiles): Promise<void>;
}

/** The hash by which the file of a source names its text. */
const HASH = /^\s+text: ["']?([0-9a-f]{64})\b/m;

/**
 * The texts of the knowledge files in a folder with what lies over it. Files that cannot be read are left out.
 *
 * @param desk where the texts of sources are kept
 */
export async function readPresent(
  folder: string,
  { overlay, desk }: { readonly overlay?: Overlay; readonly desk?: DeskFiles } = {},
): Promise<PresentFiles> {
  const files = await readFolder(folder, overlay);
  const texts = new Map(files.flatMap((item) => ('text' in item ? [[item.file, item.text] as const] : [])));
  const hashes = [...texts.values()].flatMap((text) => HASH.exec(text)?.[1] ?? []);
  const kept = await Promise.all(
    hashes.map(async (hash) => [hash, await desk?.read(textPath(hash))] as const),
  );
  return { texts, kept: new Map(kept.flatMap(([hash, file]) => (file ? [[hash, file.text] as const] : []))) };
}

/** What others refer to comes first, and what is taken out last. */
const ORDER = [/^names\.yaml$/, /^situation\.yaml$/, /^vocabulary\//, /^sources\//, /^gaps\.yaml$/];

/** The changes in an order in which each leaves knowledge without mistakes behind. */
export function inOrder(
  changes: ReadonlyMap<string, string>,
): readonly (readonly [path: string, text: string])[] {
  const rank = (path: string): number => ORDER.findIndex((pattern) => pattern.test(path));
  return [...changes].toSorted(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
}

export function changedUnderneath(path: string): DeskError {
  return new DeskError(
    'files-changed',
    `"${path}" has changed since it was read, so nothing was written. Do it again, and it starts from the file as it is now.`,
  );
}
