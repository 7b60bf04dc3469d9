import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Update } from 'grammy/types';
import type { Hono } from 'hono';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { MoveTaker } from '../../command/chat-move.ts';
import type { ChatRef } from '../../command/chat-ref.ts';
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
import { type ReconnectOptions, untilDone } from '../../sending/reconnect.ts';
import { given } from '../../util/given.ts';
import { LastingFailure } from '../../util/lasting-failure.ts';
import { lazy } from '../../util/lazy.ts';
import type { Log } from '../../util/log.ts';
import type { Proxies } from '../../util/proxies.ts';
import type { Timer } from '../../util/timer.ts';
import { abilities } from './abilities.ts';
import { Api } from './api.ts';
import { ratesOf, type SendingLimits, TELEGRAMS_PACE } from './bot-api.ts';
import { ChatQueues } from './chat-queues.ts';
import { type Clients, createClients } from './clients.ts';
import { adviceOf, detailsOf, failureOf, refusal, troubleOf } from './errors.ts';
import { createFileReader } from './files.ts';
import { HeldUpdates } from './held-updates.ts';
import { HiddenReplies } from './hidden.ts';
import { HiddenApi } from './hidden-api.ts';
import { createMessageEditor } from './message-editor.ts';
import { createMessagePinner } from './message-pinner.ts';
import { MovedGroups } from './moved-groups.ts';
import { Polling } from './polling.ts';
import { createPoster, type PostOptions } from './post.ts';
import { register } from './register.ts';
import { UPDATES } from './request.ts';
import { Responder } from './respond.ts';
import { RichSupport } from './rich-support.ts';
import { UpdateClaims } from './update-claims.ts';
import { webhookEndpoint } from './webhook.ts';

/** What an operator sets. */
export interface TelegramConfig {
  readonly token: string;
  /** Root of the Bot API, without a slash at its end. */
  readonly apiRoot: string;
  /** What its calls go through; files come through the proxies of the whole process. */
  readonly proxies?: Proxies;
  /** Set where Telegram sends updates to this program's HTTP endpoint instead of being polled. */
  readonly webhook?: {
    /** Address of the endpoint, as Telegram reaches it. */
    readonly url: string;
    /** Letters, digits, `_` and `-`, at most 256. */
    readonly secret: string;
  };
  /** Whether rich messages are sent, where the server knows them. Default: yes. */
  readonly rich?: boolean;
  /** How long a call may take; 20 seconds by default. */
  readonly callSeconds?: number;
  /** How long Telegram may hold a poll open; 30 seconds by default. */
  readonly pollSeconds?: number;
  /** How much is sent at most; by default, what Telegram allows every bot. */
  readonly pace?: SendingLimits;
}

/** What the platform depends on. */
export interface TelegramOptions {
  readonly config: TelegramConfig;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** For inline queries; the same limits that `dispatch` has. */
  readonly limits?: Pick<Limits, 'takeTyped'>;
  /** Who edits where; left out where nobody does. */
  readonly desk?: EditorsGate;
  /** The channels of editors, which are shown the commands of editors. */
  readonly deskChats?: readonly ChatRef[];
  /** By what the limit on messages is divided now, since other processes send too. Default: by 1. */
  readonly sharedBy?: () => number;
  /** Claims of updates, shared by all processes. */
  readonly claims: EventClaims;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
  /** Version of the knowledge. */
  version(): string;
  /** Told of each answer that states facts. Default: nobody is. */
  readonly posted?: OnPosted;
  /** Told of each group that has become a supergroup. Default: nobody is. */
  readonly moved?: MoveTaker;
  /** Takes the sentence that says why the bot has ended for good; the program stops then. */
  fatal(sentence: string): void;
}

/** The bot on Telegram. */
export interface Telegram {
  /** Set where Telegram sends updates: the endpoint that takes them. */
  readonly endpoint?: Hono<{ Bindings: HttpBindings }>;
  /** Posts digests and the like; answers that a reader waits for go first. */
  readonly poster: Poster;
  /** Corrects messages. */
  readonly messageEditor: MessageEditor;
  readonly messagePinner: MessagePinner;
  /** Whether it can be asked now. */
  isConnected(): boolean;
  /** Resolves when the bot is ready or stopped; retries what may succeed later. */
  start(): Promise<void>;
  /** Takes no more updates; resolves when all are answered and all posts under way have an outcome. */
  stop(): Promise<void>;
}

const CALL_SECONDS = 20;
const POLL_SECONDS = 30;
/** Telegram does not tell what became of a message, so nothing is sent on a connection that has not worked for so long. */
const PROVEN_MILLISECONDS = 10_000;

/** Puts the bot together; nothing is sent before it is started. */
export function createTelegram(options: TelegramOptions): Telegram {
  const bot = new TelegramBot(options);
  const { poster, messageEditor, messagePinner, endpoint } = bot;
  return {
    poster,
    messageEditor,
    messagePinner,
    ...(endpoint ? { endpoint } : {}),
    isConnected: () => bot.isConnected(),
    start: () => bot.start(),
    stop: () => bot.stop(),
  };
}

class TelegramBot {
  readonly poster: Poster;
  readonly messageEditor: MessageEditor;
  readonly messagePinner: MessagePinner;
  readonly endpoint: Telegram['endpoint'];
  readonly #options: TelegramOptions;
  readonly #pollSeconds: number;
  readonly #clients: Clients;
  readonly #api: Api;
  readonly #hidden: HiddenReplies;
  readonly #claims: UpdateClaims;
  readonly #held: HeldUpdates;
  readonly #polling: Polling | undefined;
  readonly #failed: FailureLog;
  readonly #breaker: Breaker;
  readonly #stopping = new AbortController();
  /** Updates that are handled, and posts that are sent. */
  readonly #underWay = new Set<Promise<unknown>>();
  #registration: Promise<unknown> | undefined;

  constructor(options: TelegramOptions) {
    const { config, commands, claims, sharedBy, log, timer, now } = options;
    const {
      token,
      apiRoot,
      callSeconds = CALL_SECONDS,
      pollSeconds = POLL_SECONDS,
      webhook,
      proxies,
    } = config;
    const { signal } = this.#stopping;
    const pace = createPace({ ...ratesOf(config.pace ?? TELEGRAMS_PACE), sharedBy, timer, now, signal });
    const failed = createFailureLog({ platform: 'telegram', log, detailsOf, adviceOf });
    const clients = createClients({ token, apiRoot, callSeconds, pollSeconds, inTurn: pace.first, proxies });
    this.#options = options;
    this.#pollSeconds = pollSeconds;
    this.#failed = failed;
    this.#clients = clients;
    const rich = new RichSupport(config.rich ?? true, () =>
      log.warn(
        { event: 'rich-messages-unknown', platform: 'telegram' },
        'this Bot API server does not know rich messages; messages are sent without them (TELEGRAM_RICH=false says so from the start)',
      ),
    );
    this.#api = new Api(clients.bot.api, timer, failed, rich);
    this.#hidden = new HiddenReplies({ ...options, api: new HiddenApi(clients.bot.api, timer), failed });
    const doing = 'claiming updates of Telegram';
    const claimFailure = new LastingFailure({ log, event: 'update-claim-failed', doing, now });
    const claiming = {
      ...{ claims, signal, now },
      botId: () => clients.bot.botInfo.id,
      onFailure: (error: unknown) => claimFailure.take(error),
      onSuccess: () => claimFailure.end(),
    };
    this.#claims = new UpdateClaims(claiming);
    this.#held = new HeldUpdates({
      ...claiming,
      newId: randomUUID,
      handle: (update) => this.#handle(update),
      timer,
    });
    // The last transformer is the first to be called, in the context of the update.
    clients.bot.api.config.use(async (previous, method, payload, signal) => {
      if (!method.startsWith('get')) await this.#held.settle();
      return previous(method, payload, signal);
    });
    this.#useMiddleware();
    const isReady = () => clients.bot.isInited() && !signal.aborted;
    const breaker = new Breaker({
      ...{ platform: 'telegram', name: 'Telegram', tokenVariable: 'TELEGRAM_BOT_TOKEN' },
      // grammY's type is the signal of a library; Node's signal has what grammY uses.
      probe: (stop) => clients.posts.getMe(stop as Parameters<typeof clients.posts.getMe>[0]),
      troubleOf,
      provenFor: PROVEN_MILLISECONDS,
      ...{ log, timer, now, signal },
    });
    this.#breaker = breaker;
    const later: PostOptions = {
      api: new Api(clients.posts, timer, failed, rich, []),
      inTurn: breaker.guard(pace.later),
      commands,
      failed,
      isReady: () => isReady() && breaker.mayBegin(),
      track: (work) => this.#track(work),
    };
    this.poster = createPoster(later);
    this.messageEditor = createMessageEditor(later);
    this.messagePinner = createMessagePinner(later);
    this.#polling = webhook ? undefined : this.#createPolling();
    this.endpoint = webhook
      ? webhookEndpoint({
          secret: webhook.secret,
          isReady,
          take: (update, patience) => this.#held.take(update, patience),
        })
      : undefined;
  }

  isConnected(): boolean {
    const isInited = this.#clients.bot.isInited() && !this.#stopping.signal.aborted;
    return isInited && !this.#breaker.isLost && (this.#polling?.isConnected ?? true);
  }

  async start(): Promise<void> {
    const { log, config } = this.#options;
    const trying = this.#trying();
    const me = await untilDone('Reaching Telegram', () => this.#api.me(), trying);
    if (me === undefined) return;
    this.#clients.bot.botInfo = me;
    if (!(await this.#connect(trying)) || this.#stopping.signal.aborted) return;
    const transport = config.webhook ? 'webhook' : 'polling';
    log.info(
      { event: 'telegram-ready', platform: 'telegram', transport, bot: me.username },
      `Telegram is ready: ${abilities(me)}`,
    );
    // Answers do not depend on the lists of commands, so nothing waits for these.
    // A token that has been accepted may be so again.
    const goingOn = { ...trying, isFatal: () => false };
    this.#registration = untilDone('Registering the commands', () => this.#register(), goingOn);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#polling?.stop();
    await this.#held.end();
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
    await this.#registration;
    this.#clients.close();
  }

  #useMiddleware(): void {
    const { bot } = this.#clients;
    const { config, log, desk } = this.#options;
    const { token, apiRoot, callSeconds: seconds = CALL_SECONDS } = config;
    const readFile = createFileReader({ token, apiRoot, seconds, path: (id) => this.#api.filePath(id) });
    const editing = desk && { gate: desk, readFile };
    // A command may change what is kept; a question does not.
    const dispatch: Dispatch = async (inbound) => {
      const { input } = inbound;
      if (input.kind === 'call' || input.text.trimStart().startsWith('/')) await this.#held.settle();
      return this.#options.dispatch(inbound);
    };
    const responder = new Responder({
      ...this.#options,
      dispatch,
      api: this.#api,
      hidden: this.#hidden,
      failed: this.#failed,
      ...given({ editing }),
    });
    bot.use(new ChatQueues(log).middleware);
    if (!config.webhook) {
      // An update is claimed when its turn has come, so that neither a stop nor a crash loses those that still wait.
      bot.use(async ({ update }, next) => {
        if (await this.#claims.claimPolled(update)) await next();
      });
    }
    const moves = new MovedGroups({ ...this.#options, signal: this.#stopping.signal });
    bot.use(({ update }, next) => moves.take(update, next));
    // Few are called as guests, so the module is loaded with the first call.
    const guests = lazy(() =>
      import('./guest.ts').then(
        ({ GuestAnswers }) =>
          new GuestAnswers({ ...this.#options, dispatch, api: this.#api, failed: this.#failed }),
      ),
    );
    bot.use(async ({ update, me }, next) =>
      update.guest_message ? (await guests()).answer(update, me) : next(),
    );
    bot.use(({ update, me }) => responder.answer(update, me));
  }

  #createPolling(): Polling {
    const { timer, now, log } = this.#options;
    const { bot, polls } = this.#clients;
    return new Polling({
      fetch: (offset, limit, timeout, signal) =>
        (timeout > 0 ? polls : bot.api).getUpdates(
          { offset, limit, timeout, allowed_updates: UPDATES },
          // grammY's type is the signal of a library; Node's signal has what grammY uses.
          signal as Parameters<typeof polls.getUpdates>[1],
        ),
      handle: (update, pending) => this.#claims.handlePolled(update, pending, (one) => this.#handle(one)),
      seconds: this.#pollSeconds,
      timer,
      now,
      onTrouble: (error, pause) => {
        log.error(
          { event: 'polling-failed', platform: 'telegram', ...detailsOf(error), pause },
          `Polling Telegram failed; trying again in ${pause} s`,
        );
        if (failureOf(error) !== 'conflict') this.#breaker.suspect();
      },
      onEnd: (sentence) => this.#end(sentence),
    });
  }

  /** Keeps work that never rejects, so that stopping waits for it. */
  #track<Result>(work: Promise<Result>): Promise<Result> {
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }

  #handle(update: Update): Promise<void> {
    const handling = this.#clients.bot.handleUpdate(update);
    return this.#track(
      handling.catch((error: unknown) =>
        this.#failed(error, 'Reading an update of Telegram', 'an update that cannot be read'),
      ),
    );
  }

  /** Stops the bot for good, and with it the program. */
  #end(sentence: string): void {
    if (!this.#stopping.signal.aborted) this.#options.fatal(sentence);
    this.#stopping.abort();
  }

  #trying(): ReconnectOptions {
    const { timer, log } = this.#options;
    return {
      platform: 'telegram',
      timer,
      signal: this.#stopping.signal,
      log,
      details: detailsOf,
      isFatal: (error) => {
        const sentence = refusal(error);
        if (sentence !== undefined) this.#end(sentence);
        return sentence !== undefined;
      },
    };
  }

  /** Makes Telegram send updates, or starts polling for them. */
  async #connect(trying: ReconnectOptions): Promise<boolean> {
    const { webhook } = this.#options.config;
    const [doing, task] = webhook
      ? (['Setting the webhook', () => this.#api.setWebhook(webhook.url, webhook.secret, UPDATES)] as const)
      : (['Leaving the webhook', () => this.#api.deleteWebhook()] as const);
    const done = await untilDone(doing, () => task().then(() => true), trying);
    if (done && !this.#stopping.signal.aborted) this.#polling?.start();
    return done ?? false;
  }

  /** Registers the commands; Telegram would refuse again what it refuses once. */
  async #register(): Promise<void> {
    const { log, commands, deskChats = [] } = this.#options;
    const chats = deskChats.flatMap(({ platform, chat }) => (platform === 'telegram' ? Number(chat) : []));
    try {
      const lists = await register(
        this.#api,
        commands,
        chats,
        await this.#hidden.isKnown(this.#clients.bot.botInfo.id),
      );
      log.info({ event: 'commands-registered', platform: 'telegram', lists }, 'the commands are registered');
    } catch (error) {
      if (failureOf(error) !== 'refused') throw error;
      this.#failed(error, 'Registering the commands', 'the lists of commands');
    }
  }
}
