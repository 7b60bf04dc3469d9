import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLabelled } from '../scripts/labelled.ts';
import { spread } from './measure.ts';
import { ROOT, type Run, run } from './processes.ts';
import { Random } from './random.ts';
import { madeUpWord } from './synthetic.ts';
import type { Table } from './table.ts';

const TIMES = 15;
const QUESTION = 'who guards the border at al-Qaim?';
const ASK = ['src/start.js', 'ask', QUESTION];
const BATCHES = [1_000, 50_000];

/**
 * Times starts until the first answer: once with an empty cache, then 15 times with a full one. The kinds take turns, so
 * that a slow moment of the machine hits all of them alike.
 *
 * @param folder an empty folder for caches
 */
export async function measureStarts(folder: string): Promise<readonly Table[]> {
  const env = { DATA_DIR: join(folder, 'start') };
  const node = process.execPath;
  const cold = await run(node, ASK, { env });
  const kinds: Readonly<Record<string, () => Promise<Run>>> = {
    'node -e 0': () => run(node, ['-e', '0']),
    'node src/start.js ask': () => run(node, ASK, { env }),
    'npm run --silent ask': () => run('npm', ['run', '--silent', 'ask', '--', QUESTION], { env }),
  };
  const times = new Map(Object.keys(kinds).map((name) => [name, [] as number[]]));
  for (let time = 0; time <= TIMES; time++) {
    for (const [name, begin] of Object.entries(kinds)) {
      const { answered, ended } = await begin();
      // The first of each kind fills the machine's own caches.
      if (time > 0) times.get(name)?.push(answered ?? ended);
    }
  }
  const medians = Array.from(times, ([name, taken]) => ({ name, ...spread(taken) }));
  const bare = medians[0]?.median ?? Number.NaN;
  const answer = medians[1]?.median ?? Number.NaN;
  return [
    {
      title: 'Start: milliseconds to the first answer',
      heads: ['what', 'n', 'median', '× node -e 0'],
      rows: [
        ...medians.map(({ name, n, median }) => [name, n, median, median / bare]),
        ['node src/start.js ask, empty cache', 1, cold.answered ?? cold.ended, (cold.answered ?? 0) / bare],
      ],
      aims: [{ wanted: 'under 6 × node -e 0', value: answer / bare, most: 6 }],
    },
  ];
}

/**
 * Answers batches in a process of their own, start included. Every line has a word of its own, so that whatever grows with
 * what was asked shows.
 *
 * @param folder an empty folder for batches and caches
 */
export async function measureBatches(folder: string): Promise<readonly Table[]> {
  const env = { DATA_DIR: join(folder, 'batch') };
  const random = new Random(4);
  const questions = readLabelled(join(ROOT, 'tests/rankings/judge.jsonl')).map(({ question }) => question);
  await run(process.execPath, ASK, { env });
  const rows: Table['rows'][number][] = [];
  for (const lines of BATCHES) {
    const file = join(folder, `${lines}.jsonl`);
    const batch = Array.from({ length: lines }, (_, id) =>
      JSON.stringify({ id, question: `${questions[id % questions.length]} ${madeUpWord(random)}${id}` }),
    );
    await writeFile(file, batch.join('\n'));
    const words = ['src/start.js', 'ask', '--json', '--batch', file];
    const { output, ended, peak } = await run(process.execPath, words, { env, peak: true });
    const answered = output.split('\n').length - 1;
    if (answered !== lines) throw new Error(`of ${lines} lines ${answered} were answered`);
    rows.push([lines, ended / 1_000, (lines * 1_000) / ended, peak / 1e6]);
  }
  return [
    {
      title: 'Batch: npm run ask -- --json --batch FILE, start included',
      heads: ['lines', 'seconds', 'lines/s', 'peak RSS MB'],
      rows,
    },
  ];
}
