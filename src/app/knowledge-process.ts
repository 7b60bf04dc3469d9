import { enableCompileCache } from 'node:module';
import type { ReadingRequest } from './knowledge-reading.ts';

// The process in which knowledge is compiled that is not in the cache. It answers one request, and ends.
const [, , codeCache] = process.argv;
if (codeCache !== undefined) enableCompileCache(codeCache);
const { ParsedFiles } = await import('../knowledge/parsed-files.ts');
const { readKnowledge } = await import('./knowledge-reading.ts');
process.once('message', async (request: ReadingRequest) => {
  const reading = await readKnowledge(request, new ParsedFiles());
  process.send?.(reading, () => process.disconnect?.());
});
// A terminal sends a signal to the whole group; the process that started this one ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
process.once('disconnect', () => process.exit());
