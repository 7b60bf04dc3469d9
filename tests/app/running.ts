import { createInterface } from 'node:readline';
import { PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';
import { run as runProgram } from '../../src/app/cli.ts';
import type { Environment } from '../../src/app/environment.ts';
import { KNOWLEDGE_DIR } from '../query/real.ts';
import { Log } from '../stand-ins/log.ts';
import { dataFolder, type Ended } from './program.ts';

interface Setting {
  /** Variables beside those of the folders. */
  readonly env?: Readonly<Record<string, string>>;
  /** Path of a file with more variables. */
  readonly envFile?: string;
  /** What is piped in. */
  readonly input?: string | Uint8Array;
  /** The reader closes the output after its first bytes, as `head` does, or before any. */
  readonly read?: 'little' | 'nothing';
  /** Somebody sits at a terminal. */
  readonly terminal?: boolean;
}

const clock: Pick<Environment, 'now' | 'timer'> = {
  now: () => new Date(),
  timer: (task, milliseconds) => {
    const timeout = setTimeout(task, milliseconds);
    return () => clearTimeout(timeout);
  },
};

/** Runs the program in this process, over the shipped knowledge unless the variables say otherwise. */
export async function run(
  words: readonly string[],
  { env, envFile, input, read, terminal }: Setting = {},
): Promise<Ended> {
  const errors = new PassThrough();
  const output = read === undefined ? new PassThrough() : closedPipe(read === 'little' ? 1 : 0);
  const texts = [output instanceof PassThrough ? text(output) : '', text(errors)] as const;
  const code = await runProgram({
    words,
    env: { KNOWLEDGE_DIR, DATA_DIR: inject('sharedData'), PORT: '0', ...env },
    ...(envFile === undefined ? {} : { envFile }),
    input: Object.assign(Readable.from(input === undefined ? [] : [Buffer.from(input)]), {
      isTTY: terminal === true,
    }),
    output: Object.assign(output, { isTTY: terminal === true }),
    errors,
    ...clock,
    untilStopped: () => new Promise(() => undefined),
  });
  output.end();
  errors.end();
  const [out, problems] = await Promise.all(texts);
  return { code, out, errors: problems };
}

/** An output whose reader takes some writes and then goes away. */
function closedPipe(taken: number): Writable {
  let writes = 0;
  return new Writable({
    write(_chunk, _encoding, done) {
      writes += 1;
      done(writes > taken ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null);
    },
  });
}

/**
 * Runs the bots and pages in this process until they are told to stop. Their data folder is a new one unless named.
 *
 * @param input what is piped in. Default: nothing
 */
export async function serving(env: Readonly<Record<string, string>>, input = '') {
  const folder = env['DATA_DIR'] ?? (await dataFolder());
  const errors = new PassThrough();
  const log = new Log<string>();
  createInterface({ input: errors }).on('line', (line) => log.add(line));
  const output = new PassThrough();
  const shown = new Log<string>();
  createInterface({ input: output }).on('line', (line) => shown.add(line));
  const stop = Promise.withResolvers<void>();
  const ended = runProgram({
    words: [],
    env: { KNOWLEDGE_DIR, DATA_DIR: folder, PORT: '0', ...env },
    input: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    output,
    errors,
    ...clock,
    untilStopped: () => stop.promise,
  });
  const end = (): Promise<number> => {
    stop.resolve();
    return ended;
  };
  onTestFinished(async () => void (await end()));
  return {
    lines: log.entries,
    folder,
    /** The first line of the log with these words. */
    line: (words: string) => log.waitFor((line) => line.includes(words)),
    /** The first line of the output with these words. */
    out: (words: string) => shown.waitFor((line) => line.includes(words)),
    /** Tells it to stop, as a signal does. Resolves to the exit code. */
    end,
  };
}
