import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';
import { keepTemporaryFilesInMemory } from './tests/memory-folder.ts';
import { Order } from './tests/order.ts';
import { requireNode } from './tests/require-node.ts';

requireNode();
keepTemporaryFilesInMemory();
// Of the workers, which start later: with more room for young objects, a tenth less time goes into collecting them.
setFlagsFromString('--min-semi-space-size=16');
setFlagsFromString('--max-semi-space-size=32');

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // `npm run test:faults` and `npm run test:soak` run these.
    exclude: ['tests/faults/**', 'tests/soak/**', 'tests/**/*.long.test.ts'],
    globalSetup: 'tests/shared-data.ts',
    // Only a test that hangs reaches these: no outcome depends on how busy the machine is.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    pool: 'threads',
    // The files of a worker share their modules: most test files take longer to import than to run.
    isolate: false,
    // Many tests wait for sockets and programs, so more of them run than there are cores; each worker imports all anew.
    maxWorkers: 3,
    sequence: { sequencer: Order },
  },
});
