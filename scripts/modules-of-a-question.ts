/**
 * Counts the modules that run code for a question on Telegram: `node scripts/modules-of-a-question.ts [QUESTION]`.
 * It starts the whole bot in this process, lets a reader write to it through the stand-in, and has V8 count function calls.
 * A module runs code when one of its functions is called; being loaded does not count.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startTelegram } from '../tests/stand-ins/telegram/server.ts';

const ROOT = pathToFileURL(`${join(import.meta.dirname, '..')}/`).href;
const QUESTION = 'Who leads the forces that guard the border?';

/** Modules of the project by what V8 counted since it was asked before. */
interface Coverage {
  /** Modules of which a function was called. */
  readonly run: ReadonlySet<string>;
  /** Modules that were loaded, or of which a function was called. */
  readonly loaded: ReadonlySet<string>;
}

/** Whether a function is the code of a module outside its functions, which runs when the module is loaded. */
function isTopLevel({ functionName, ranges }: Profiler.FunctionCoverage): boolean {
  return functionName === '' && ranges[0]?.startOffset === 0;
}

/** Counts the calls of functions from now on. */
class CallCounter {
  readonly #session = new Session();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  }

  /** What was counted since this was called before. */
  async take(): Promise<Coverage> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    const own = result
      .filter(({ url }) => url.startsWith(`${ROOT}src/`) || url.startsWith(`${ROOT}commands/`))
      .map(({ url, functions }) => ({
        name: url.slice(ROOT.length),
        isRun: functions.some((called) => !isTopLevel(called) && (called.ranges[0]?.count ?? 0) > 0),
      }));
    return {
      run: new Set(own.filter(({ isRun }) => isRun).map(({ name }) => name)),
      loaded: new Set(own.map(({ name }) => name)),
    };
  }

  stop(): void {
    this.#session.disconnect();
  }
}

/** Starts the bot, asks it one question, and stops it. */
async function measure(question: string, dataDir: string) {
  const telegram = await startTelegram();
  const counter = new CallCounter();
  await counter.start();
  const { run } = await import('../src/app/cli.ts');
  const stopped = Promise.withResolvers<void>();
  // Neither is a terminal, so that no chat is opened there.
  const [input, output, errors] = [new PassThrough(), new PassThrough().resume(), process.stderr];
  const ended = run({
    words: [],
    env: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
    },
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    errors,
    now: () => new Date(),
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds);
      return () => clearTimeout(timeout);
    },
    untilStopped: () => stopped.promise,
  });
  await telegram.polled();
  const start = await counter.take();
  const chat = telegram.world.privateChat(telegram.world.person());
  telegram.say({ chat, text: question });
  await telegram.message(chat);
  // The bot has finished with the question once it waits for the next one.
  await telegram.polled(2);
  const asked = await counter.take();
  counter.stop();
  stopped.resolve();
  await ended;
  await telegram.close();
  return { start, asked, loaded: new Set([...start.loaded, ...asked.loaded]) };
}

const dataDir = await mkdtemp(join(tmpdir(), 'sanad-modules-'));
try {
  const question = process.argv.slice(2).join(' ') || QUESTION;
  // Compiles the knowledge, so that the bot starts from its cache as it does every time but the first.
  await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../src/start.js'), 'ask', question],
    {
      env: { DATA_DIR: dataDir },
    },
  );
  const { start, asked, loaded } = await measure(question, dataDir);
  const both = new Set([...start.run, ...asked.run]);
  const lines = [
    ...[...asked.run].sort(),
    '',
    `The question alone: ${asked.run.size} modules run code.`,
    `From the start of the program: ${both.size} of ${loaded.size} loaded modules run code, ${start.run.size} of them before the question.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
