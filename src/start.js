// The one file in JavaScript: from here on Node keeps the other files as compiled, and so needs not load its
// TypeScript compiler at every start, which would take longer than answering.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

try {
  process.loadEnvFile();
} catch {
  // There need not be a .env file.
}
enableCompileCache(join(process.env.DATA_DIR?.trim() || 'data', 'cache', 'code'));
await import('./main.ts');
