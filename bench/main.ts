/**
 * The benchmarks: `npm run bench`, as tables, or `npm run bench -- --json`, as one object. Takes a quarter of an hour;
 * `npm run bench -- digests` measures one part, or several that are named.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBatches } from './batch.ts';
import { type Contest, type MeasuredBot, measureBots } from './bots.ts';
import { measureDigests } from './digests.ts';
import { discord } from './discord.ts';
import { run } from './processes.ts';
import { type Parts, type Results, report } from './report.ts';
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
  return measureBots(of, await mkdtemp(join(folder, name)));
}

/** Tells whoever waits what is being measured. */
function progress(what: string): void {
  process.stderr.write(`measuring: ${what}\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const folder = await mkdtemp(join(tmpdir(), 'sanad-bench-'));
const parts: { readonly [Part in keyof Parts]: () => Promise<Parts[Part]> } = {
  starts: () => measureStarts(folder),
  answers: measureAnswers,
  batches: () => measureBatches(folder, BATCHES),
  discord: () => contest('Discord', discord),
  telegram: () => contest('Telegram', telegram),
  digests: () => measureDigests(folder, progress),
};
try {
  const unknown = positionals.find((name) => !(name in parts));
  if (unknown !== undefined)
    throw new RangeError(`"${unknown}" is none of the parts ${Object.keys(parts).join(', ')}`);
  const measured: Record<string, unknown> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    progress(name);
    measured[name] = await measure();
  }
  const cpu = cpus()[0]?.model.trim() || 'an unknown processor';
  const results: Results = { node: process.version, cpu, ...measured };
  process.stdout.write(`${values.json ? JSON.stringify(results) : report(results)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
