import { join } from 'node:path';
import type { Compiled } from '../query/compile.ts';
import type { Config } from './config.ts';
import { cachedCompile } from './knowledge-cache.ts';

/**
 * The knowledge, ready for questions.
 *
 * @param onSlow called before knowledge is compiled that is not in the cache
 * @throws KnowledgeError that names the files as seen from the current folder
 */
export async function compiledKnowledge(
  { knowledgeDir, dataDir }: Pick<Config, 'knowledgeDir' | 'dataDir'>,
  onSlow: () => void,
): Promise<Compiled> {
  const make = async (): Promise<Compiled> => {
    onSlow();
    // Only here, since a start from the cache needs neither the parser nor the schemas.
    const { loadKnowledge } = await import('../knowledge/load.ts');
    const { compile } = await import('../query/compile.ts');
    return compile(await loadKnowledge(knowledgeDir));
  };
  try {
    return await cachedCompile(knowledgeDir, join(dataDir, 'cache'), make);
  } catch (error) {
    const { KnowledgeError } = await import('../knowledge/problems.ts');
    if (!(error instanceof KnowledgeError)) throw error;
    throw new KnowledgeError(
      error.problems.map((problem) => ({ ...problem, file: `${knowledgeDir}/${problem.file}` })),
    );
  }
}
