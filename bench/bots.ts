import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Spread, spread } from './measure.ts';
import { type Running, start } from './processes.ts';

/** What a bot did on a stand-in for its platform. */
export interface MeasuredBot {
  readonly name: string;
  /** Questions answered in a second, with 32 under way. */
  readonly perSecond: number;
  /** Milliseconds from a question to its answer, one at a time. */
  readonly latency: Spread;
  /** Resident memory in bytes afterwards, by the number of servers that the bot is in. */
  readonly memory: readonly { readonly servers: number; readonly bytes: number }[];
}

/** A stand-in on which a bot is measured. */
export interface Stage {
  /** What a bot needs to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolves when a bot can be asked. */
  ready(): Promise<void>;
  /** Lets a reader ask, and resolves with the answer; `reader` is a number from 0. */
  ask(question: string, reader: number): Promise<unknown>;
  /** Lets go of what was recorded. */
  forget(): void;
  close(): Promise<void>;
}

/** What is measured on a platform: a bare bot and Sanad, each with what runs it. */
export interface Contest {
  readonly bots: readonly { readonly name: string; readonly program: string }[];
  /** Numbers of servers at which memory is taken. */
  readonly servers: readonly [number, ...number[]];
  open(servers: number): Promise<Stage>;
}

const ROOT = join(import.meta.dirname, '..');
const WARM_UP = 4_000;
const ALONE = 500;
const TOGETHER = 3_000;
const UNDER_WAY = 32;
/** After so many the stand-in lets go of what it recorded. */
const BATCH = 500;
const ROUNDS = 3;
/** They ask in turn, so that nobody's conversation is longer than people's are. */
export const READERS = 200;

/**
 * Measures the bots on stand-ins of the same kind, each in a process of its own; they take turns, so that a slow moment
 * of the machine hits all.
 *
 * @param folder an empty folder for what they keep
 */
export async function measureBots(
  { bots, servers, open }: Contest,
  folder: string,
): Promise<readonly MeasuredBot[]> {
  const questions = await realQuestions();
  const running: RunningBot[] = [];
  for (const { name, program } of bots) {
    running.push(await startBot(program, join(folder, name), await open(servers[0])));
  }
  const latencies = running.map((): number[] => []);
  const rates = running.map((): number[] => []);
  for (const { stage } of running) await askTogether(stage, questions, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, { stage }] of running.entries()) {
      latencies[at]?.push(...(await askAlone(stage, questions, ALONE)));
      rates[at]?.push(await askTogether(stage, questions, TOGETHER));
    }
  }
  const memory = await Promise.all(running.map(({ program }) => program.memory()));
  for (const bot of running) await stop(bot);
  const measured: MeasuredBot[] = [];
  for (const [at, { name, program }] of bots.entries()) {
    const more: { readonly servers: number; readonly bytes: number }[] = [];
    for (const count of servers.slice(1)) {
      const bot = await startBot(program, join(folder, name), await open(count));
      // The same work as the others had done.
      await askTogether(bot.stage, questions, WARM_UP + ROUNDS * (ALONE + TOGETHER));
      more.push({ servers: count, bytes: await bot.program.memory() });
      await stop(bot);
    }
    measured.push({
      name,
      perSecond: spread(rates[at] ?? []).median,
      latency: spread(latencies[at] ?? []),
      memory: [{ servers: servers[0], bytes: memory[at] ?? 0 }, ...more],
    });
  }
  return measured;
}

interface RunningBot {
  readonly stage: Stage;
  readonly program: Running;
}

async function startBot(program: string, folder: string, stage: Stage): Promise<RunningBot> {
  const running = start(program, {
    ...stage.env,
    DATA_DIR: folder,
    READER_LIMIT: '1000000',
    SERVER_LIMIT: '1000000',
    LOG_LEVEL: 'error',
  });
  await stage.ready();
  return { stage, program: running };
}

async function stop({ stage, program }: RunningBot): Promise<void> {
  await program.stop();
  await stage.close();
}

/** The English questions that the knowledge is trained on. */
async function realQuestions(): Promise<readonly string[]> {
  const lines = (await readFile(join(ROOT, 'tests/rankings/work.jsonl'), 'utf8')).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { readonly question: string })
    .filter(({ question }) => /^\p{ASCII}+$/u.test(question))
    .map(({ question }) => question);
}

/** Lets one of the readers ask, and gives the milliseconds until the answer. */
async function ask(stage: Stage, questions: readonly string[], at: number): Promise<number> {
  const started = performance.now();
  await stage.ask(questions[at % questions.length] ?? '', at % READERS);
  return performance.now() - started;
}

async function askAlone(stage: Stage, questions: readonly string[], times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = 0; at < times; at++) {
    latencies.push(await ask(stage, questions, at));
    stage.forget();
  }
  return latencies;
}

/** Asks many, always some of them at once; gives the answers a second. */
async function askTogether(stage: Stage, questions: readonly string[], times: number): Promise<number> {
  const started = performance.now();
  for (let done = 0; done < times; done += BATCH) {
    let next = done;
    const keepAsking = async (): Promise<void> => {
      while (next < Math.min(done + BATCH, times)) await ask(stage, questions, next++);
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, keepAsking));
    stage.forget();
  }
  return times / ((performance.now() - started) / 1_000);
}
