import { accessSync, constants, statfsSync } from 'node:fs';

/** Where Linux keeps files in memory. */
const IN_MEMORY = '/dev/shm';
/** Bytes that the temporary files of all tests may take. */
const NEEDED = 4 * 1024 ** 3;

/**
 * Has temporary folders in memory, where the system has room for them: stores write to the disk before they answer, and
 * nothing in them outlives the tests. Workers and the programs they start inherit it. A TMPDIR that is set stays.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env['TMPDIR'] !== undefined || !hasRoom(IN_MEMORY)) return;
  process.env['TMPDIR'] = IN_MEMORY;
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= NEEDED;
  } catch {
    return false;
  }
}
