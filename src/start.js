// The one file in JavaScript: from here on Node keeps the other files as compiled, and so needs not load its
// TypeScript compiler at every start, which would take longer than answering.
import { existsSync, mkdirSync } from 'node:fs';
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
const data = process.env.DATA_DIR?.trim() || 'data';
const cache = join(data, 'cache');
try {
  // Folder by folder: where a part of the path cannot hold folders, a recursive mkdir would never return.
  for (const folder of [data, cache]) if (!existsSync(folder)) mkdirSync(folder);
  module.enableCompileCache?.(join(cache, 'code'));
} catch {
  // Without a place for it, each start takes a little longer.
}
await import('./main.ts');
