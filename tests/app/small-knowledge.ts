import { makeFolder } from '../knowledge/folder.ts';
import { temporaryFolder } from './program.ts';

/**
 * The variables of a program over knowledge of two facts, with a data folder of its own: reading the shipped knowledge takes
 * each start a third of a second.
 */
export async function smallKnowledge(): Promise<{
  readonly KNOWLEDGE_DIR: string;
  readonly DATA_DIR: string;
}> {
  return { KNOWLEDGE_DIR: await makeFolder(), DATA_DIR: await temporaryFolder() };
}
