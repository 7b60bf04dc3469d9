import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type LabelledQuestion, labelledIn } from '../../desk/publishing/labelled-questions.ts';

/** Where the labelled questions of a knowledge folder are, from the folder in which it stands. */
const RANKINGS = join('tests', 'rankings');

/** The labelled questions beside a knowledge folder; none where there are none. */
export async function labelledBeside(knowledgeDir: string): Promise<readonly LabelledQuestion[]> {
  const folder = join(dirname(resolve(knowledgeDir)), RANKINGS);
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith('.jsonl')).toSorted();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  return texts.flatMap(labelledIn);
}
