import { defineConfig } from 'vitest/config';
import { requireNode } from './tests/require-node.ts';

requireNode();

/** A simulated day on each store, side by side; `SOAK_MINUTES` says how long it takes (20). */
export default defineConfig({
  test: {
    include: ['tests/soak/**/*.test.ts'],
    globalSetup: 'tests/shared-data.ts',
    testTimeout: 7_200_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
