import { withAnswerCache } from '../query/answer-cache.ts';
import type { Compiled } from '../query/compile.ts';
import { createEngine } from '../query/engine.ts';
import type { Config } from './config.ts';
import type { Environment } from './environment.ts';
import type { KnowledgeReader } from './knowledge-reader.ts';

/**
 * Runs the bots that have a token and the pages; without a token and a public address, the pages for this machine alone, and a
 * chat in the terminal.
 *
 * @param reader reads changed knowledge
 * @throws what `serve` and `serveLocally` throw
 */
export async function start(
  config: Config,
  compiled: Compiled,
  reader: KnowledgeReader,
  environment: Environment,
): Promise<void> {
  const engine = withAnswerCache(createEngine(compiled));
  const { knowledge } = compiled;
  if (config.proxies) {
    const { useProxies } = await import('./use-proxies.ts');
    useProxies(config.proxies);
  }
  if (config.discord || config.telegram || config.publicUrl) {
    const { serve } = await import('./serve.ts');
    return await serve(config, engine, knowledge, environment, reader);
  }
  const { serveLocally } = await import('./serve-locally.ts');
  await serveLocally(config, { engine, knowledge, reader }, environment);
}
