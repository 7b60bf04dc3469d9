import { createHash } from 'node:crypto';
import type { Overlay } from '../knowledge/folder.ts';
import { type DeskFiles, update } from './desk-files.ts';

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

/** Where it is kept what the folder had in the place of each of these files when that came in. */
const BASES = 'knowledge-bases.json';
/** There was no such file. */
const NONE = 'none';

/**
 * The files that are laid over one of the folder which has changed since, so that its changes are not in use. What the folder
 * has is noted when a file is first seen here.
 *
 * @param folderText the text of a file of the folder; undefined if there is none
 * @returns paths in the knowledge folder
 */
export async function overlayConflicts(
  files: DeskFiles,
  overlay: Overlay,
  folderText: (file: string) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const kept = parseBases((await files.read(BASES))?.text);
  if (overlay.size === 0 && kept.size === 0) return [];
  const bases = new Map<string, string>();
  const conflicts: string[] = [];
  for (const [file, text] of overlay) {
    const below = await folderText(file);
    const base = below === undefined ? NONE : hashOf(below);
    const noted = kept.get(file) ?? base;
    bases.set(file, noted);
    if (noted !== base && below !== text) conflicts.push(file);
  }
  const changed = JSON.stringify([...bases], undefined, 1);
  if (changed !== JSON.stringify([...kept], undefined, 1)) await update(files, BASES, () => changed);
  return conflicts;
}

function parseBases(text: string | undefined): ReadonlyMap<string, string> {
  try {
    const entries: unknown = JSON.parse(text ?? '[]');
    const isPair = (entry: unknown): entry is [string, string] =>
      Array.isArray(entry) && entry.length === 2 && entry.every((each) => typeof each === 'string');
    return new Map(Array.isArray(entries) ? entries.filter(isPair) : []);
  } catch {
    // It was written by hand, or half: it is noted anew.
    return new Map();
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
