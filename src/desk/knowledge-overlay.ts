import type { Overlay } from '../knowledge/folder.ts';
import type { DeskFiles } from './desk-files.ts';

/** Where the files stand, among those of the desk, that are laid over the knowledge folder. */
export const OVERLAY_FOLDER = 'knowledge/';

/** The files that are laid over the knowledge folder, by their path in it. */
export async function readOverlay(files: DeskFiles): Promise<Overlay> {
  const listed = await files.list(OVERLAY_FOLDER);
  const read = await Promise.all(listed.map(({ path }) => files.read(path)));
  return new Map(
    read.flatMap((file) =>
      file === undefined ? [] : [[file.path.slice(OVERLAY_FOLDER.length), file.text] as const],
    ),
  );
}

/** A text that changes with any of these files. */
export async function overlaySignature(files: DeskFiles): Promise<string> {
  const listed = await files.list(OVERLAY_FOLDER);
  return listed.map(({ path, revision }) => `${path} ${revision}`).join('\n');
}
