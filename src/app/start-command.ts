import { withAnswerCache } from '../query/answer-cache.ts';
import type { Compiled } from '../query/compile.ts';
import { createEngine } from '../query/engine.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { type Environment, isInteractive } from './environment.ts';
import type { KnowledgeReader } from './knowledge-reader.ts';

/**
 * Runs the bots that have a token and the pages that have an address, else a chat in the terminal.
 *
 * @param reader reads changed knowledge
 * @throws ConfigError when there is neither, and nobody types or pipes in a line
 */
export async function start(
  config: Config,
  compiled: Compiled,
  reader: KnowledgeReader,
  environment: Environment,
): Promise<void> {
  const engine = withAnswerCache(createEngine(compiled));
  const { knowledge } = compiled;
  if (config.discord || config.telegram || config.publicUrl) {
    const { serve } = await import('./serve.ts');
    return await serve(config, engine, knowledge, environment, reader);
  }
  const { terminalChat } = await import('./terminal-chat.ts');
  const lines = await terminalChat(environment, config, engine, knowledge);
  if (lines === 0 && !isInteractive(environment)) throw new ConfigError(NOTHING_TO_DO);
}

const NOTHING_TO_DO = [
  'Sanad has nothing to do: no bot has a token, and there is no terminal for a chat.',
  'For Discord, set DISCORD_TOKEN (docs/discord.md). For Telegram, set TELEGRAM_BOT_TOKEN (docs/telegram.md).',
  'Set them in the environment or in a file .env; .env.example has all variables. For a chat, run "npm start" in a terminal.',
];
