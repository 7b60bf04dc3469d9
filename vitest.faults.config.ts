import { defineConfig } from 'vitest/config';

/** Programs that are killed, databases that go away: what takes minutes. */
export default defineConfig({
  test: { include: ['tests/faults/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 60_000 },
});
