import { defineConfig } from 'vitest/config';

/** Tests wait for sockets and programs more than they compute, so there are more of them under way than cores. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/faults/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 4,
  },
});
