import { defineConfig } from 'vitest/config';
import { requireNode } from './tests/require-node.ts';

requireNode();

/** Tests that kill programs and cut off databases, and those that look at every page in a browser: they take minutes. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts', 'tests/**/*.long.test.ts'],
    globalSetup: 'tests/shared-data.ts',
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
    // They wait for programs and platforms more than they compute.
    maxWorkers: 4,
  },
});
