import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** A folder that goes away after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with an empty SQLite store, which goes away after the test. Its tables were made once for all tests, which is quicker. */
export async function emptyStoreFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await copyFile(inject('emptyStore'), join(folder, 'sanad.sqlite'));
  return folder;
}
