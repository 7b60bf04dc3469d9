import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import { createDispatch } from './chat/dispatch.ts';
import { createSuggest } from './chat/suggest.ts';
import type { Config } from './config.ts';
import { converse, isInteractive } from './converse.ts';
import { createHttpServer, ListenError } from './http-server.ts';
import type { Knowledge } from './knowledge/model.ts';
import { createLifecycle, type Part } from './lifecycle.ts';
import { createLimits } from './limits.ts';
import { createLog } from './log.ts';
import { createDiscord, type Discord } from './platforms/discord/discord.ts';
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
    const dispatch = createDispatch({
      knowledge: () => knowledge,
      engine: () => engine,
      commands,
      readers: store.readers,
      votes: store.votes,
      limits: createLimits(config.limits),
      log,
      logQuestions: config.logQuestions,
      now: world.now,
    });
    const bots = {
      dispatch,
      commands,
      suggest: createSuggest(() => knowledge, commands),
      log,
      timer: world.timer,
      now: world.now,
      fatal(sentence: string) {
        complain(sentence);
        end.resolve('misconfigured');
      },
    };
    const discord = config.discord && createDiscord({ ...bots, config: config.discord });
    const lifecycle = createLifecycle(partsOf(discord, config, store, log), {
      deadline: DEADLINE_MILLISECONDS,
      timer: world.timer,
      trouble: (error, part) => log.error({ problem: messageOf(error) }, `stopping ${part} failed`),
    });
    lifecycle.start().catch((error: unknown) => end.reject(error));
    if (isInteractive(world)) void converse(world, dispatch, knowledge).then(() => end.resolve('stopped'));
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

/** What is started, in this order; stopped in reverse. */
function partsOf(discord: Discord | undefined, config: Config, store: Store, log: Logger): readonly Part[] {
  if (discord === undefined) return [];
  const bot: Part = { name: 'Discord', start: () => discord.start(), stop: () => discord.stop() };
  if (discord.endpoint === undefined) return [bot];
  const server = createHttpServer({
    host: config.host,
    port: config.port,
    endpoints: [discord.endpoint],
    isReady: () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    onListening: (address) => log.info({ address }, 'listening'),
  });
  // Discord asks the endpoint as soon as its address is entered there.
  return [server, bot];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
