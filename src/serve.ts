import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import { createDispatch } from './chat/dispatch.ts';
import { createSuggest } from './chat/suggest.ts';
import type { Config } from './config.ts';
import { converse, isInteractive } from './converse.ts';
import { createHttpServer, type Endpoint, ListenError } from './http-server.ts';
import type { Knowledge } from './knowledge/model.ts';
import { createLifecycle, type Part } from './lifecycle.ts';
import { createLimits } from './limits.ts';
import { createLog } from './log.ts';
import { createDiscord } from './platforms/discord/discord.ts';
import { createTelegram } from './platforms/telegram/telegram.ts';
import type { Engine } from './query/engine.ts';
import { StoreError } from './store/errors.ts';
import { openStore, type Store } from './store/open.ts';
import type { World } from './world.ts';

/** How long a part may take to end what it is doing. */
const DEADLINE_MILLISECONDS = 10_000;

/** How the program ended: asked to, unable to go on, or wrongly set up. */
export type Ending = 'stopped' | 'failed' | 'misconfigured';

/** Runs the bots that are configured, and a chat where somebody sits at a terminal, until the program is to stop. */
export async function serve(
  config: Config,
  engine: Engine,
  knowledge: Knowledge,
  world: World,
  complain: (sentence: string) => void,
): Promise<Ending> {
  const log = createLog(config.logLevel, world.errors);
  const end = Promise.withResolvers<Ending>();
  void world.untilStopped().then(() => end.resolve('stopped'));
  let store: Store | undefined;
  try {
    store = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
    const limits = createLimits(config.limits);
    const dispatch = createDispatch({
      knowledge: () => knowledge,
      engine: () => engine,
      commands,
      readers: store.readers,
      votes: store.votes,
      limits,
      log,
      logQuestions: config.logQuestions,
      now: world.now,
    });
    const parts = {
      dispatch,
      commands,
      suggest: createSuggest(() => knowledge, commands),
      limits,
      claims: store.claims,
      version: () => knowledge.version,
      log,
      timer: world.timer,
      now: world.now,
      fatal(sentence: string) {
        complain(sentence);
        end.resolve('misconfigured');
      },
    };
    const { discord, telegram } = config;
    const bots: readonly Bot[] = [
      ...(discord ? [{ name: 'Discord', ...createDiscord({ ...parts, config: discord }) }] : []),
      ...(telegram ? [{ name: 'Telegram', ...createTelegram({ ...parts, config: telegram }) }] : []),
    ];
    const lifecycle = createLifecycle(partsOf(bots, config, store, log), {
      deadline: DEADLINE_MILLISECONDS,
      timer: world.timer,
      trouble: (error, part) => log.error({ problem: messageOf(error) }, `stopping ${part} failed`),
    });
    lifecycle.start().catch((error: unknown) => end.reject(error));
    if (isInteractive(world))
      void converse(world, config, engine, knowledge).then(() => end.resolve('stopped'));
    try {
      return await end.promise;
    } finally {
      await lifecycle.stop();
    }
  } catch (error) {
    if (!(error instanceof StoreError) && !(error instanceof ListenError)) throw error;
    complain(error.message);
    return error instanceof StoreError ? 'failed' : 'misconfigured';
  } finally {
    await store?.close();
  }
}

/** A bot on a platform, with the endpoint that its platform asks, where it asks one. */
interface Bot extends Part {
  readonly endpoint?: Endpoint;
}

/** What is started: the HTTP server where a platform needs it, then the bots, which do not wait for each other. */
function partsOf(bots: readonly Bot[], config: Config, store: Store, log: Logger): readonly Part[] {
  const endpoints = bots.flatMap(({ endpoint }) => (endpoint ? [endpoint] : []));
  const together: Part = {
    name: bots.map(({ name }) => name).join(' and '),
    start: async () => void (await Promise.all(bots.map((bot) => bot.start()))),
    stop: async () => void (await Promise.all(bots.map((bot) => bot.stop()))),
  };
  if (endpoints.length === 0) return [together];
  const server = createHttpServer({
    host: config.host,
    port: config.port,
    endpoints,
    isReady: () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    onListening: (address) => log.info({ address }, 'listening'),
    // The name alone: the message may quote what somebody sent.
    onTrouble: (error) =>
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'an HTTP request failed'),
  });
  // Discord asks the endpoint as soon as its address is entered there.
  return [server, together];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
