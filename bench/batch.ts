import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLabelled } from '../scripts/rankings.ts';
import { run } from './processes.ts';
import { Random } from './random.ts';
import { madeUpWord } from './words.ts';

/** A batch that was answered. */
export interface Batch {
  readonly lines: number;
  readonly seconds: number;
  /** Most memory at once, in bytes. */
  readonly peak: number;
}

const LABELLED = join(import.meta.dirname, '..', 'tests', 'rankings', 'judge.jsonl');

/**
 * Answers batches of each length in a process of its own, start included. Every line has a word of its own, so that
 * whatever grows with what was asked shows.
 *
 * @param folder an empty folder for the batches and caches
 */
export async function measureBatches(folder: string, lengths: readonly number[]): Promise<readonly Batch[]> {
  const env = { DATA_DIR: join(folder, 'batch') };
  const batches: Batch[] = [];
  for (const lines of lengths) {
    const file = join(folder, `${lines}.jsonl`);
    await writeFile(file, batch(lines));
    const words = ['src/start.js', 'ask', '--json', '--batch', file];
    if (batches.length === 0) await run(process.execPath, ['src/start.js', 'ask', 'who?'], { env });
    const done = await run(process.execPath, words, { env, discard: true, peak: true });
    if (done.lines !== lines) throw new Error(`of ${lines} lines ${done.lines} were answered`);
    batches.push({ lines, seconds: done.ended / 1_000, peak: done.peak });
  }
  return batches;
}

function batch(lines: number): string {
  const random = new Random(4);
  const questions = readLabelled(LABELLED).map(({ question }) => question);
  return Array.from({ length: lines }, (_, id) =>
    JSON.stringify({ id, question: `${questions[id % questions.length]} ${madeUpWord(random)}${id}` }),
  ).join('\n');
}
