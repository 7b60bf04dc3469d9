import { join } from 'node:path';
import type { Knowledge } from '../knowledge/model.ts';
import { DrawnPictures } from '../pictures/drawn-pictures.ts';
import type { Engine } from '../query/engine.ts';
import { inSlices } from '../util/in-slices.ts';
import type { Config } from './config.ts';
import { closeDataFolder } from './data-folder.ts';
import { type Environment, isInteractive } from './environment.ts';
import { createHttpServer, ListenError } from './http-server.ts';
import type { KnowledgeReader } from './knowledge-reader.ts';
import { Lifecycle } from './lifecycle.ts';
import { LiveKnowledge } from './live-knowledge.ts';
import { createLogger } from './logger.ts';
import { Metrics } from './metrics/metrics.ts';
import { publicBindWarning } from './public-bind.ts';
import { siteEndpoints } from './site-endpoints.ts';
import { stopError } from './stop-error.ts';
import { terminalChat } from './terminal-chat.ts';

/** How long a part may take to stop. */
const DEADLINE_MILLISECONDS = 5_000;

/**
 * Serves the pages for this machine, without a store, and answers at the terminal or line by line from a pipe. It ends with the
 * chat; where nobody types, when the program is asked to stop.
 *
 * @throws ListenError when the address is taken, and nobody types
 */
export async function serveLocally(
  config: Config,
  {
    engine,
    knowledge,
    reader,
  }: { readonly engine: Engine; readonly knowledge: Knowledge; readonly reader: KnowledgeReader },
  environment: Environment,
): Promise<void> {
  const { timer, now, output, errors } = environment;
  // What a server's log tells would stand between the lines of the chat.
  const log = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel, errors);
  closeDataFolder(config.dataDir, log);
  const warning = publicBindWarning(config);
  if (warning !== undefined) log.warn({ event: 'public-without-address' }, warning);
  const current = new LiveKnowledge({
    folder: config.knowledgeDir,
    ...{ timer, now, knowledge, engine, reader, log },
    cacheDir: join(config.dataDir, 'cache'),
  });
  const ready = async () => [{ name: 'knowledge', isReady: true }];
  const metrics = new Metrics({ knowledge: current.knowledge, readiness: ready, now });
  let address = '';
  const server = createHttpServer({
    host: config.host,
    port: config.port,
    connections: config.connections,
    endpoints: await siteEndpoints(config, {
      current,
      metrics,
      pictures: new DrawnPictures(log),
      now,
      timer,
      log,
    }),
    readiness: ready,
    onListening: (found) => {
      address = found;
    },
    timer,
  });
  const lifecycle = new Lifecycle([current, server], {
    deadline: DEADLINE_MILLISECONDS,
    timer,
    onStopError: stopError(log),
  });
  const stopped = environment.untilStopped();
  const stopping = new AbortController();
  const failure = await lifecycle.start().then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    if (failure !== undefined && !(failure instanceof ListenError)) throw failure;
    const isTyped = isInteractive(environment);
    if (isTyped) void inSlices(engine.prepare(), stopping.signal);
    if (isTyped) output.write(`${failure?.message ?? pagesAt(address)}\n\n`);
    const typed = terminalChat(environment, config, engine, knowledge);
    const lines = await Promise.race([typed, stopped]);
    if (isTyped || lines !== 0) return;
    if (failure !== undefined) throw failure;
    output.write(`${pagesAt(address)}\n`);
    void inSlices(engine.prepare(), stopping.signal);
    await stopped;
  } finally {
    stopping.abort();
    await lifecycle.stop();
  }
}

function pagesAt(address: string): string {
  return `Open ${address} in a browser to ask there. For bots, set DISCORD_TOKEN or TELEGRAM_BOT_TOKEN (README).`;
}
