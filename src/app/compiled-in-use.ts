import { loadFiles } from '../knowledge/load.ts';
import type { ParsedFiles } from '../knowledge/parsed-files.ts';
import { type Compiled, compile } from '../query/compile.ts';
import { given } from '../util/given.ts';
import { cached } from './knowledge-cache.ts';
import type { KnowledgeInUse } from './knowledge-in-use.ts';

/** The knowledge that is in use as the main thread keeps it for the next start; undefined where it is not kept. */
export function keptInUse({ folder, overlay, version, cacheDir }: KnowledgeInUse): Compiled | undefined {
  if (cacheDir === undefined) return undefined;
  const found = cached(folder, cacheDir, given({ overlay }));
  return found?.knowledge.version === version ? found : undefined;
}

/** The knowledge that is in use, compiled from its files; undefined where they are not known yet. */
export function compiledInUse({ files }: KnowledgeInUse, parsed?: ParsedFiles): Compiled | undefined {
  return files.length === 0 ? undefined : compile(loadFiles(files, given({ parsed })));
}
