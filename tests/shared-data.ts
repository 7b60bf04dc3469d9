import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder that all test files share, so that the shipped knowledge is compiled once. */
    readonly sharedData: string;
  }
}

/** Makes the shared data folder before the tests and removes it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-data-'));
  project.provide('sharedData', folder);
  return () => rm(folder, { recursive: true, force: true, maxRetries: 20 });
}
