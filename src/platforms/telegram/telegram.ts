import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { autoRetry } from '@grammyjs/auto-retry';
import type { HttpBindings } from '@hono/node-server';
import { type ApiClientOptions, Bot, Api as GrammyApi, type Transformer } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { Hono } from 'hono';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import type { EventClaims } from '../../sending/event-claims.ts';
import { createFailureLog } from '../../sending/failure-log.ts';
import { createPace, type InTurn } from '../../sending/pace.ts';
import type { Poster } from '../../sending/poster.ts';
import { type ReconnectOptions, untilDone } from '../../sending/reconnect.ts';
import type { Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import { Api } from './api.ts';
import { UPDATES } from './decode.ts';
import { adviceOf, detailsOf, failureOf, refusal } from './errors.ts';
import { type Pace, ratesOf, TELEGRAMS_PACE } from './pace.ts';
import { createPolling, type Place, type Polling } from './polling.ts';
import { createPoster } from './post.ts';
import { register } from './register.ts';
import { createRespond } from './respond.ts';
import { inTurns } from './turns.ts';
import { webhookEndpoint } from './webhook.ts';

/** What an operator sets. */
export interface TelegramConfig {
  readonly token: string;
  /** Root of the Bot API, without a slash at its end. */
  readonly apiRoot: string;
  /** Set where Telegram sends updates to this program's HTTP endpoint instead of being polled. */
  readonly webhook?: {
    /** Address of the endpoint, as Telegram reaches it. */
    readonly url: string;
    /** Letters, digits, `_` and `-`, at most 256. */
    readonly secret: string;
  };
  /** How long a call may take; 20 seconds unless told otherwise. */
  readonly callSeconds?: number;
  /** How long Telegram may hold a poll open; 30 seconds unless told otherwise. */
  readonly pollSeconds?: number;
  /** How much is sent at most; what Telegram allows everybody unless told otherwise. */
  readonly pace?: Pace;
}

/** What the platform works with. */
export interface TelegramOptions {
  readonly config: TelegramConfig;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** Of updates. */
  readonly claims: EventClaims;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
  /** Changes with what is known. */
  version(): string;
  /** Takes the sentence that says why there is no going on; the program is to stop then. */
  fatal(sentence: string): void;
}

/** The bot on Telegram. */
export interface Telegram {
  /** Where Telegram's updates are to go, where it sends any. */
  readonly endpoint?: Hono<{ Bindings: HttpBindings }>;
  /** Posts what nobody asked for; what a reader waits for goes before that. */
  readonly poster: Poster;
  /** Resolves when the bot can be asked, or is stopped before. Tries again until then where that may help. */
  start(): Promise<void>;
  /** Takes nothing more, and resolves when all that came in is answered, and all that is being posted has an outcome. */
  stop(): Promise<void>;
}

const CALL_SECONDS = 20;
const POLL_SECONDS = 30;
/** Waits as Telegram says, but not for longer: by then the question is old. */
const RETRIES = {
  maxRetryAttempts: 3,
  maxDelaySeconds: 60,
  rethrowInternalServerErrors: true,
  rethrowHttpErrors: true,
};
/** Connections that nobody has used for so long are closed here, before Telegram closes them during a call. */
const IDLE_MILLISECONDS = 10_000;

/** Puts the bot together; nothing is sent before it is started. */
export function createTelegram(parts: TelegramOptions): Telegram {
  const { config, commands, log, timer, now } = parts;
  const agent = agentFor(config.apiRoot);
  const { callSeconds = CALL_SECONDS, pollSeconds = POLL_SECONDS } = config;
  const stopping = new AbortController();
  const rates = ratesOf(config.pace ?? TELEGRAMS_PACE);
  const pace = createPace({ ...rates, timer, now, signal: stopping.signal });
  const client = clientOptions(config.apiRoot, agent, callSeconds);
  const bot = new Bot(config.token, { client });
  const posting = new GrammyApi(config.token, client);
  // One chat's sends wait for each other, also while Telegram makes one of them wait.
  bot.api.config.use(autoRetry(RETRIES), paced(pace.first));
  const polls = new GrammyApi(config.token, clientOptions(config.apiRoot, agent, pollSeconds + callSeconds));
  const failed = createFailureLog({ platform: 'telegram', log, detailsOf, adviceOf });
  const api = new Api(bot.api, timer, failed);
  const respond = createRespond({ ...parts, api, failed });
  const places = new WeakMap<Update, Place>();
  const left = new WeakSet<Update>();
  const underWay = new Set<Promise<unknown>>();
  let registering: Promise<unknown> | undefined;
  const isReady = (): boolean => bot.isInited() && !stopping.signal.aborted;
  const poster = createPoster({
    api: new Api(posting, timer, failed, []),
    inTurn: pace.later,
    commands,
    failed,
    isReady,
    track,
  });

  bot.use(inTurns(log));
  // QueuedDelivery when its turn has come: neither a stop nor a crash then costs a question that still waits for its turn.
  if (!config.webhook)
    bot.use(async ({ update }, next) => ((await isUnclaimed(update)) ? next() : undefined));
  bot.use(({ update, me }) => respond(update, me));

  /** Whether an update is this process's to answer; update ids are a bot's own. */
  function isFirst(update: Update): Promise<boolean> {
    return parts.claims.isFirst('telegram', `${bot.botInfo.id}:${update.update_id}`, now());
  }

  /**
   * The same for polling: a process that was killed between answer and confirmation gets the update again. From when on
   * this one stops, what is not claimed is left to the next.
   */
  async function isUnclaimed(update: Update): Promise<boolean> {
    const place = places.get(update);
    if (stopping.signal.aborted && place?.isConfirmed() === false) return leave(update);
    try {
      const isMine = await isFirst(update);
      place?.settle();
      return isMine;
    } catch (error) {
      unclaimed(error);
      if (stopping.signal.aborted) return leave(update);
      // No other process takes updates, so it is answered all the same.
      place?.settle();
      return true;
    }
  }

  function leave(update: Update): false {
    left.add(update);
    return false;
  }

  function unclaimed(error: unknown): void {
    log.error(
      { event: 'update-claim-failed', platform: 'telegram', ...detailsOf(error) },
      'claiming an update failed',
    );
  }

  /** Keeps what is under way and never rejects, so that stopping can wait for it. */
  function track<Result>(work: Promise<Result>): Promise<Result> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  function handle(update: Update): Promise<void> {
    return track(
      bot
        .handleUpdate(update)
        .catch((error: unknown) =>
          failed(error, 'Reading an update of Telegram', 'an update that cannot be read'),
        ),
    );
  }

  function fatal(sentence: string): void {
    if (!stopping.signal.aborted) parts.fatal(sentence);
    stopping.abort();
  }

  const trying: ReconnectOptions = {
    platform: 'telegram',
    timer,
    signal: stopping.signal,
    log,
    details: detailsOf,
    isFatal(error) {
      const sentence = refusal(error);
      if (sentence !== undefined) fatal(sentence);
      return sentence !== undefined;
    },
  };

  const polling: Polling | undefined = config.webhook
    ? undefined
    : createPolling({
        fetch: (offset, limit, timeout, signal) =>
          (timeout > 0 ? polls : bot.api).getUpdates(
            { offset, limit, timeout, allowed_updates: UPDATES },
            // grammY asks for the signal of a library, which Node's and the runner's both are like.
            signal as Parameters<typeof polls.getUpdates>[1],
          ),
        handle: async (update, place) => {
          places.set(update, place);
          await handle(update);
          if (!left.has(update)) place.settle();
        },
        seconds: pollSeconds,
        timer,
        now,
        onTrouble: (error, pause) =>
          log.error(
            { event: 'polling-failed', platform: 'telegram', ...detailsOf(error), pause },
            `Polling Telegram failed; trying again in ${pause} s`,
          ),
        onEnd: fatal,
      });

  async function connect(): Promise<boolean> {
    const { webhook } = config;
    const [doing, task] = webhook
      ? (['Setting the webhook', () => api.setWebhook(webhook.url, webhook.secret, UPDATES)] as const)
      : (['Leaving the webhook', () => api.deleteWebhook()] as const);
    const done = await untilDone(doing, () => task().then(() => true), trying);
    if (done && !stopping.signal.aborted) polling?.start();
    return done ?? false;
  }

  /** Registers the commands; what Telegram refuses once it refuses again. */
  async function registered(): Promise<void> {
    try {
      const lists = await register(api, commands);
      log.info({ event: 'commands-registered', platform: 'telegram', lists }, 'the commands are registered');
    } catch (error) {
      if (failureOf(error) !== 'refused') throw error;
      failed(error, 'Registering the commands', 'the lists of commands');
    }
  }

  return {
    poster,

    ...(config.webhook
      ? {
          endpoint: webhookEndpoint({
            secret: config.webhook.secret,
            timer,
            isReady,
            isFirst,
            handle,
            onTrouble: unclaimed,
          }),
        }
      : {}),

    async start() {
      const me = await untilDone('Reaching Telegram', () => api.me(), trying);
      if (me === undefined) return;
      bot.botInfo = me;
      if (!(await connect()) || stopping.signal.aborted) return;
      log.info(
        {
          event: 'telegram-ready',
          platform: 'telegram',
          transport: config.webhook ? 'webhook' : 'polling',
          bot: me.username,
        },
        `Telegram is ready: ${abilities(me)}`,
      );
      // What is listed changes nothing of what is answered.
      registering = untilDone('Registering the commands', registered, trying);
    },

    async stop() {
      stopping.abort();
      await polling?.stop();
      while (underWay.size > 0) await Promise.all(underWay);
      await registering;
      agent.destroy();
    },
  };
}

function clientOptions(apiRoot: string, agent: HttpAgent, timeoutSeconds: number): ApiClientOptions {
  return { apiRoot, timeoutSeconds, baseFetchConfig: { agent } };
}

/** Has everything that goes to a chat wait for its turn. */
function paced(inTurn: InTurn): Transformer {
  return (previous, method, payload, signal) => {
    const chat = payload !== undefined && 'chat_id' in payload ? payload.chat_id : undefined;
    const call = () => previous(method, payload, signal);
    return chat === undefined || method.startsWith('get') ? call() : inTurn(String(chat), call);
  };
}

function agentFor(apiRoot: string): HttpAgent {
  const options = { keepAlive: true, timeout: IDLE_MILLISECONDS };
  return apiRoot.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
}

/** What the bot can read and do where, by what its account is allowed to. */
function abilities(me: UserFromGetMe): string {
  const { can_join_groups, can_read_all_group_messages, supports_inline_queries } = me;
  const groups = !can_join_groups
    ? 'it cannot be added to groups'
    : can_read_all_group_messages
      ? 'in groups it is sent all messages, and answers commands, mentions and replies to its own'
      : 'in groups it is sent commands, mentions and replies to its own messages only (privacy mode)';
  const inline = supports_inline_queries
    ? 'inline mode is on'
    : 'inline mode is off (turn it on with @BotFather)';
  return `in private chats it reads everything; ${groups}; ${inline}`;
}
