import { once } from 'node:events';
import type { HttpBindings } from '@hono/node-server';
import { REST } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import type { Command } from '../../chat/command.ts';
import type { Dispatch, Log } from '../../chat/dispatch.ts';
import { createSeen } from '../../chat/seen.ts';
import type { Suggest } from '../../chat/suggest.ts';
import { type Timer, type Trying, untilDone } from '../../chat/until-done.ts';
import { Api } from './api.ts';
import { createFailed, detailsOf, refusal } from './errors.ts';
import { connectGateway, type Shards } from './gateway.ts';
import { interactionsEndpoint } from './http.ts';
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
}

/** What the platform works with. */
export interface DiscordParts {
  readonly config: DiscordConfig;
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly suggest: Suggest;
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
  /** Resolves when the bot can be asked, or is stopped before. Tries again until then where that may help. */
  start(): Promise<void>;
  /** Takes nothing more, and resolves when all that came in is answered. */
  stop(): Promise<void>;
}

/** Puts the bot together; nothing is sent before it is started. */
export function createDiscord(parts: DiscordParts): Discord {
  const { config, commands, log, timer } = parts;
  const api = new Api(restFor(config, 3), restFor(config, 0));
  const responder = createResponder({ ...parts, api, failed: createFailed(log) });
  const isNew = createSeen();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  let close = async (): Promise<void> => {};

  /** Keeps what is being answered, so that stopping can wait for it. */
  function track(work: Promise<void>): Promise<void> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  const answer = (raw: APIInteraction, send: SendResponse) => track(responder.interaction(raw, send));

  function fatal(sentence: string): void {
    if (!stopping.signal.aborted) parts.fatal(sentence);
    stopping.abort();
  }

  const trying: Trying = {
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

  async function connect(): Promise<void> {
    close = await connectGateway({
      token: config.token,
      root: config.apiRoot,
      shards: config.shards,
      onInteraction(raw) {
        // A client that is being closed may still connect once more.
        if (stopping.signal.aborted || !isNew(raw.id)) return;
        void answer(raw, (response, pictures) => api.respond(raw, response, pictures));
      },
      onMessage(raw, bot) {
        if (!stopping.signal.aborted && isNew(raw.id)) void track(responder.message(raw, bot));
      },
      onEnd: fatal,
      onTrouble: (error) =>
        log.error({ platform: 'discord', ...detailsOf(error) }, 'the connection has trouble'),
    });
    if (stopping.signal.aborted) await close();
  }

  return {
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
      const transport = config.publicKey === undefined ? 'gateway' : 'http';
      log.info({ platform: 'discord', transport, commandsWritten: written }, 'Discord is ready');
    },

    async stop() {
      stopping.abort();
      await close();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function restFor({ token, apiRoot }: DiscordConfig, retries: number): REST {
  return new REST({ api: apiRoot, retries }).setToken(token);
}
