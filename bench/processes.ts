import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = join(import.meta.dirname, '..');

/** What a run of a program took. */
export interface Run {
  /** Milliseconds until its first output, if it had any, and until its end. */
  readonly answered: number | undefined;
  readonly ended: number;
  readonly output: string;
  /** The most memory that it had at once, in bytes. */
  readonly peak: number;
}

/** Runs in the process that is measured; its third output carries the number. */
const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS * 1024)));`,
)}`;

/**
 * Runs a program to its end in the folder of the project.
 *
 * @param peak whether to measure the peak of memory; only for Node
 * @throws when it fails, with what it wrote to its standard error
 */
export async function run(
  program: string,
  words: readonly string[],
  { env = {}, peak = false }: { env?: Readonly<Record<string, string>>; peak?: boolean } = {},
): Promise<Run> {
  const started = performance.now();
  const child = spawn(program, [...(peak ? ['--import', REPORT_PEAK] : []), ...words], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let answered: number | undefined;
  child.stdout?.once('data', () => {
    answered = performance.now() - started;
  });
  // Not 'close': what is still to be read after the end is no part of the time.
  const exit = new Promise<{ readonly code: number | null; readonly ended: number }>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code, ended: performance.now() - started }));
  });
  const texts = Promise.all(child.stdio.slice(1).map((stream) => textOf(stream as NodeJS.ReadableStream)));
  const { code, ended } = await exit;
  const [printed = '', complaint = '', bytes = ''] = await texts;
  if (code !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${code}: ${complaint}`);
  return { answered, ended, output: printed, peak: Number(bytes) };
}

/** All that a stream gives; unlike `text` of Node it lets others listen too. */
function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let all = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      all += chunk;
    });
    stream.once('error', reject);
    stream.once('end', () => resolve(all));
  });
}

/** A program that runs until it is stopped. */
export interface Running {
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  /** Stops it, and resolves with all its output when it has ended. */
  stop(): Promise<string>;
}

/** The options of Node with which `npm start` starts Sanad. */
export function optionsOfStart(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** Starts a program of Node's, named by its path in the folder of the project; its errors are shown. */
export function start(
  program: string,
  env: Readonly<Record<string, string>>,
  options: readonly string[] = [],
): Running {
  const child = spawn(process.execPath, [...options, join(ROOT, program)], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = textOf(child.stdout);
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
