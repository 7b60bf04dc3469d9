import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { deskCommands } from '../../commands/desk/index.ts';
import { commands as readersCommands } from '../../commands/index.ts';
import { BoardLoop } from '../board/board-loop.ts';
import { BoardService } from '../board/board-service.ts';
import { createDispatch } from '../chat/dispatch.ts';
import { createUnasked } from '../chat/unasked.ts';
import { createSuggestions } from '../command/suggestions.ts';
import { CorrectionSender } from '../desk/corrections/correction-sender.ts';
import { PostedRecorder } from '../desk/corrections/posted-recorder.ts';
import { FolderFiles } from '../desk/folder-files.ts';
import { AlertService } from '../digest/alerts/alert-service.ts';
import { createWatchService } from '../digest/answer-watches.ts';
import { DigestService } from '../digest/digest-service.ts';
import { firstDigests } from '../digest/first-digest.ts';
import { createLedgerQueue } from '../digest/ledger-queue.ts';
import { createNewsService } from '../digest/news-service.ts';
import { EditorsNotices } from '../digest/operators/editors-notices.ts';
import { WeeklyReports } from '../digest/operators/weekly-reports.ts';
import type { Queue } from '../digest/queue.ts';
import { DigestScheduler } from '../digest/scheduler.ts';
import type { Knowledge } from '../knowledge/model.ts';
import { DrawnPictures } from '../pictures/drawn-pictures.ts';
import { Discord } from '../platforms/discord/discord.ts';
import { createTelegram } from '../platforms/telegram/telegram.ts';
import type { Engine } from '../query/engine.ts';
import { hasQuestionForm } from '../query/question-form.ts';
import { factPageOf } from '../reply/fact-address.ts';
import { prepareReplies } from '../reply/prepare-replies.ts';
import { LimitShare } from '../sending/limit-share.ts';
import type { MessageEditor } from '../sending/message-editor.ts';
import type { MessagePinner } from '../sending/message-pinner.ts';
import type { Poster } from '../sending/poster.ts';
import { BufferedQuestionCounter } from '../store/buffered-question-counter.ts';
import { openStore, type Store } from '../store/open.ts';
import { given } from '../util/given.ts';
import { inSlices } from '../util/in-slices.ts';
import type { Timer } from '../util/timer.ts';
import { WebhookSender } from '../webhooks/webhook-sender.ts';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { closeDataFolder } from './data-folder.ts';
import { createChatDesk } from './desk/chat-desk.ts';
import type { Endpoint, LazyEndpoint } from './endpoint.ts';
import { type Environment, isInteractive } from './environment.ts';
import { createHttpServer } from './http-server.ts';
import { httpTroubles } from './http-troubles.ts';
import { KnowledgeReader } from './knowledge-reader.ts';
import { Lifecycle, type Part } from './lifecycle.ts';
import { LiveKnowledge } from './live-knowledge.ts';
import { createLogger } from './logger.ts';
import { Metrics } from './metrics/metrics.ts';
import { observedDispatch, observedLedger, observedLimits, observedQuestions } from './metrics/observed.ts';
import { newId } from './new-id.ts';
import { proxyHosts } from './proxy-config.ts';
import { publicBindWarning } from './public-bind.ts';
import { createRateLimits } from './rate-limits.ts';
import { type PartState, readiness } from './readiness.ts';
import { settleBackup } from './settle-backup.ts';
import { siteEndpoints } from './site-endpoints.ts';
import { stopError } from './stop-error.ts';
import { tellEditors } from './tell-editors.ts';
import { terminalChat } from './terminal-chat.ts';

/** How long a part may take to stop. */
const DEADLINE_MILLISECONDS = 10_000;
const HOUR_MILLISECONDS = 60 * 60 * 1_000;

/**
 * Runs the bots that are configured and the pages until the program is asked to stop, and a chat as well where somebody sits at a
 * terminal.
 *
 * @param reader reads changed knowledge
 * @throws StoreError, ListenError, or ConfigError when a platform does not accept the configuration
 */
export async function serve(
  config: Config,
  engine: Engine,
  knowledge: Knowledge,
  environment: Environment,
  reader: Pick<KnowledgeReader, 'read' | 'stop'> = new KnowledgeReader(environment.timer),
): Promise<void> {
  const log = createLogger(config.logLevel, environment.errors);
  const { proxies } = config;
  if (proxies) log.info({ event: 'proxies-used', ...proxyHosts(proxies) }, 'connections go through proxies');
  const end = Promise.withResolvers<void>();
  void environment.untilStopped().then(end.resolve);
  closeDataFolder(config.dataDir, log);
  const store = await openStore({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
  try {
    const { timer, now } = environment;
    const editors = new EditorsNotices({ ...store, chats: config.desk.chats, now });
    // Without a database, no other process has the files of the desk but by this folder.
    const deskFiles = config.databaseUrl === undefined ? new FolderFiles(config.dataDir) : store.deskFiles;
    const current: LiveKnowledge = new LiveKnowledge({
      folder: config.knowledgeDir,
      deskFiles,
      timer,
      now,
      knowledge,
      engine,
      reader,
      cacheDir: join(config.dataDir, 'cache'),
      ...given({ warmsReader: config.desk.chats.length > 0 ? (true as const) : undefined }),
      log,
      onState: (state) => tellEditors(state, { knowledge: current.knowledge(), editors, log }),
    });
    const { publicUrl } = config;
    const warning = publicBindWarning(config);
    if (warning !== undefined) log.warn({ event: 'public-without-address' }, warning);
    const { moveChat: moved } = store;
    let bots: readonly Bot[] = [];
    const ready = () => readiness({ knowledge: current.knowledge, store, platforms: bots, timer });
    const metrics = new Metrics({ knowledge: current.knowledge, readiness: ready, now });
    const limits = observedLimits(createRateLimits(config.limits), metrics);
    const factPage = publicUrl === undefined ? undefined : (id: string) => factPageOf(publicUrl, id);
    const known = {
      knowledge: current.knowledge,
      closings: () => current.engine().closings,
      now,
      ...given({ factPage }),
    };
    const ask: Engine['ask'] = (question) => current.engine().ask(question);
    const remembering = { ...store, ...known, ask };
    await settleBackup(remembering, log);
    const questionCounter = new BufferedQuestionCounter({ counts: store.questionCounts, timer, now, log });
    const recorder = new PostedRecorder({ store: store.corrections, timer, now, log });
    // The first part is the last to stop, when no question can come any more.
    const counting: Part = {
      name: 'the question counter',
      start: async () => undefined,
      stop: () => questionCounter.stop(),
    };
    const chatDesk = createChatDesk({
      ...{ config, environment, live: current, editors, log },
      files: deskFiles,
      observeFeed: metrics.feedChecked,
    });
    const { desk } = chatDesk;
    const commands = desk === undefined ? readersCommands : [...readersCommands, ...deskCommands];
    const pictures = new DrawnPictures(log);
    const boards = new BoardLoop({ ...known, store, moved, platforms: () => bots, log, timer });
    const answer = createDispatch({
      ...known,
      engine: current.engine,
      commands,
      readers: store.readers,
      pictures,
      votes: store.votes,
      questionCounter: observedQuestions(metrics, questionCounter),
      firstDigest: firstDigests(known),
      digests: new DigestService({ ...remembering, newId }),
      alerts: new AlertService({ ...remembering, newId }),
      boards: new BoardService({
        boards: store.boards,
        attend: (from) => boards.attend(from),
        zoneOf: (from) => boards.zoneOf(from),
        newId,
        timer,
        now,
      }),
      news: createNewsService(remembering),
      watches: createWatchService(remembering, newId),
      forget: async (platform, user) => {
        await questionCounter.forget(platform, user);
        await recorder.forget(platform, user);
        return store.forget(platform, user);
      },
      limits,
      log,
      logQuestions: config.logQuestions,
      ...given({ desk }),
    });
    const dispatch = observedDispatch(answer, metrics);
    const { replicas } = store;
    const share =
      replicas && new LimitShare({ replicas, id: randomUUID(), expected: config.replicas, timer, log, now });
    const unasked = createUnasked({
      engine: current.engine,
      isQuestion: (text) => hasQuestionForm(text, current.engine()),
      dispatch,
    });
    const options = {
      dispatch,
      unasked: { answer: unasked, claims: store.claims },
      commands,
      suggest: createSuggestions(current.knowledge, commands),
      limits,
      claims: store.claims,
      sharedBy: () => share?.divisor() ?? config.replicas,
      deskChats: config.desk.chats,
      ...given({ desk }),
      posted: recorder.posted,
      moved,
      version: () => current.knowledge().version,
      log,
      timer,
      now,
      fatal(sentence: string) {
        end.reject(new ConfigError([sentence]));
      },
    };
    const { discord, telegram } = config;
    bots = [
      ...(discord ? [new Discord({ ...options, config: discord })] : []),
      ...(telegram ? [{ name: 'Telegram', ...createTelegram({ ...options, config: telegram }) }] : []),
    ];
    const reports = new WeeklyReports({ ...known, ...store, operators: config.operators });
    const digests = new DigestScheduler({
      ...known,
      store: { ...store, ledger: observedLedger(store.ledger, metrics) },
      posters: bots.map(({ poster }) => poster),
      posted: store.corrections,
      moved,
      queue: await queuesFor(config, store, environment, log),
      grace: config.digestGraceHours * HOUR_MILLISECONDS,
      ask,
      reports: {
        addDue: async () => [...(await editors.addDue()), ...(await reports.addDue())],
      },
      log,
      timer,
    });
    const corrections = new CorrectionSender({
      ...known,
      store: store.corrections,
      keep: (text, at) => store.blobs.put(text, at),
      messageEditors: bots.map(({ messageEditor }) => messageEditor),
      offer: (deliveries) => digests.offer(deliveries),
      observe: metrics.corrected,
      alone: config.databaseUrl === undefined,
      log,
      timer,
    });
    const endpoints = [
      ...[...bots, chatDesk].flatMap(({ endpoint }) => endpoint ?? []),
      ...(await siteEndpoints(config, { current, metrics, pictures, now, timer, log })),
    ];
    const webhooks = new WebhookSender({
      ...(config.webhooks ?? { addresses: [], secret: new Uint8Array() }),
      ...known,
      store: store.webhooks,
      observe: metrics.webhookAttempt,
      log,
      timer,
    });
    const parts = partsOf(bots, endpoints, {
      digests,
      boards,
      corrections,
      webhooks,
      config,
      readiness: ready,
      timer,
      log,
    });
    const sharing = share ? [share] : [];
    const lifecycle = new Lifecycle(
      [counting, recorder, ...sharing, current, chatDesk.pages, ...parts, chatDesk.part],
      { deadline: DEADLINE_MILLISECONDS, timer, onStopError: stopError(log) },
    );
    const stopping = new AbortController();
    lifecycle
      .start()
      .then(() => inSlices(engine.prepare(), stopping.signal))
      .then(() => inSlices(prepareReplies(current.knowledge(), ask, now()), stopping.signal))
      .catch((error: unknown) => end.reject(error));
    if (isInteractive(environment))
      terminalChat(environment, config, engine, knowledge).then(() => end.resolve(), end.reject);
    try {
      await end.promise;
    } finally {
      stopping.abort();
      await lifecycle.stop();
    }
  } finally {
    await store.close();
  }
}

/** A bot on a platform, with the HTTP endpoint that the platform calls, where it calls one. */
interface Bot extends Part {
  /** Whether it can be asked now. */
  isConnected(): boolean;
  readonly endpoint?: Endpoint;
  readonly poster: Poster;
  readonly messageEditor: MessageEditor;
  readonly messagePinner: MessagePinner;
}

/** The queue of deliveries to a platform: shared by the replicas in PostgreSQL, else the ledger of this process. */
async function queuesFor(
  { databaseUrl }: Config,
  { ledger }: Store,
  { timer, now }: Environment,
  log: Logger,
): Promise<(platform: string) => Queue> {
  if (databaseUrl === undefined) return (platform) => createLedgerQueue({ ledger, platform, timer, now });
  const { PgBossQueues } = await import('../store/pg-boss-queue.ts');
  const queues = new PgBossQueues({ databaseUrl, timer, log, now });
  return (platform) => queues.queue(platform);
}

/** The parts in the order of their start: the HTTP server, then all bots at once. */
function partsOf(
  bots: readonly Bot[],
  endpoints: readonly (Endpoint | LazyEndpoint)[],
  {
    digests,
    boards,
    corrections,
    webhooks,
    config,
    readiness,
    timer,
    log,
  }: {
    readonly digests: DigestScheduler;
    readonly boards: BoardLoop;
    readonly corrections: CorrectionSender;
    readonly webhooks: WebhookSender;
    readonly config: Config;
    readiness(): Promise<readonly PartState[]>;
    readonly timer: Timer;
    readonly log: Logger;
  },
): readonly Part[] {
  const together: Part = {
    name: bots.map(({ name }) => name).join(' and ') || 'the digests',
    // All at once, so that a platform that cannot be reached does not delay the other's answers and digests.
    start: async () =>
      void (await Promise.all([digests, boards, corrections, webhooks, ...bots].map((part) => part.start()))),
    stop: async () => {
      await Promise.all([digests.stop(), boards.stop(), corrections.stop(), webhooks.stop()]);
      await Promise.all(bots.map((bot) => bot.stop()));
    },
  };
  const server = createHttpServer({
    host: config.host,
    port: config.port,
    endpoints,
    readiness,
    timer,
    connections: config.connections,
    onListening: (address) => log.info({ event: 'listening', address }, 'listening'),
    ...httpTroubles(log, timer),
  });
  // The server first: Discord calls the endpoint as soon as its address is registered.
  return [server, together];
}
