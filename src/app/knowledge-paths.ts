import { OVERLAY_FOLDER } from '../desk/knowledge-overlay.ts';
import type { Overlay } from '../knowledge/folder.ts';

/** The path of a file of the knowledge as who mends it sees it: in the folder, or among the files of the desk. */
export function problemPath(file: string, folder: string, overlay: Overlay): string {
  return overlay.has(file) ? `desk:${OVERLAY_FOLDER}${file}` : `${folder}/${file}`;
}
