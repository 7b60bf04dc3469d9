import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';

/** What a run of a program took. */
export interface Run {
  /** Milliseconds until its first output, if it had any, and until its end. */
  readonly answered: number | undefined;
  readonly ended: number;
  /** Lines of output. */
  readonly lines: number;
  readonly output: string;
  /** Most memory that it had at once, in bytes; with `peak` only. */
  readonly peak: number;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Forget the output, counting its lines only. */
  readonly discard?: boolean;
  /** Have the process tell its peak of memory as it ends; only for Node. */
  readonly peak?: boolean;
}

const ROOT = join(import.meta.dirname, '..');

/** Runs in the process that is measured; its third output carries the number. */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS * 1024)));`,
)}`;

/**
 * Runs a program to its end, in the folder of the project.
 *
 * @throws when it fails, with what it complained of
 */
export function run(program: string, words: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { promise, resolve, reject } = Promise.withResolvers<Run>();
  const started = performance.now();
  const child = spawn(program, [...(options.peak ? ['--import', TELL_PEAK] : []), ...words], {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, output, errors, peak] = child.stdio;
  let answered: number | undefined;
  let lines = 0;
  let kept = '';
  let complaint = '';
  let told = '';
  output?.on('data', (chunk: Buffer) => {
    answered ??= performance.now() - started;
    for (const byte of chunk) if (byte === 0x0a) lines++;
    if (!options.discard) kept += chunk;
  });
  errors?.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  peak?.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  child.on('error', reject);
  // Not 'close': what is still to be read after the end is no part of the time.
  let ended = 0;
  child.on('exit', () => {
    ended = performance.now() - started;
  });
  child.on('close', (code) => {
    if (code === 0) resolve({ answered, ended, lines, output: kept, peak: Number(told) });
    else reject(new Error(`${program} ${words.join(' ')} ended with ${code}: ${complaint}`));
  });
  return promise;
}

/** A program that runs until it is told to end. */
export interface Running {
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  /** Tells it to end, and resolves with all its output when it has. */
  stop(): Promise<string>;
}

/** Starts a program of Node's, named by its path in the folder of the project; what it complains of is shown. */
export function start(program: string, env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [join(ROOT, program)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = text(child.stdout);
  return {
    memory: () => residentBytes(child),
    stop() {
      child.kill('SIGTERM');
      return output;
    },
  };
}

async function residentBytes({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout.trim()) * 1_024;
}
