import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { readConfig } from '../../../src/app/config.ts';
import type { Environment } from '../../../src/app/environment.ts';
import { serve } from '../../../src/app/serve.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { compile } from '../../../src/query/compile.ts';
import { createEngine } from '../../../src/query/engine.ts';
import { readingHere } from '../../app/reading-here.ts';
import { makeFolder, SOURCE } from '../../knowledge/folder.ts';
import { startStandIn } from '../../stand-ins/discord/server.ts';
import type { StandIn } from '../../stand-ins/discord/stand-in.ts';
import { Log } from '../../stand-ins/log.ts';
import { startTelegram } from '../../stand-ins/telegram/server.ts';
import type { TelegramStandIn } from '../../stand-ins/telegram/stand-in.ts';
import { temporaryFolder } from '../../store/temporary.ts';

/** Timers go off this many times faster. */
const HASTE = 100;
/** The clock runs this many times faster, so that a second between two messages to a chat is soon over. */
const CLOCK = 10;

/** A further fact, which corrects one of the source. */
const TRIPLED = `
  - id: patrols-tripled
    paragraph: 4
    says: sudani
    status: claimed
    when: 2026-01-21
    names: [iraq]
    topics: [patrols]
    text: { en: "Patrols were tripled", ar: "ضوعفت الدوريات ثلاث مرات" }
    supersedes: patrols-doubled
`;
/** Marks the fact that it stands in as withdrawn. */
export const WITHDRAWN =
  '    retracted: { date: 2026-02-10, reason: { en: "The paper took it back", ar: "سحبته الصحيفة" } }\n';

/** The program over a knowledge of two facts, on both platforms. */
export interface Program {
  readonly telegram: TelegramStandIn;
  readonly discord: StandIn;
  readonly folder: string;
  /** Changes the file of the source; the text must be in it. */
  change(from: string, to: string): Promise<void>;
  /** Writes the fact into the file that corrects the first, with more words if given. */
  correct(more?: string): Promise<void>;
  /** Withdraws a fact. */
  retract(fact?: string): Promise<void>;
  /** The n-th line of the log with this event. */
  logged(event: string, nth?: number): Promise<Readonly<Record<string, unknown>>>;
  readonly lines: readonly string[];
  /** Advances the clock by some hours. */
  pass(hours: number): void;
}

/** Starts the program with its own knowledge folder; it ends with the test. */
export async function startProgram(
  env: Readonly<Record<string, string>> = {},
  settings: Parameters<typeof startTelegram>[0] = {},
): Promise<Program> {
  const telegram = await startTelegram(settings);
  const discord = await startStandIn();
  const folder = await temporaryFolder();
  const knowledgeDir = await makeFolder();
  const knowledge = await loadKnowledge(knowledgeDir);
  const errors = new PassThrough();
  const log = new Log<string>();
  createInterface({ input: errors }).on('line', (line) => log.add(line));
  const stop = Promise.withResolvers<void>();
  let start = Date.parse('2026-11-28T06:00:00Z');
  const started = performance.now();
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    KNOWLEDGE_DIR: knowledgeDir,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_RICH: 'false',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.api,
    ...env,
  });
  const environment: Environment = {
    ...{ words: [], env: {}, input: process.stdin, output: process.stdout, errors },
    now: () => new Date(start + CLOCK * (performance.now() - started)),
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds / HASTE);
      return () => clearTimeout(timeout);
    },
    untilStopped: () => stop.promise,
  };
  const ended = serve(config, createEngine(compile(knowledge)), knowledge, environment, readingHere());
  onTestFinished(async () => {
    stop.resolve();
    await ended;
    expect(telegram.problems).toEqual([]);
    discord.expectNoProblems();
    await telegram.close();
    await discord.close();
  });
  await Promise.all([
    log.waitFor((line) => line.includes('Telegram is ready')),
    log.waitFor((line) => line.includes('Discord is ready')),
  ]);

  const file = join(knowledgeDir, SOURCE);
  const program: Program = {
    telegram,
    discord,
    folder,
    lines: log.entries,
    pass: (hours) => {
      start += hours * 60 * 60 * 1_000;
    },
    async change(from, to) {
      const text = await readFile(file, 'utf8');
      if (!text.includes(from)) throw new Error(`the source does not contain ${from}`);
      await writeFile(
        file,
        text.replace(from, () => to),
      );
    },
    async correct(more = '') {
      const fact = TRIPLED.replace('were tripled', `were tripled${more}`);
      await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}\n${fact}`);
    },
    retract: (fact = 'patrols-doubled') =>
      program.change(`  - id: ${fact}\n`, `  - id: ${fact}\n${WITHDRAWN}`),
    logged: async (event, nth) =>
      JSON.parse(await log.waitFor((line) => line.includes(`"event":"${event}"`), nth)),
  };
  return program;
}

/** The question that the first fact answers. */
export const QUESTION = 'more patrols?';

/** What a reader sees: without escapes and invisible marks. */
export function plain(text: string): string {
  return text.replace(/\\(.)/g, '$1').replace(/[\u200b-\u200f\u2060-\u2069]/g, '');
}
