import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';
import { KNOWLEDGE_DIR } from '../query/real.ts';
import { Log } from '../stand-ins/log.ts';

/** What `npm start` and `npm run ask` run. */
export const START = join(import.meta.dirname, '../../src/start.js');

/** The result of a run of the program. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** What is piped in. */
  readonly input?: string;
  /** The folder in which it is started, whose `.env` it reads. */
  readonly folder?: string;
}

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sanad-cli-'));
  // A program that was stopped may still be writing its cache.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20 }));
  return folder;
}

/** A data folder that is removed after the test, with the shipped knowledge, and what code was, compiled in it. */
export async function dataFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(join(inject('sharedData'), 'cache'), join(folder, 'cache'), { recursive: true });
  return folder;
}

/** Runs the program as a process of its own with the shipped knowledge unless the environment says otherwise. */
export async function spawned(
  words: readonly string[],
  { env, input, folder = inject('sharedData') }: Setting = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [START, ...words], {
    // Away from the project, so that no .env file of the developer's is read.
    cwd: folder,
    env: { KNOWLEDGE_DIR, DATA_DIR: inject('sharedData'), PORT: '0', ...env },
    stdio: 'pipe',
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, errors, code] = await Promise.all([
    text(child.stdout).catch(() => ''),
    text(child.stderr),
    ended,
  ]);
  return { code, out, errors };
}

/** The bots as a process of their own. */
export type Serving = Awaited<ReturnType<typeof serving>>;

/**
 * Runs the bots as a process of their own until the test stops it. Their data folder is a new one unless named.
 *
 * @param words what Node is started with: options, and a program in place of what `npm start` runs
 */
export async function serving(env: Readonly<Record<string, string>>, words: readonly string[] = [START]) {
  const folder = env['DATA_DIR'] ?? (await dataFolder());
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { KNOWLEDGE_DIR, DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const log = new Log<string>();
  createInterface({ input: child.stderr }).on('line', (line) => log.add(line));
  const shown = new Log<string>();
  createInterface({ input: child.stdout }).on('line', (line) => shown.add(line));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    lines: log.entries,
    folder,
    tell: (signal: NodeJS.Signals) => child.kill(signal),
    /** The first line of the log with these words. */
    line: (words: string) => log.waitFor((line) => line.includes(words)),
    /** The first line of the output with these words. */
    out: (words: string) => shown.waitFor((line) => line.includes(words)),
    /** Resolves when the process has ended, by itself or not. */
    ended,
    end: (signal: NodeJS.Signals = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
    /** Holds it as it is, with its connections open, until it may go on. */
    suspend: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
  };
}

/** A line of a stack trace, which nobody should see. */
export const TRACE = /\n\s+at /;

/** The objects in lines of JSON. */
export function jsonLines(out: string): readonly Readonly<Record<string, unknown>>[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}
