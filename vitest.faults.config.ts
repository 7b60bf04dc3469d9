import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { requireNode } from './tests/require-node.ts';

requireNode();

/** Those that kill programs take longest, though their files are short: they come first, so that nobody waits for the last of them. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return /\/faults\/(?:kill-|boards)/.test(moduleId);
}

/** Tests that kill programs and cut off databases, and those that look at every page in a browser: they take minutes. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts', 'tests/**/*.long.test.ts'],
    globalSetup: 'tests/shared-data.ts',
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    // They wait for programs and platforms more than they compute.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
  },
});
