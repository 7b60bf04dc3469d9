import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeskFiles } from '../desk/desk-files.ts';
import { OVERLAY_FOLDER, overlayConflicts } from '../desk/knowledge-overlay.ts';
import type { Overlay } from '../knowledge/folder.ts';

/** Files of the desk that are laid over those of the folder, and the paths of those that have changed below them. */
export interface LaidOver {
  readonly overlay: Overlay;
  readonly conflicts: readonly string[];
}

/** The path of a file of the knowledge as who mends it sees it: in the folder, or among the files of the desk. */
export function problemPath(file: string, folder: string, overlay: Overlay): string {
  return overlay.has(file) ? `desk:${OVERLAY_FOLDER}${file}` : `${folder}/${file}`;
}

/** The files of the folder that have changed below one of the desk; none where that cannot be told. */
export async function conflictsWith(
  folder: string,
  deskFiles: DeskFiles,
  overlay: Overlay,
): Promise<readonly string[]> {
  const folderText = (file: string): Promise<string | undefined> =>
    readFile(join(folder, file), 'utf8').catch(() => undefined);
  return overlayConflicts(deskFiles, overlay, folderText).catch(() => []);
}
