import { join } from 'node:path';
import { cachedCompile } from '../../src/app/knowledge-cache.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile } from '../../src/query/compile.ts';
import { makeFolder } from '../knowledge/folder.ts';
import { temporaryFolder } from './program.ts';

/**
 * The variables of a program over knowledge of two facts, with a data folder of its own: reading the shipped knowledge takes
 * each start a third of a second.
 *
 * @param how cold: not compiled yet, so the program starts a process for it
 */
export async function smallKnowledge({ cold = false } = {}): Promise<{
  readonly KNOWLEDGE_DIR: string;
  readonly DATA_DIR: string;
}> {
  const folders = { KNOWLEDGE_DIR: await makeFolder(), DATA_DIR: await temporaryFolder() };
  const make = async () => compile(await loadKnowledge(folders.KNOWLEDGE_DIR));
  if (!cold) await cachedCompile(folders.KNOWLEDGE_DIR, join(folders.DATA_DIR, 'cache'), make);
  return folders;
}
