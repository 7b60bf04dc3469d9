/**
 * The benchmarks: `npm run bench` prints tables, `npm run bench -- --json` one object. All of it takes a quarter of an hour;
 * `npm run bench -- answers digests` measures the parts that are named, `--sizes real,1000` the answers at these sizes, `web --questions 1000000`
 * the memory after a million questions (`memory` and `heap` ask 30,000), `scale --subscriptions 100,1000000 --facts 100000` how far it
 * goes (`none` for none of them), `stalls --entries Discord` what comes by the entries whose names have this word.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAnswers } from './answers.ts';
import { measureBots } from './bots.ts';
import { measureDesk } from './desk.ts';
import { measureDigests } from './digests.ts';
import { measureHttp } from './http.ts';
import { measureHeap, measureMemory } from './memory.ts';
import { measurePage } from './page.ts';
import { measureRetention } from './retention.ts';
import { measureScale } from './scale.ts';
import { measureStalls } from './stalls.ts';
import { measureBatches, measureStarts } from './starts.ts';
import { format, type Table } from './table.ts';
import { measureTakeovers } from './takeovers.ts';
import { measureWeb } from './web.ts';

const { values, positionals } = readOptions();
const folder = await mkdtemp(join(tmpdir(), 'sanad-bench-'));
const subfolder = (name: string): Promise<string> => mkdtemp(join(folder, name));
const PARTS: Readonly<Record<string, () => Promise<readonly Table[]>>> = {
  answers: () => measureAnswers(sizes(), progress),
  starts: async () => measureStarts(await subfolder('starts')),
  batches: async () => measureBatches(await subfolder('batches')),
  desk: async () => measureDesk(await subfolder('desk')),
  stalls: async () => measureStalls(await subfolder('stalls'), values.entries, progress),
  takeovers: async () => measureTakeovers(await subfolder('takeovers')),
  http: async () => measureHttp(await subfolder('http'), progress),
  web: async () => measureWeb(await subfolder('web'), questionsWanted(100_000), progress),
  page: async () => measurePage(await subfolder('page')),
  discord: async () => measureBots('discord', await subfolder('discord')),
  telegram: async () => measureBots('telegram', await subfolder('telegram')),
  memory: async () => measureMemory(await subfolder('memory'), questionsWanted(30_000), progress),
  heap: async () => measureHeap(await subfolder('heap'), questionsWanted(30_000), progress),
  digests: async () => measureDigests(await subfolder('digests'), progress),
  retention: async () => measureRetention(await subfolder('retention'), progress),
  scale: () =>
    measureScale(
      {
        subscriptions: numbersIn('subscriptions'),
        facts: numbersIn('facts'),
        seed: seedWanted(),
      },
      progress,
    ),
};

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        questions: { type: 'string' },
        sizes: { type: 'string', default: 'real,1000,10000,100000' },
        subscriptions: { type: 'string', default: '100,10000' },
        facts: { type: 'string', default: '10000' },
        entries: { type: 'string', default: '' },
        seed: { type: 'string', default: '1' },
      },
    });
  } catch (error) {
    process.stderr.write(`${(error as Error).message.split('. ')[0]}.\n`);
    process.exit(2);
  }
}

function seedWanted(): number {
  if (/^\d{1,9}$/.test(values.seed)) return Number(values.seed);
  throw new RangeError(`--seed ${values.seed}: give a whole number`);
}

function sizes(): readonly (number | 'real')[] {
  return values.sizes.split(',').map((size) => {
    if (size === 'real' || /^[1-9]\d*$/.test(size)) return size === 'real' ? size : Number(size);
    throw new RangeError(`--sizes ${values.sizes}: give whole numbers or "real", with commas between them`);
  });
}

function numbersIn(name: 'subscriptions' | 'facts'): readonly number[] {
  const text = values[name];
  if (text === 'none') return [];
  if (/^[1-9]\d{0,6}(,[1-9]\d{0,6})*$/.test(text)) return text.split(',').map(Number);
  throw new RangeError(`--${name} ${text}: give whole numbers with commas between them, or none`);
}

function questionsWanted(usual: number): number {
  if (values.questions === undefined) return usual;
  if (/^[1-9]\d{0,8}$/.test(values.questions)) return Number(values.questions);
  throw new RangeError(`--questions ${values.questions}: give a whole number`);
}

function progress(what: string): void {
  process.stderr.write(`measuring: ${what}\n`);
}

async function measure(): Promise<readonly Table[]> {
  const unknown = positionals.find((name) => !(name in PARTS));
  if (unknown !== undefined)
    throw new RangeError(`"${unknown}" is none of the parts ${Object.keys(PARTS).join(', ')}`);
  const tables: Table[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    progress(name);
    tables.push(...(await part()));
  }
  return tables;
}

try {
  const tables = await measure();
  const machine = { node: process.version, cpu: cpus()[0]?.model.trim() || 'an unknown processor' };
  const report = [`Node ${machine.node} on ${machine.cpu}.`, ...tables.map(format)].join('\n\n');
  process.stdout.write(`${values.json ? JSON.stringify({ ...machine, tables }) : report}\n`);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  process.stderr.write(`${error.message}.\n`);
  process.exitCode = 2;
} finally {
  await rm(folder, { recursive: true, force: true });
}
