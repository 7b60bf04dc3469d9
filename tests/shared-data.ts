import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '../src/store/open.ts';
import { COMPILED_DIR, compileReal } from './query/real.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder that all test files share, with the shipped knowledge compiled in it. */
    readonly sharedData: string;
    /** A SQLite file with tables and no rows, to be copied. */
    readonly emptyStore: string;
  }
}

/** Makes the shared data folder before the tests and removes it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Once, here: every worker and many programs would each take seconds for it.
  await compileReal();
  const folder = await mkdtemp(join(tmpdir(), 'sanad-data-'));
  await cp(COMPILED_DIR, join(folder, 'cache'), { recursive: true });
  project.provide('sharedData', folder);
  const dataDir = join(folder, 'empty-store');
  await (await openStore({ dataDir })).close();
  project.provide('emptyStore', join(dataDir, 'sanad.sqlite'));
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20 });
}
