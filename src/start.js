// The only JavaScript file. It turns on Node's compile cache before anything else is imported: without the cache, Node
// compiles every TypeScript file again at each start, which takes longer than answering a question.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) < 26) {
  process.stderr.write('Sanad needs Node 26, which "npm install" brings: start it with "npm start".\n');
  process.exit(2);
}
const data = (process.env.DATA_DIR ?? (await dataDirInFile()))?.trim() || 'data';
const cache = join(data, 'cache');
// Folders for this user alone, also those that Node makes.
const mask = process.umask(0o077);
try {
  // One folder at a time: a recursive mkdir never returns when a part of the path is a file.
  for (const folder of [data, cache]) if (!existsSync(folder)) mkdirSync(folder);
  module.enableCompileCache?.(join(cache, 'code'));
} catch {
  // Without the cache, each start takes a little longer.
}
process.umask(mask);
await import('./main.ts');

/** DATA_DIR as `.env` sets it. What is wrong with the file, src/app/env-file.ts reports. */
async function dataDirInFile() {
  try {
    const text = readFileSync('.env', 'utf8');
    return (await import('dotenv')).default.parse(text).DATA_DIR;
  } catch {
    return undefined;
  }
}
