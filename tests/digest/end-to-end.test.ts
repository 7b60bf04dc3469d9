import { EventEmitter, once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import type { Environment } from '../../src/app/environment.ts';
import { serve } from '../../src/app/serve.ts';
import { loadKnowledge } from '../../src/knowledge/load.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { makeFolder, SOURCE } from '../knowledge/folder.ts';
import { textShown } from '../stand-ins/telegram/rich-texts.ts';
import { startTelegram } from '../stand-ins/telegram/server.ts';
import { temporaryFolder } from '../store/temporary.ts';

/** Timers go off this many times faster. */
const HASTE = 100;
const DAY = 24 * 60 * 60 * 1_000;

/** Starts the program with its own knowledge folder and a clock that the test can advance; it ends with the test. */
async function running(env: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const knowledgeDir = await makeFolder();
  const knowledge = await loadKnowledge(knowledgeDir);
  const errors = new PassThrough();
  const log: string[] = [];
  const logged = new EventEmitter();
  errors.on('data', (chunk: Buffer) => {
    log.push(String(chunk));
    logged.emit('line');
  });
  const stop = Promise.withResolvers<void>();
  let offset = Date.parse('2026-11-22T06:00:00Z') - Date.now();
  const config = readConfig({ DATA_DIR: folder, PORT: '0', KNOWLEDGE_DIR: knowledgeDir, ...env });
  const environment: Environment = {
    ...{ words: [], env: {}, input: process.stdin, output: process.stdout, errors },
    now: () => new Date(Date.now() + offset),
    timer: (task, milliseconds) => {
      const timeout = setTimeout(task, milliseconds / HASTE);
      return () => clearTimeout(timeout);
    },
    untilStopped: () => stop.promise,
  };
  const ended = serve(config, createEngine(compile(knowledge)), knowledge, environment);
  onTestFinished(async () => {
    stop.resolve();
    await ended;
  });
  return {
    knowledgeDir,
    /** Resolves when the log has a line with these words. */
    async line(words: string) {
      while (!log.some((line) => line.includes(words))) await once(logged, 'line');
    },
    /** Advances the clock by some days. */
    pass: (days: number) => {
      offset += days * DAY;
    },
  };
}

/** A further fact of the source. */
const FACT = `
  - id: border-drones
    paragraph: 4
    says: sudani
    status: reported
    when: { date: "2026-01", inferred: standing }
    names: [iraq]
    topics: [patrols]
    text: { en: "Drones watch the frontier by night.", ar: "تراقب طائرات مسيّرة الحدود ليلاً." }
`;

test('a chat on Telegram gets a briefing on the first day, and what is new on the next', async () => {
  const telegram = await startTelegram();
  onTestFinished(() => telegram.close());
  const chat = telegram.world.privateChat(telegram.world.person());
  const program = await running({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root });
  telegram.say({ chat, text: '/digest subscribe 08:00 Asia/Baghdad' });
  const answer = await telegram.message(chat, 1);
  expect(textShown(answer.message)).toMatch(/08:00.*Asia\/Baghdad.*23 November/s);

  program.pass(1);
  const first = await telegram.message(chat, 2);
  expect(textShown(first.message)).toContain('what is known so far');

  const file = join(program.knowledgeDir, SOURCE);
  await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}\n${FACT}`);
  await program.line('the knowledge was read again');
  program.pass(1);
  const second = await telegram.message(chat, 3);
  expect(textShown(second.message)).toContain('Digest of 24 November 2026 · 1 new');
  expect(textShown(second.message)).toContain('Drones watch the frontier by night.');
  expect(telegram.problems).toEqual([]);
});

test('a channel of operators gets a report each week, once', async () => {
  const telegram = await startTelegram();
  onTestFinished(() => telegram.close());
  const chat = telegram.world.supergroup();
  const program = await running({
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    OPERATORS: `telegram:${chat.chat.id}`,
  });
  await program.line('Telegram is ready');
  program.pass(1);
  const first = await telegram.message(chat, 1);
  expect(textShown(first.message)).toContain(
    '16 November 2026 – 22 November 2026: no questions and no votes.',
  );
  program.pass(7);
  const second = await telegram.message(chat, 2);
  expect(textShown(second.message)).toContain('23 November 2026 – 29 November 2026');
  expect(telegram.problems).toEqual([]);
});
