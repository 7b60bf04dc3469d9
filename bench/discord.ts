import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startStandIn } from '../tests/platforms/discord/stand-in/server.ts';
import type { StandIn } from '../tests/platforms/discord/stand-in/stand-in.ts';
import { createUser } from '../tests/platforms/discord/stand-in/world/people.ts';
import { type Spread, spread } from './measure.ts';

/** What a bot did on a stand-in for Discord. */
export interface MeasuredBot {
  readonly name: string;
  /** Interactions answered in a second, with 32 under way. */
  readonly perSecond: number;
  /** Milliseconds from an interaction to its answer, one at a time. */
  readonly latency: Spread;
  /** Resident memory in bytes, by the number of servers that the bot is in. */
  readonly memory: readonly { readonly servers: number; readonly bytes: number }[];
}

const ROOT = join(import.meta.dirname, '..');
const BOTS = [
  { name: 'bare discord.js', words: [join(ROOT, 'bench/echo-bot.ts')] },
  { name: 'Sanad', words: [join(ROOT, 'src/start.js')] },
] as const;
const SERVERS = [1, 1_000];
const WARM_UP = 4_000;
const ALONE = 500;
const TOGETHER = 3_000;
const UNDER_WAY = 32;
/** After so many the stand-in lets go of what it recorded. */
const BATCH = 500;
const ROUNDS = 3;

/**
 * Measures both bots on the same kind of stand-in, each in a process of its own; they take turns, so that a slow moment
 * of the machine hits both.
 *
 * @param folder an empty folder for what they keep
 */
export async function measureDiscord(folder: string): Promise<readonly MeasuredBot[]> {
  const questions = await realQuestions();
  const running = [];
  for (const { name, words } of BOTS)
    running.push({ name, ...(await startBot(words, join(folder, name), 1)) });
  const latencies = running.map((): number[] => []);
  const rates = running.map((): number[] => []);
  for (const { standIn } of running) await askTogether(standIn, questions, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, { standIn }] of running.entries()) {
      latencies[at]?.push(...(await askAlone(standIn, questions, ALONE)));
      rates[at]?.push(await askTogether(standIn, questions, TOGETHER));
    }
  }
  const memory = new Map<string, { servers: number; bytes: number }[]>();
  for (const { name, child, stop } of running) {
    memory.set(name, [{ servers: 1, bytes: await residentBytes(child) }]);
    await stop();
  }
  for (const servers of SERVERS.slice(1)) {
    for (const { name, words } of BOTS) {
      const { standIn, child, stop } = await startBot(words, join(folder, name), servers);
      // The same work as the others had done.
      const all = WARM_UP + ROUNDS * (ALONE + TOGETHER);
      await askTogether(standIn, questions, all);
      memory.get(name)?.push({ servers, bytes: await residentBytes(child) });
      await stop();
    }
  }
  return running.map(({ name }, at) => ({
    name,
    perSecond: spread(rates[at] ?? []).median,
    latency: spread(latencies[at] ?? []),
    memory: memory.get(name) ?? [],
  }));
}

interface RunningBot {
  readonly standIn: StandIn;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

async function startBot(words: readonly string[], folder: string, guilds: number): Promise<RunningBot> {
  const standIn = await startStandIn({ guilds });
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: {
      ...process.env,
      DATA_DIR: folder,
      DISCORD_TOKEN: standIn.token,
      DISCORD_API_ROOT: standIn.api,
      READER_LIMIT: '1000000',
      SERVER_LIMIT: '1000000',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await standIn.waitFor((happening) => happening.kind === 'session');
  return {
    standIn,
    child,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await standIn.close();
    },
  };
}

/** The English questions that the knowledge is trained on. */
async function realQuestions(): Promise<readonly string[]> {
  const lines = (await readFile(join(ROOT, 'tests/rankings/work.jsonl'), 'utf8')).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { readonly question: string; readonly language?: string })
    .filter(({ question }) => /^\p{ASCII}+$/u.test(question))
    .map(({ question }) => question);
}

/** Those who ask in turn, so that nobody's conversation is longer than people's are. */
const READERS = Array.from({ length: 200 }, (_, n) =>
  createUser(String(1_000_000_000_000_000_000n + BigInt(n)), `reader-${n}`),
);

/** Lets one of the readers ask, and gives the milliseconds until the answer. */
async function ask({ interact, events }: StandIn, questions: readonly string[], at: number): Promise<number> {
  const question = questions[at % questions.length] ?? '';
  const user = READERS[at % READERS.length];
  const interaction = events.command('ask', { question }, user ? { user } : {});
  const started = performance.now();
  await interact(interaction).next('callback');
  return performance.now() - started;
}

async function askAlone(standIn: StandIn, questions: readonly string[], times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = 0; at < times; at++) {
    latencies.push(await ask(standIn, questions, at));
    standIn.forget();
  }
  return latencies;
}

/** Asks many, always some of them at once; gives the answers a second. */
async function askTogether(standIn: StandIn, questions: readonly string[], times: number): Promise<number> {
  const started = performance.now();
  for (let done = 0; done < times; done += BATCH) {
    let next = done;
    const keepAsking = async (): Promise<void> => {
      while (next < Math.min(done + BATCH, times)) await ask(standIn, questions, next++);
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, keepAsking));
    standIn.forget();
  }
  return times / ((performance.now() - started) / 1_000);
}

async function residentBytes({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1_024;
}
