import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Knowledge } from '../knowledge/model.ts';
import type { Compiled } from '../query/compile.ts';
import { createEngine, type Engine } from '../query/engine.ts';
import type { Question } from '../query/types.ts';
import { textLanguages } from '../text/index.ts';
import { SanadError } from '../util/sanad-error.ts';
import { HELP, readUsage, type Usage, UsageError } from './arguments.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { World } from './environment.ts';
import { cachedCompile } from './knowledge-cache.ts';

/** Exit codes (README, "Exit codes"). */
const DONE = 0;
const FAILED = 1;
const WRONG_USE = 2;
const CODES = { stopped: DONE, failed: FAILED, misconfigured: WRONG_USE } as const;

/** Runs the program; every error becomes a sentence on `errors` and an exit code. */
export async function run(world: World): Promise<number> {
  const complain = (sentence: string): void => {
    world.errors.write(`${sentence}\n`);
  };
  // Whoever reads the output, such as `head`, may have seen enough; that is no failure.
  const unread = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
  };
  world.output.on('error', unread);
  try {
    const usage = readUsage(world.words, textLanguages);
    if (usage.run === 'help') {
      world.output.write(HELP);
      return DONE;
    }
    if (usage.run === 'store') return await moveStore(usage, world, complain);
    if (usage.run === 'report') {
      const { report } = await import('./report-command.ts');
      await report(usage, world);
      return DONE;
    }
    return await perform(usage, readConfig(world.env), world, complain);
  } catch (error) {
    if (error instanceof UsageError) complain(error.message);
    else if (error instanceof SanadError) {
      complain(error.message);
      return error.exit;
    } else if (error instanceof ConfigError) for (const problem of error.problems) complain(problem);
    else {
      complain(`Sanad failed: ${error instanceof Error ? error.message : String(error)}`);
      return FAILED;
    }
    return WRONG_USE;
  }
}

async function perform(
  usage: Exclude<Usage, { run: 'help' | 'report' | 'store' }>,
  config: Config,
  world: World,
  complain: (sentence: string) => void,
): Promise<number> {
  const loaded = await loadCompiled(config, complain, usage.run === 'check');
  if (loaded === undefined) return FAILED;
  const text = 'text' in usage ? usage.text : undefined;
  const compiled = text === undefined ? loaded : await compileText(text, loaded.knowledge, world);
  const engine = createEngine(compiled);
  const { knowledge } = compiled;
  switch (usage.run) {
    case 'check':
      world.output.write(
        `All good. Facts: ${knowledge.facts.length}; known gaps: ${knowledge.gaps.length}; sources: ${knowledge.sources.length}; names: ${knowledge.names.length}; concepts: ${knowledge.concepts.length}.\n`,
      );
      return DONE;
    case 'ask':
      return askOnce(usage, engine, compiled, world);
    case 'batch':
      return askMany(usage, engine, compiled, world, complain);
    case 'start':
      return start(config, engine, compiled, world, complain);
    default:
      return usage satisfies never;
  }
}

/** The knowledge, ready for questions; undefined when it is not sound, each problem having been told. */
async function loadCompiled(
  { knowledgeDir, dataDir }: Config,
  complain: (sentence: string) => void,
  fresh: boolean,
): Promise<Compiled | undefined> {
  const make = async (): Promise<Compiled> => {
    // Only here, since a start from the cache needs neither the parser nor the schemas.
    const { loadKnowledge } = await import('../knowledge/load.ts');
    const { compile } = await import('../query/compile.ts');
    return compile(await loadKnowledge(knowledgeDir));
  };
  try {
    return await (fresh ? make() : cachedCompile(knowledgeDir, join(dataDir, 'cache'), make));
  } catch (error) {
    const { formatProblem, KnowledgeError } = await import('../knowledge/problems.ts');
    if (!(error instanceof KnowledgeError)) throw error;
    for (const problem of error.problems) complain(`${knowledgeDir}/${formatProblem(problem)}`);
    return undefined;
  }
}

/** A plain text as knowledge, understood with the vocabulary of the real one. */
async function compileText(file: string, words: Knowledge, world: World): Promise<Compiled> {
  const { decodeUtf8 } = await import('../knowledge/utf8.ts');
  const { parseArticle, plainTextKnowledge } = await import('../knowledge/plain-text.ts');
  const { compile } = await import('../query/compile.ts');
  const bytes = await readFile(file).catch((error: unknown) => {
    throw explained(error, `--text ${file}`);
  });
  const decoded = decodeUtf8(bytes);
  if ('mistake' in decoded) {
    throw new UsageError(`${file}:${decoded.place.line}:${decoded.place.column}: ${decoded.mistake}.`);
  }
  const article = parseArticle(decoded.text);
  if (article.paragraphs.length === 0) {
    throw new UsageError(
      `--text ${file}: there is no paragraph - the first line is the title, each line after it a paragraph.`,
    );
  }
  const read = world.now().toISOString().slice(0, 10);
  return compile(plainTextKnowledge([article], { words, publisher: basename(file), read }));
}

async function askOnce(
  usage: Extract<Usage, { run: 'ask' }>,
  engine: Engine,
  { knowledge }: Compiled,
  world: World,
): Promise<number> {
  const { language, asOf } = usage;
  const question: Question = {
    text: usage.question,
    ...(language === undefined ? {} : { language }),
    ...(asOf === undefined ? {} : { asOf }),
  };
  const started = performance.now();
  const answer = engine.ask(question);
  const tookMs = performance.now() - started;
  const unusable = answer.missing?.kind === 'empty' || answer.missing?.kind === 'too-long';
  if (usage.json) {
    const { answerJson } = await import('../reply/json.ts');
    world.output.write(`${JSON.stringify(answerJson(answer, { knowledge, tookMs }))}\n`);
    return unusable ? WRONG_USE : DONE;
  }
  const { composeAnswer } = await import('../reply/answer.ts');
  const { render } = await import('../platforms/terminal/render.ts');
  const { terminalLook } = await import('../platforms/terminal/look.ts');
  const reply = composeAnswer(answer, { knowledge, now: world.now() });
  // Nobody is there to follow an action up.
  const parts = render({ ...reply, actions: [] }, terminalLook(world.env, world.output), []);
  (unusable ? world.errors : world.output).write(`${parts.join('\n\n')}\n`);
  return unusable ? WRONG_USE : DONE;
}

async function askMany(
  usage: Extract<Usage, { run: 'batch' }>,
  engine: Engine,
  { knowledge }: Compiled,
  world: World,
  complain: (sentence: string) => void,
): Promise<number> {
  const { answerJson } = await import('../reply/json.ts');
  const { runBatch } = await import('../platforms/terminal/batch.ts');
  const { run, file, text, ...choices } = usage;
  try {
    const bad = await runBatch({
      input: file === '-' ? world.input : createReadStream(file),
      output: world.output,
      complain,
      answer: (question, id) => {
        const started = performance.now();
        const answer = engine.ask({ ...question, ...choices });
        return answerJson(answer, { knowledge, id, tookMs: performance.now() - started });
      },
    });
    return bad === 0 ? DONE : FAILED;
  } catch (error) {
    throw explained(error, `--batch ${file}`);
  }
}

async function moveStore(
  usage: Extract<Usage, { run: 'store' }>,
  world: World,
  complain: (sentence: string) => void,
): Promise<number> {
  const { move } = await import('./store-command.ts');
  try {
    return (await move(usage, world, complain)) ? DONE : FAILED;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return DONE;
    throw explained(error, `store ${usage.action} ${usage.file}`);
  }
}

/** Why a file that was named cannot be used, where that is all that is wrong. */
function explained(error: unknown, named: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES' && code !== 'ENOTDIR') return error;
  return new UsageError(`${named}: ${WHY_UNREADABLE[code]}.`);
}

const WHY_UNREADABLE = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this file may not be used',
} as const;

/** The bots where any is configured, else a chat in the terminal alone. */
async function start(
  config: Config,
  bare: Engine,
  { knowledge }: Compiled,
  world: World,
  complain: (sentence: string) => void,
): Promise<number> {
  const { remembering } = await import('../query/answer-cache.ts');
  const engine = remembering(bare);
  if (config.discord || config.telegram) {
    const { serve } = await import('./serve.ts');
    return CODES[await serve(config, engine, knowledge, world, complain)];
  }
  const { converse } = await import('./terminal-chat.ts');
  await converse(world, config, engine, knowledge);
  return DONE;
}
