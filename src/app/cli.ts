import { existsSync } from 'node:fs';
import { textLanguages } from '../text/index.ts';
import { reasonOf } from '../util/log.ts';
import { SanadError } from '../util/sanad-error.ts';
import { type Arguments, HELP, readArguments } from './arguments.ts';
import { compileApart, compiledKnowledge, laidOver, overlayOf } from './compiled-knowledge.ts';
import { readConfig } from './config.ts';
import { type Environment, isInteractive } from './environment.ts';
import { KnowledgeReader } from './knowledge-reader.ts';

const PREPARING = 'Preparing the knowledge, once …\n\n';

/** The program did what it was asked to do. The other exit codes are those of `SanadError`. */
const DONE = 0;
const FAILED = 1;

/**
 * Runs the program and returns its exit code. Every error becomes a sentence on the error stream. This is the only
 * place where an error becomes an exit code.
 */
export async function run(environment: Environment): Promise<number> {
  const { output, errors } = environment;
  // The reader of the output, such as `head`, may stop early; that is no failure.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    return await runCommand(readArguments(environment.words, textLanguages), environment);
  } catch (error) {
    if (error instanceof SanadError) {
      errors.write(`${[error.message, error.mend].filter(Boolean).join('\n')}\n`);
      return error.exit;
    }
    const message = error instanceof Error ? error.message : String(error);
    const reason = reasonOf(error);
    errors.write(`Sanad failed: ${reason === undefined ? message : `${reason} (${message})`}\n`);
    return FAILED;
  }
}

/** Each command is imported only when it is run, so that a start loads no more code than it needs. */
async function runCommand(given: Arguments, environment: Environment): Promise<number> {
  const { env, envFile, output } = environment;
  if (given.run === 'help') {
    output.write(HELP);
    return DONE;
  }
  if (envFile !== undefined && existsSync(envFile)) {
    const { addEnvFile } = await import('./env-file.ts');
    addEnvFile(envFile, env);
  }
  if (given.run === 'store') {
    const { runStoreCommand } = await import('./store-command.ts');
    await runStoreCommand(given, environment);
    return DONE;
  }
  if (given.run === 'backup') {
    const { runBackupCommand } = await import('./backup-command.ts');
    await runBackupCommand(given, environment);
    return DONE;
  }
  if (given.run === 'report') {
    const { runReportCommand } = await import('./report-command.ts');
    await runReportCommand(given, environment);
    return DONE;
  }
  if (given.run === 'desk') {
    const { runDesk } = await import('./desk/run-desk.ts');
    return await runDesk(given.words, environment);
  }
  const config = readConfig(env);
  if (given.run === 'check') {
    const { runCheck } = await import('./check-command.ts');
    return await runCheck(given.strict, config, await laidOver(config), environment);
  }
  if (given.run === 'pack') {
    const { runPackCommand } = await import('./pack-command.ts');
    const compile = async () => compiledKnowledge(config, await overlayOf(config));
    return await runPackCommand(given, config, compile, environment);
  }
  const overlay = await overlayOf(config);
  if (given.run === 'start') {
    const { start } = await import('./start-command.ts');
    const isEdited = config.desk.chats.length > 0;
    const reader = new KnowledgeReader(
      environment.timer,
      undefined,
      isEdited ? Number.POSITIVE_INFINITY : undefined,
    );
    try {
      const make = async (): Promise<Uint8Array> => {
        // It can take seconds, and somebody who sees nothing thinks that nothing happens.
        if (isInteractive(environment)) output.write(PREPARING);
        return compileApart(config.knowledgeDir, overlay);
      };
      const compiled = await compiledKnowledge(config, overlay, make, (error) => {
        const reason = reasonOf(error);
        if (reason !== undefined)
          environment.errors.write(
            `The compiled knowledge cannot be kept in ${config.dataDir}/cache, so that each start takes longer: ${reason}.\n`,
          );
      });
      await start(config, compiled, reader, environment);
    } finally {
      await reader.stop();
    }
    return DONE;
  }
  const compiled = await compiledKnowledge(config, overlay);
  switch (given.run) {
    case 'ask': {
      const { askQuestion } = await import('./ask-command.ts');
      return await askQuestion(given, compiled, environment);
    }
    case 'batch': {
      const { askBatch } = await import('./ask-command.ts');
      return await askBatch(given, compiled, environment);
    }
    case 'mcp': {
      const { serveMcp } = await import('./mcp-command.ts');
      await serveMcp(config, compiled, environment);
      return DONE;
    }
    case 'check-text': {
      const { checkText } = await import('./check-text-command.ts');
      return await checkText(given, compiled, environment);
    }
    default:
      return given satisfies never;
  }
}
