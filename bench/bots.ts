import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spread } from './measure.ts';
import { optionsOfStart, ROOT, type Running, start } from './processes.ts';
import { STAGES, type Stage } from './stages.ts';
import type { Table } from './table.ts';

const BOTS = {
  discord: { 'bare discord.js': 'bench/echo-discord.ts', Sanad: 'src/start.js' },
  telegram: { 'bare grammY': 'bench/echo-telegram.ts', Sanad: 'bench/sanad-paced.ts' },
} as const;
/** They ask in turn, so that nobody's conversation is longer than people's are. */
const READERS = 200;
const WARM_UP = 4_000;
const ALONE = 500;
const TOGETHER = 3_000;
const UNDER_WAY = 32;
/** After so many questions the stand-in lets go of what it recorded. */
const BATCH = 500;
const ROUNDS = 3;

interface Contender {
  readonly name: string;
  readonly stage: Stage;
  readonly program: Running;
  /** Milliseconds from a question to its answer, one at a time. */
  readonly alone: number[];
  /** Answers a second, with 32 questions under way. */
  readonly rates: number[];
}

/**
 * Measures Sanad and a bare bot on stand-ins of the same kind, without the platform's limits, each in a process of its own.
 * They take turns, so that a slow moment of the machine hits both.
 *
 * @param folder an empty folder for what they keep
 */
export async function measureBots(platform: keyof typeof BOTS, folder: string): Promise<readonly Table[]> {
  const questions = await realQuestions();
  const running: Contender[] = [];
  for (const [name, program] of Object.entries(BOTS[platform])) {
    const stage = await STAGES[platform](READERS);
    const limits = { READER_LIMIT: '1000000', SERVER_LIMIT: '1000000' };
    const env = { ...stage.env, ...limits, DATA_DIR: join(folder, name), LOG_LEVEL: 'error' };
    const options = name === 'Sanad' ? optionsOfStart() : [];
    running.push({ name, stage, program: start(program, env, options), alone: [], rates: [] });
    await stage.ready();
    await askTogether(stage, questions, WARM_UP);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { stage, alone, rates } of running) {
      for (let at = 0; at < ALONE; at++) {
        const started = performance.now();
        await stage.ask(questions[at % questions.length] ?? '', at % READERS);
        alone.push(performance.now() - started);
        stage.forget();
      }
      rates.push(await askTogether(stage, questions, TOGETHER));
    }
  }
  const measured: { name: string; perSecond: number; latency: ReturnType<typeof spread>; memory: number }[] =
    [];
  for (const { name, stage, program, alone, rates } of running) {
    const memory = await program.memory();
    measured.push({ name, perSecond: spread(rates).median, latency: spread(alone), memory });
    await program.stop();
    await stage.close();
  }
  const [bare, ours] = measured;
  const times = (of: (one: (typeof measured)[number]) => number) =>
    ours && bare ? of(ours) / of(bare) : Number.NaN;
  const added = (of: 'median' | 'p99') => (ours?.latency[of] ?? 0) - (bare?.latency[of] ?? 0);
  return [
    {
      title: `${platform}: a question on a stand-in, ${READERS} readers in turn`,
      heads: ['bot', 'a second', 'median ms', 'p99 ms', 'RSS MB'],
      rows: measured.map(({ name, perSecond, latency, memory }) => [
        ...[name, Math.round(perSecond), latency.median, latency.p99, memory / 1e6],
      ]),
      aims: [
        {
          wanted: 'at most 1.25 times as long an answer as the bare bot, 32 at once',
          value: 1 / times(({ perSecond }) => perSecond),
          most: 1.25,
        },
        { wanted: 'at most 1.4 times its memory', value: times(({ memory }) => memory), most: 1.4 },
        { wanted: 'under 10 ms added, median', value: added('median'), most: 10 },
        { wanted: 'under 5 ms added, p99', value: added('p99'), most: 5 },
      ],
    },
  ];
}

/** The English questions that the knowledge is trained on. */
async function realQuestions(): Promise<readonly string[]> {
  const lines = (await readFile(join(ROOT, 'tests/rankings/work.jsonl'), 'utf8')).trim().split('\n');
  return lines
    .map((line) => (JSON.parse(line) as { readonly question: string }).question)
    .filter((question) => /^\p{ASCII}+$/u.test(question));
}

/** Asks many, always some of them at once; gives the answers a second. */
async function askTogether(stage: Stage, questions: readonly string[], times: number): Promise<number> {
  const started = performance.now();
  for (let done = 0; done < times; done += BATCH) {
    let next = done;
    const keepAsking = async (): Promise<void> => {
      while (next < Math.min(done + BATCH, times)) {
        const at = next++;
        await stage.ask(questions[at % questions.length] ?? '', at % READERS);
      }
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, keepAsking));
    stage.forget();
  }
  return times / ((performance.now() - started) / 1_000);
}
