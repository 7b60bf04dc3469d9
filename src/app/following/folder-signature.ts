import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders that hold knowledge, relative to the knowledge folder. */
export const FOLDERS: readonly string[] = ['.', 'sources', 'vocabulary'];

/**
 * A text that changes when a knowledge file does: the place, size and times of each, of what a link leads to. No file is
 * read, so that it costs little; where events do not come, such as on network file systems, it shows changes all the same.
 */
export async function folderSignature(root: string): Promise<string> {
  const lines = await Promise.all(FOLDERS.map((folder) => linesOf(join(root, folder))));
  return lines.flat().join('\n');
}

async function linesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all([folder, ...files.map((name) => join(folder, name))].map(lineOf));
}

async function lineOf(path: string): Promise<string> {
  try {
    const stats = await stat(path, { bigint: true });
    const { dev, ino, size, mtimeNs, ctimeNs, mode } = stats;
    // A folder's own times change with files that do not count, such as those that editors write beside.
    const parts = stats.isDirectory() ? [dev, ino, mode] : [dev, ino, mode, size, mtimeNs, ctimeNs];
    return [path, ...parts].join(' ');
  } catch (error) {
    return `${path} ${String((error as NodeJS.ErrnoException).code)}`;
  }
}
