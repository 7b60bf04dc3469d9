import { fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOverlay } from '../desk/knowledge-overlay.ts';
import type { Overlay } from '../knowledge/folder.ts';
import type { Compiled } from '../query/compile.ts';
import { given } from '../util/given.ts';
import type { Config } from './config.ts';
import { openDeskFiles } from './desk/open-desk-files.ts';
import { cachedCompile } from './knowledge-cache.ts';
import { conflictsWith, type LaidOver, problemPath } from './knowledge-paths.ts';
import type { Reading, ReadingRequest } from './knowledge-reading.ts';

type Places = Pick<Config, 'knowledgeDir' | 'dataDir' | 'databaseUrl'>;

/** The files of the desk that are laid over those of the knowledge folder. */
export async function overlayOf(config: Places): Promise<Overlay> {
  return (await laidOver(config)).overlay;
}

/** The same with the files of the folder that have changed below them. */
export async function laidOver(config: Places): Promise<LaidOver> {
  await using desk = await openDeskFiles(config);
  const overlay = await readOverlay(desk.files);
  const conflicts = overlay.size === 0 ? [] : await conflictsWith(config.knowledgeDir, desk.files, overlay);
  return { overlay, conflicts };
}

/**
 * The knowledge, ready for questions.
 *
 * @param make compiles knowledge that is not in the cache. Default: in this thread
 * @param onNotKept takes why it could not be kept in the cache
 * @throws KnowledgeError that names the files as seen from the current folder
 */
export async function compiledKnowledge(
  { knowledgeDir, dataDir }: Pick<Config, 'knowledgeDir' | 'dataDir'>,
  overlay: Overlay,
  make: () => Promise<Compiled | Uint8Array> = () => compileHere(knowledgeDir, overlay),
  onNotKept?: (error: unknown) => void,
): Promise<Compiled> {
  try {
    return await cachedCompile(knowledgeDir, join(dataDir, 'cache'), make, {
      overlay,
      ...given({ onNotKept }),
    });
  } catch (error) {
    const { KnowledgeError } = await import('../knowledge/problems.ts');
    if (!(error instanceof KnowledgeError)) throw error;
    throw new KnowledgeError(
      error.problems.map((problem) => ({
        ...problem,
        file: problemPath(problem.file, knowledgeDir, overlay),
      })),
    );
  }
}

/**
 * Knowledge that is compiled in a process of its own. Compiling takes three times the memory of everything else, and what is
 * left of a thread stays with the program. Where no process can be started, it is compiled here.
 *
 * @param read reads it in a process of its own
 * @throws KnowledgeError
 */
export async function compileApart(
  folder: string,
  overlay: Overlay,
  read: typeof readApart = readApart,
): Promise<Uint8Array> {
  const request: ReadingRequest = { folder, overlay, good: [] };
  const { packed, problems } = await read(request).catch(() => readHere(request));
  if (packed !== undefined) return packed;
  const { KnowledgeError } = await import('../knowledge/problems.ts');
  throw new KnowledgeError(problems);
}

async function readHere(request: ReadingRequest): Promise<Reading> {
  const { ParsedFiles } = await import('../knowledge/parsed-files.ts');
  const { readKnowledge } = await import('./knowledge-reading.ts');
  return readKnowledge(request, new ParsedFiles());
}

async function readApart(request: ReadingRequest): Promise<Reading> {
  const cache = getCompileCacheDir();
  const child = fork(
    fileURLToPath(new URL('./knowledge-process.ts', import.meta.url)),
    // Node adds a folder for its version.
    cache === undefined ? [] : [dirname(cache)],
    { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  child.once('message', (reading) => resolve(reading as Reading));
  child.once('error', reject);
  child.once('exit', () => reject(new Error('the process that compiles the knowledge has ended')));
  child.send(request);
  return await promise;
}

/** Imports what it needs only now, since a start from the cache needs neither the parser nor the schemas. */
async function compileHere(folder: string, overlay: Overlay): Promise<Compiled> {
  const { loadKnowledge } = await import('../knowledge/load.ts');
  const { compile } = await import('../query/compile.ts');
  return compile(await loadKnowledge(folder, { overlay }));
}
