import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { commands } from '../../commands/index.ts';
import { createDispatch } from '../chat/dispatch.ts';
import { createSuggestions } from '../command/suggestions.ts';
import { createWatchService } from '../digest/answer-watches.ts';
import { createDigestService } from '../digest/digest-service.ts';
import { createLedgerQueue } from '../digest/ledger-queue.ts';
import type { Queue } from '../digest/queue.ts';
import { createDigestScheduler, type DigestScheduler } from '../digest/scheduler.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { Discord } from '../platforms/discord/discord.ts';
import { createTelegram } from '../platforms/telegram/telegram.ts';
import { remembering } from '../query/answer-cache.ts';
import { createEngine, type Engine } from '../query/engine.ts';
import type { Poster } from '../sending/poster.ts';
import { BufferedQuestionCounter } from '../store/buffered-question-counter.ts';
import { openStore, type Store } from '../store/open.ts';
import { StoreError } from '../store/store-error.ts';
import { describeError } from '../util/log.ts';
import type { Config } from './config.ts';
import type { World } from './environment.ts';
import { createHttpServer, type Endpoint, ListenError } from './http-server.ts';
import { createLifecycle, type Part } from './lifecycle.ts';
import { createLiveKnowledge } from './live-knowledge.ts';
import { createLogger } from './logger.ts';
import { createRateLimits } from './rate-limits.ts';
import { converse, isInteractive } from './terminal-chat.ts';

/** How long a part may take to end what it is doing. */
const DEADLINE_MILLISECONDS = 10_000;
const HOUR_MILLISECONDS = 60 * 60 * 1_000;

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
  const log = createLogger(config.logLevel, world.errors);
  const end = Promise.withResolvers<Ending>();
  void world.untilStopped().then(() => end.resolve('stopped'));
  let store: Store | undefined;
  try {
    store = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
    const limits = createRateLimits(config.limits);
    const { timer, now } = world;
    const current = createLiveKnowledge({
      folder: config.knowledgeDir,
      timer,
      knowledge,
      engine,
      compile,
      log,
    });
    const known = { knowledge: current.knowledge, now };
    const questionCounter = new BufferedQuestionCounter({ counts: store.questionCounts, timer, now, log });
    // The first part is the last to stop, when no question can come any more.
    const counting: Part = {
      name: 'the question counter',
      start: async () => undefined,
      stop: () => questionCounter.stop(),
    };
    const dispatch = createDispatch({
      ...known,
      engine: current.engine,
      commands,
      readers: store.readers,
      votes: store.votes,
      questionCounter,
      digests: createDigestService({ ...store, ...known, newId }),
      waiting: createWatchService({ ...store, ...known }, newId),
      forget: store.forget,
      limits,
      log,
      logQuestions: config.logQuestions,
    });
    const parts = {
      dispatch,
      commands,
      suggest: createSuggestions(current.knowledge, commands),
      limits,
      claims: store.claims,
      version: () => current.knowledge().version,
      log,
      timer,
      now,
      fatal(sentence: string) {
        complain(sentence);
        end.resolve('misconfigured');
      },
    };
    const { discord, telegram } = config;
    const bots: readonly Bot[] = [
      ...(discord ? [new Discord({ ...parts, config: discord })] : []),
      ...(telegram ? [{ name: 'Telegram', ...createTelegram({ ...parts, config: telegram }) }] : []),
    ];
    const digests = createDigestScheduler({
      ...known,
      store,
      posters: bots.map(({ poster }) => poster),
      queue: await queuesFor(config, store, world, log),
      grace: config.digestGraceHours * HOUR_MILLISECONDS,
      ask: (question) => current.engine().ask(question),
      log,
      timer,
    });
    const lifecycle = createLifecycle([counting, current, ...partsOf(bots, digests, config, store, log)], {
      deadline: DEADLINE_MILLISECONDS,
      timer,
      trouble: (error, part) =>
        log.error({ event: 'stop-failed', part, problem: messageOf(error) }, `stopping ${part} failed`),
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
  readonly poster: Poster;
}

/** Only when knowledge has changed, since a start from the cache does without. */
async function compile(knowledge: Knowledge): Promise<Engine> {
  const { compile } = await import('../query/compile.ts');
  return remembering(createEngine(compile(knowledge)));
}

/** Where the deliveries to a platform come from: what replicas share, or the ledger that this process has for itself. */
async function queuesFor(
  { databaseUrl }: Config,
  { ledger }: Store,
  { timer, now }: World,
  log: Logger,
): Promise<(platform: string) => Queue> {
  if (databaseUrl === undefined) return (platform) => createLedgerQueue({ ledger, platform, timer, now });
  const { createPgBossQueues } = await import('../store/pg-boss-queue.ts');
  return createPgBossQueues({ databaseUrl, timer, log }).queue;
}

/** Letters and digits that are not taken for each other. */
const ID_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An id that is short to type and hard to guess. */
function newId(): string {
  return Array.from({ length: 8 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join('');
}

/** What is started: the HTTP server where a platform needs it, then the bots, which do not wait for each other. */
function partsOf(
  bots: readonly Bot[],
  digests: DigestScheduler,
  config: Config,
  store: Store,
  log: Logger,
): readonly Part[] {
  const endpoints = bots.flatMap(({ endpoint }) => (endpoint ? [endpoint] : []));
  const together: Part = {
    name: bots.map(({ name }) => name).join(' and '),
    // One platform that cannot be reached holds up neither the other's answers nor its digests.
    start: async () => void (await Promise.all([digests, ...bots].map((part) => part.start()))),
    stop: async () => {
      await digests.stop();
      await Promise.all(bots.map((bot) => bot.stop()));
    },
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
    onListening: (address) => log.info({ event: 'listening', address }, 'listening'),
    // The name alone: the message may quote what somebody sent.
    onTrouble: (error) =>
      log.error({ event: 'http-request-failed', ...describeError(error) }, 'an HTTP request failed'),
  });
  // Discord asks the endpoint as soon as its address is entered there.
  return [server, together];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
