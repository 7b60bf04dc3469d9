/** The benchmarks: `npm run bench`, as tables, or `npm run bench -- --json`, as one object. Takes some minutes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBatches } from './batch.ts';
import { type Contest, type MeasuredBot, measureBots } from './bots.ts';
import { discord } from './discord.ts';
import { run } from './processes.ts';
import { type Results, report } from './report.ts';
import { measureStarts } from './start.ts';
import { telegram } from './telegram.ts';
import type { Measured, Size, Subject } from './worker.ts';

const SIZES: readonly Size[] = ['real', 1_000, 10_000, 100_000];
const SUBJECTS: readonly Subject[] = ['sanad', 'minisearch'];
const BATCHES = [1_000, 50_000];
const WORKER = join(import.meta.dirname, 'worker.ts');

async function measureAnswers(): Promise<readonly Measured[]> {
  const answers: Measured[] = [];
  for (const size of SIZES) {
    for (const subject of SUBJECTS) {
      progress(`${subject}, ${size} facts`);
      const { output } = await run(process.execPath, [WORKER, subject, String(size)]);
      answers.push(JSON.parse(output) as Measured);
    }
  }
  return answers;
}

/** Measures the bots of a platform. */
async function contest(name: string, of: Contest): Promise<readonly MeasuredBot[]> {
  progress(`bots on ${name}`);
  return measureBots(of, await mkdtemp(join(folder, name)));
}

/** Tells whoever waits what is being measured. */
function progress(what: string): void {
  process.stderr.write(`measuring: ${what}\n`);
}

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const folder = await mkdtemp(join(tmpdir(), 'sanad-bench-'));
try {
  progress('starts');
  const starts = await measureStarts(folder);
  const answers = await measureAnswers();
  progress('batches');
  const batches = await measureBatches(folder, BATCHES);
  const bots = { discord: await contest('Discord', discord), telegram: await contest('Telegram', telegram) };
  const cpu = cpus()[0]?.model.trim() || 'an unknown processor';
  const results: Results = { node: process.version, cpu, answers, starts, batches, ...bots };
  process.stdout.write(`${values.json ? JSON.stringify(results) : report(results)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
