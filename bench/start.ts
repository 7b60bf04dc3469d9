import { join } from 'node:path';
import { type Spread, spread } from './measure.ts';
import { type Run, run } from './processes.ts';

/** Starts of one kind, in milliseconds. */
export interface Started {
  readonly name: string;
  /** Until the first output; for `node -e 0`, which has none, until the end. */
  readonly answer: Spread;
  readonly end: Spread;
}

const TIMES = 15;
const QUESTION = 'who guards the border at al-Qaim?';
const ASK = ['src/start.js', 'ask', QUESTION];

/**
 * Times starts until the first answer: with an empty cache once, with a full one 15 times, the kinds taking turns so
 * that a slow moment of the machine hits all of them alike.
 *
 * @param folder an empty folder for caches
 */
export async function measureStarts(folder: string): Promise<readonly Started[]> {
  const env = { DATA_DIR: join(folder, 'start') };
  const node = process.execPath;
  const cold = await run(node, ASK, { env });
  const kinds: readonly { readonly name: string; start(): Promise<Run> }[] = [
    { name: 'node -e 0', start: () => run(node, ['-e', '0']) },
    { name: 'node src/start.js ask', start: () => run(node, ASK, { env }) },
    {
      name: 'npm run --silent ask',
      start: () => run('npm', ['run', '--silent', 'ask', '--', QUESTION], { env }),
    },
  ];
  const runs = kinds.map((): Run[] => []);
  for (const { start } of kinds) await start();
  for (let time = 0; time < TIMES; time++) {
    for (const [i, { start }] of kinds.entries()) runs[i]?.push(await start());
  }
  const [bare, ...warm] = kinds.map(({ name }, i) => summary(name, runs[i] ?? []));
  if (bare === undefined) return [];
  return [bare, ...warm, summary('node src/start.js ask, empty cache', [cold])];
}

function summary(name: string, runs: readonly Run[]): Started {
  return {
    name,
    answer: spread(runs.map(({ answered, ended }) => answered ?? ended)),
    end: spread(runs.map(({ ended }) => ended)),
  };
}
