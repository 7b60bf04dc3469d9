import { defineConfig } from 'vitest/config';

/** Programs that are killed, databases that go away: what takes minutes. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
    // They wait for programs and platforms more than they compute.
    maxWorkers: 3,
  },
});
