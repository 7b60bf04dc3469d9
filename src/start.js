// The one file in JavaScript: from here on Node keeps the other files as compiled, and so needs not load its
// TypeScript compiler at every start, which would take longer than answering.
import module from 'node:module';
import { join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) < 26) {
  process.stderr.write('Sanad needs Node 26, which "npm install" brings: start it with "npm start".\n');
  process.exit(2);
}
try {
  process.loadEnvFile();
} catch {
  // There need not be a .env file.
}
module.enableCompileCache?.(join(process.env.DATA_DIR?.trim() || 'data', 'cache', 'code'));
await import('./main.ts');
