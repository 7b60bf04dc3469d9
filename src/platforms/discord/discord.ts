import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import { type RateLimitData, REST } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import type { Dispatch, Limits } from '../../chat/dispatch.ts';
import type { Command } from '../../command/command.ts';
import type { Suggest } from '../../command/suggestions.ts';
import { createFailureLog } from '../../sending/failure-log.ts';
import { createPace } from '../../sending/pace.ts';
import type { Poster } from '../../sending/poster.ts';
import { createRecentIds } from '../../sending/recent-ids.ts';
import { type ReconnectOptions, untilDone } from '../../sending/reconnect.ts';
import type { Log } from '../../util/log.ts';
import type { Timer } from '../../util/timer.ts';
import { Api } from './api.ts';
import { adviceOf, detailsOf, refusal } from './errors.ts';
import { connectGateway, type Shards } from './gateway.ts';
import { interactionsEndpoint } from './http.ts';
import { LIMITS } from './limits.ts';
import { createPoster } from './post.ts';
import { register } from './register.ts';
import { createResponder, type SendResponse } from './respond.ts';

/** What an operator sets. */
export interface DiscordConfig {
  readonly token: string;
  /** Set where Discord sends interactions to this program's HTTP endpoint instead of over the gateway. */
  readonly publicKey?: string;
  /** Root of Discord's HTTP API. */
  readonly apiRoot: string;
  /** One server in which the commands are registered, at once; else everywhere. */
  readonly devGuild?: string;
  readonly shards: Shards;
  /** Requests a second at most, but for responses to interactions; what Discord allows every bot unless told otherwise. */
  readonly perSecond?: number;
}

/** What the platform works with. */
export interface DiscordOptions {
  readonly config: DiscordConfig;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
  /** For what is answered without `dispatch`; the same that it has. */
  readonly limits?: Limits;
  readonly log: Log;
  readonly timer: Timer;
  now(): Date;
  /** Takes the sentence that says why there is no going on; the program is to stop then. */
  fatal(sentence: string): void;
}

/** The bot on Discord. */
export interface Discord {
  /** Where Discord's requests are to go, where it sends any. */
  readonly endpoint?: Hono<{ Bindings: HttpBindings }>;
  /** Posts what nobody asked for; what a reader waits for goes before that. */
  readonly poster: Poster;
  /** Resolves when the bot can be asked, or is stopped before. Tries again until then where that may help. */
  start(): Promise<void>;
  /** Takes nothing more, and resolves when all that came in is answered, and all that is being posted has an outcome. */
  stop(): Promise<void>;
}

/** Where Discord makes a request wait for longer, it is given up. */
const LONGEST_WAIT_MILLISECONDS = 60_000;
const REQUESTS = {
  retries: 0,
  // The pace keeps to the limit. What is counted here are fixed seconds, and responses to interactions too.
  globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  rejectOnRateLimit: ({ retryAfter }: RateLimitData) => retryAfter > LONGEST_WAIT_MILLISECONDS,
};

/** Puts the bot together; nothing is sent before it is started. */
export function createDiscord(parts: DiscordOptions): Discord {
  const { config, commands, log, timer } = parts;
  const stopping = new AbortController();
  const everywhere = { most: config.perSecond ?? LIMITS.requestsPerSecond, milliseconds: 1_000 };
  const pace = createPace({ everywhere, inChat: () => [], timer, now: parts.now, signal: stopping.signal });
  const rest = new REST({ api: config.apiRoot, ...REQUESTS }).setToken(config.token);
  const api = new Api({ ...parts, rest, inTurn: pace.first });
  const posting = new Api({ ...parts, rest, inTurn: pace.later });
  const failed = createFailureLog({ platform: 'discord', log, detailsOf, adviceOf });
  const responder = createResponder({ ...parts, api, failed });
  const isNew = createRecentIds();
  const underWay = new Set<Promise<unknown>>();
  let isStarted = false;
  let close = async (): Promise<void> => {};

  /** Keeps what is under way, so that stopping can wait for it. */
  function track<Result>(work: Promise<Result>): Promise<Result> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  const answer = (raw: APIInteraction, send: SendResponse) => track(responder.interaction(raw, send));

  function fatal(sentence: string): void {
    if (!stopping.signal.aborted) parts.fatal(sentence);
    stopping.abort();
  }

  const trying: ReconnectOptions = {
    platform: 'discord',
    timer,
    signal: stopping.signal,
    log,
    details: detailsOf,
    isFatal(error) {
      const sentence = refusal(error, config.devGuild);
      if (sentence !== undefined) fatal(sentence);
      return sentence !== undefined;
    },
  };

  /** Whether an event is to be answered: a client that is being closed may still connect once more. */
  function isWanted(raw: { readonly id: string }): boolean {
    if (typeof raw.id !== 'string') throw new TypeError('an event that is answered has an id');
    return !stopping.signal.aborted && isNew(raw.id);
  }

  async function connect(): Promise<void> {
    close = await connectGateway({
      token: config.token,
      root: config.apiRoot,
      shards: config.shards,
      timer,
      async onInteraction(raw) {
        if (isWanted(raw)) await answer(raw, (response, pictures) => api.respond(raw, response, pictures));
      },
      async onMessage(raw, bot) {
        if (isWanted(raw)) await track(responder.message(raw, bot));
      },
      onOddEvent: (error) => failed(error, 'Reading an event of Discord’s', 'the gateway'),
      onEnd: fatal,
      onTrouble: (error) => failed(error, 'The connection to Discord', 'the gateway'),
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
    if (stopping.signal.aborted) await close();
  }

  return {
    poster: createPoster({
      api: posting,
      commands,
      failed,
      isReady: () => isStarted && !stopping.signal.aborted,
      track,
      now: parts.now,
    }),

    ...(config.publicKey === undefined
      ? {}
      : { endpoint: interactionsEndpoint({ publicKey: config.publicKey, answer, isNew, now: parts.now }) }),

    async start() {
      const application = await untilDone('Reaching Discord', () => api.application(), trying);
      if (application === undefined) return;
      const written = await untilDone(
        'Registering the commands',
        () => register(api, application.id, commands, config.devGuild),
        trying,
      );
      if (written === undefined) return;
      if (config.publicKey === undefined) {
        // A connection that Discord ends at once is neither made nor refused.
        const stopped = once(stopping.signal, 'abort');
        await Promise.race([untilDone('Connecting to Discord', connect, trying), stopped]);
      }
      if (stopping.signal.aborted) return;
      isStarted = true;
      const transport = config.publicKey === undefined ? 'gateway' : 'http';
      log.info(
        { event: 'discord-ready', platform: 'discord', transport, commandsWritten: written },
        'Discord is ready',
      );
    },

    async stop() {
      stopping.abort();
      await close();
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
