import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import {
  type APIInteraction,
  type GatewayMessageCreateDispatchData,
  type RateLimitData,
  type REST,
  Routes,
} from 'discord.js';
import type { Hono } from 'hono';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { AnswerUnasked } from '../../chat/unasked.ts';
import type { Command } from '../../command/command.ts';
import type { EditorsGate } from '../../command/desk-service.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { Breaker } from '../../sending/breaker.ts';
import type { EventClaims } from '../../sending/event-claims.ts';
import { createFailureLog, type FailureLog } from '../../sending/failure-log.ts';
import type { MessageEditor } from '../../sending/message-editor.ts';
import type { MessagePinner } from '../../sending/message-pinner.ts';
import { createPace } from '../../sending/pace.ts';
import type { OnPosted } from '../../sending/posted.ts';
import type { Poster } from '../../sending/poster.ts';
import { createRecentIds } from '../../sending/recent-ids.ts';
import { type ReconnectOptions, untilDone } from '../../sending/reconnect.ts';
import { given } from '../../util/given.ts';
import type { Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import { Api } from './api.ts';
import { AskChannels, type AskChannelsOptions } from './ask-channels.ts';
import { createAttachmentReader } from './attachments.ts';
import { ChannelEditor } from './channel-editor.ts';
import { ChannelPinner } from './channel-pinner.ts';
import { ChannelPoster } from './channel-poster.ts';
import { adviceOf, detailsOf, fatalReason, troubleOf } from './errors.ts';
import { Gateway, type Shards } from './gateway.ts';
import { interactionsEndpoint } from './interactions-endpoint.ts';
import { LastingRest } from './lasting-rest.ts';
import { LIMITS } from './limits.ts';
import { register } from './register.ts';
import { Responder, type SendResponse } from './responder.ts';
import { Threads } from './threads.ts';

/** What an operator sets. */
export interface DiscordConfig {
  readonly token: string;
  /** Set when Discord sends interactions to this program's HTTP endpoint instead of over the gateway. */
  readonly publicKey?: string;
  /** Root of Discord's HTTP API. */
  readonly apiRoot: string;
  /** Ids of channels in which it answers by itself, over the gateway only. Default: none. */
  readonly askChannels?: readonly string[];
  /** A server in which the commands are registered, where they appear at once; without it, everywhere. */
  readonly devGuild?: string;
  readonly shards: Shards;
  /** Requests per second at most, not counting responses to interactions. Default: what Discord allows every bot. */
  readonly perSecond?: number;
}

/** The bot's settings, and the parts of the program that it needs. */
export interface DiscordOptions {
  readonly config: DiscordConfig;
  readonly dispatch: Dispatch;
  /** By what the limit on requests is divided now, since other processes send too. Default: by 1. */
  readonly sharedBy?: () => number;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** For what is answered without `dispatch`; the same limits that `dispatch` has. */
  readonly limits?: Limits;
  /** Who edits where; left out where nobody does. */
  readonly desk?: EditorsGate;
  /** Answers what nobody has asked the bot, where `askChannels` says so, and tells who answers. */
  readonly unasked?: { readonly answer: AnswerUnasked; readonly claims: EventClaims };
  /** Loads attachments. Default: the program's own. */
  readonly fetch?: typeof fetch;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
  /** Told of each answer that states facts. Default: nobody is. */
  readonly posted?: OnPosted;
  /** Called with the reason, as a sentence, when the bot cannot continue; the program should stop then. */
  fatal(sentence: string): void;
}

/** When Discord makes a request wait for longer than this, the request is given up. */
const LONGEST_WAIT_MILLISECONDS = 60_000;
const REST_OPTIONS = {
  retries: 0,
  // The pace keeps to the limit. discord.js would count whole seconds, and responses to interactions too.
  globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  rejectOnRateLimit: ({ retryAfter }: RateLimitData) => retryAfter > LONGEST_WAIT_MILLISECONDS,
};

/** The bot on Discord, over the gateway or over HTTP; nothing is sent before it is started. */
export class Discord {
  readonly name = 'Discord';
  /** Where Discord sends interactions; only when they come over HTTP. */
  readonly endpoint?: Hono<{ Bindings: HttpBindings }>;
  /** Posts digests and the like; answers that readers wait for go first. */
  readonly poster: Poster;
  /** Corrects messages. */
  readonly messageEditor: MessageEditor;
  readonly messagePinner: MessagePinner;

  readonly #options: DiscordOptions;
  readonly #stopping = new AbortController();
  readonly #rest: REST;
  readonly #api: Api;
  readonly #failed: FailureLog;
  readonly #breaker: Breaker;
  readonly #responder: Responder;
  readonly #askChannels: AskChannels | undefined;
  readonly #isNew = createRecentIds();
  readonly #underWay = new Set<Promise<unknown>>();
  #gateway: Gateway | undefined;
  #isStarted = false;

  constructor(options: DiscordOptions) {
    const { config, log, timer, now } = options;
    this.#options = options;
    this.#rest = new LastingRest({ api: config.apiRoot, ...REST_OPTIONS }).setToken(config.token);
    const pace = createPace({
      everywhere: { most: config.perSecond ?? LIMITS.requestsPerSecond, milliseconds: 1_000 },
      sharedBy: options.sharedBy,
      inChat: () => [],
      timer,
      now,
      signal: this.#stopping.signal,
    });
    const firstOptions = { rest: this.#rest, inTurn: pace.first, timer, now };
    this.#api = new Api(firstOptions);
    const threads = new Threads(firstOptions);
    this.#failed = createFailureLog({ platform: 'discord', log, detailsOf, adviceOf });
    const { desk: gate, fetch: get = fetch } = options;
    const editing = gate && { gate, readFile: createAttachmentReader(get) };
    this.#responder = new Responder({
      ...options,
      api: this.#api,
      threads,
      failed: this.#failed,
      ...given({ editing }),
    });
    this.#askChannels = askChannelsOf(options, {
      api: this.#api,
      threads,
      responder: this.#responder,
      failed: this.#failed,
    });
    this.#breaker = new Breaker({
      ...{ platform: 'discord', name: 'Discord', tokenVariable: 'DISCORD_TOKEN' },
      probe: (signal) => this.#rest.get(Routes.user(), { signal }),
      troubleOf,
      ...{ log, timer, now, signal: this.#stopping.signal },
    });
    const laterOptions = { rest: this.#rest, inTurn: this.#breaker.guard(pace.later), timer, now };
    const later = {
      api: new Api(laterOptions),
      threads: new Threads(laterOptions),
      commands: options.commands,
      failed: this.#failed,
      isReady: () => this.#isStarted && !this.#stopping.signal.aborted && this.#breaker.mayBegin(),
      track: <Result>(work: Promise<Result>) => this.#track(work),
      now,
    };
    this.poster = new ChannelPoster(later);
    this.messageEditor = new ChannelEditor(later);
    this.messagePinner = new ChannelPinner(later);
    const { publicKey } = config;
    if (publicKey !== undefined) {
      this.endpoint = interactionsEndpoint({
        publicKey,
        answer: (raw, send) => this.#answer(raw, send),
        isNew: this.#isNew,
        now,
      });
    }
  }

  /** Resolves when the bot can be asked, or is stopped before. Until then it retries what may succeed later. */
  async start(): Promise<void> {
    const { commands, config, log } = this.#options;
    const transport = config.publicKey === undefined ? 'gateway' : 'http';
    const application = await this.#retry('Reaching Discord', () => this.#api.application());
    if (application === undefined) return;
    const commandsWritten = await this.#retry('Registering the commands', () =>
      register(this.#api, application.id, commands, config.devGuild),
    );
    if (commandsWritten === undefined) return;
    if (transport === 'gateway') {
      await this.#lookAtAskChannels();
      // After a close code that is fatal, or a stop, the connection may never be ready.
      const stopped = once(this.#stopping.signal, 'abort');
      await Promise.race([this.#retry('Connecting to Discord', () => this.#connect()), stopped]);
    }
    if (this.#stopping.signal.aborted) return;
    this.#isStarted = true;
    log.info({ event: 'discord-ready', platform: 'discord', transport, commandsWritten }, 'Discord is ready');
  }

  /** Whether it can be asked now: it has started, and its connection is not lost. */
  isConnected(): boolean {
    const isRunning = this.#isStarted && !this.#stopping.signal.aborted;
    return isRunning && !this.#breaker.isLost && (this.#gateway?.isConnected ?? true);
  }

  /** Takes nothing more; resolves when all that came in is answered and everything being posted has an outcome. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#gateway?.close();
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  async #connect(): Promise<void> {
    const { config, log, timer } = this.#options;
    const reportFailure = this.#failed;
    const gateway = new Gateway({
      token: config.token,
      rest: this.#rest,
      shards: config.shards,
      readsAll: this.#askChannels !== undefined,
      timer,
      onInteraction: async (raw) => {
        if (!this.#isWanted(raw)) return;
        await this.#answer(raw, (response, files) => this.#api.respond(raw, response, files));
      },
      onMessage: async (raw, bot) => {
        if (this.#isWanted(raw)) await this.#track(this.#message(raw, bot));
      },
      onOddEvent: (error) => reportFailure(error, 'Reading an event of Discord’s', 'the gateway'),
      onEnd: (sentence) => this.#end(sentence),
      onTrouble: (error) => reportFailure(error, 'The connection to Discord', 'the gateway'),
      onLost: (shard) =>
        log.error(
          { event: 'discord-connection-lost', platform: 'discord', shard },
          'lost the connection to Discord; trying to connect again',
        ),
      onBack: (shard) =>
        log.info(
          { event: 'discord-connection-back', platform: 'discord', shard },
          'connected to Discord again',
        ),
    });
    this.#gateway = gateway;
    await gateway.connect();
  }

  /** Says in which channels the bot was to answer by itself, and cannot. */
  async #lookAtAskChannels(): Promise<void> {
    const channels = this.#askChannels;
    if (channels === undefined) return;
    const problems = await this.#retry('Looking at DISCORD_ASK_CHANNELS', () => channels.problems());
    for (const sentence of problems ?? [])
      this.#options.log.error({ event: 'discord-ask-channel', platform: 'discord' }, sentence);
  }

  async #message(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void> {
    if (!(await this.#askChannels?.answer(raw, bot))) await this.#responder.message(raw, bot);
  }

  /** Whether an event is to be answered: events may arrive twice, and still arrive while the connection closes. */
  #isWanted(raw: { readonly id: string }): boolean {
    if (typeof raw.id !== 'string') throw new TypeError('an event that is answered has an id');
    return !this.#stopping.signal.aborted && this.#isNew(raw.id);
  }

  #answer(raw: APIInteraction, send: SendResponse): Promise<void> {
    return this.#track(this.#responder.interaction(raw, send));
  }

  /** Remembers work until it is done, so that stopping can wait for it. */
  #track<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }

  /** Does a step of the start until it succeeds; undefined when it cannot. */
  #retry<Result>(step: string, task: () => Promise<Result>): Promise<Result | undefined> {
    const { log, timer, config } = this.#options;
    const trying: ReconnectOptions = {
      platform: 'discord',
      timer,
      signal: this.#stopping.signal,
      log,
      details: detailsOf,
      isFatal: (error) => {
        const reason = fatalReason(error, config.devGuild);
        if (reason !== undefined) this.#end(reason);
        return reason !== undefined;
      },
    };
    return untilDone(step, task, trying);
  }

  #end(sentence: string): void {
    if (!this.#stopping.signal.aborted) this.#options.fatal(sentence);
    this.#stopping.abort();
  }
}

/** The channels in which the bot answers by itself, where there are any and messages arrive. */
function askChannelsOf(
  { config, unasked, now }: DiscordOptions,
  parts: Pick<AskChannelsOptions, 'api' | 'threads' | 'responder' | 'failed'>,
): AskChannels | undefined {
  const { askChannels: channels = [], publicKey } = config;
  if (channels.length === 0 || unasked === undefined || publicKey !== undefined) return undefined;
  return new AskChannels({ ...parts, ...unasked, channels, now });
}
