import { type Overlay, readFolder } from '../../knowledge/folder.ts';
import { compareText } from '../../util/compare-text.ts';
import { DeskError } from '../desk-error.ts';

/** The files of the knowledge as they were when they were read. */
export interface PresentFiles {
  /** By the path in the knowledge folder. */
  readonly texts: Overlay;
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

/** The texts of the knowledge files in a folder with what lies over it. Files that cannot be read are left out. */
export async function readPresent(folder: string, overlay?: Overlay): Promise<PresentFiles> {
  const files = await readFolder(folder, overlay);
  return {
    texts: new Map(files.flatMap((item) => ('text' in item ? [[item.file, item.text] as const] : []))),
  };
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
