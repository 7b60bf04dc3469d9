import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { autoRetry } from '@grammyjs/auto-retry';
import { type ApiClientOptions, Bot, Api as GrammyApi, type Transformer } from 'grammy';
import type { InTurn } from '../../sending/pace.ts';
import type { Proxies } from '../../util/proxies.ts';

/** What the clients depend on. */
export interface ClientOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly callSeconds: number;
  readonly pollSeconds: number;
  /** The pace of what readers wait for. */
  readonly inTurn: InTurn;
  readonly proxies: Proxies | undefined;
}

/** grammY's clients of the Bot API. They share their connections. */
export interface Clients {
  /** Handles updates, and makes the calls that readers wait for: paced, and repeated where Telegram says when. */
  readonly bot: Bot;
  /** For posts, which have a pace of their own. */
  readonly posts: GrammyApi;
  /** For polls, which Telegram holds open. */
  readonly polls: GrammyApi;
  /** Closes the connections. */
  close(): void;
}

/** Waits as long as Telegram says, but no longer than this: after that the question is old. */
const RETRIES = {
  maxRetryAttempts: 3,
  maxDelaySeconds: 60,
  rethrowInternalServerErrors: true,
  rethrowHttpErrors: true,
};
/** Idle connections are closed after this time, before Telegram closes them in the middle of a call. */
const IDLE_MILLISECONDS = 10_000;

export function createClients(options: ClientOptions): Clients {
  const { token, apiRoot, callSeconds, pollSeconds, inTurn, proxies } = options;
  const agentOptions = { keepAlive: true, timeout: IDLE_MILLISECONDS, proxyEnv: { ...proxies } };
  const agent = apiRoot.startsWith('https:') ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
  const clientOptions = (timeoutSeconds: number): ApiClientOptions => ({
    apiRoot,
    timeoutSeconds,
    baseFetchConfig: { agent },
  });
  const bot = new Bot(token, { client: clientOptions(callSeconds) });
  // Messages to one chat wait for each other, also while Telegram makes one of them wait.
  bot.api.config.use(autoRetry(RETRIES), paced(inTurn));
  return {
    bot,
    posts: new GrammyApi(token, clientOptions(callSeconds)),
    polls: new GrammyApi(token, clientOptions(pollSeconds + callSeconds)),
    close: () => agent.destroy(),
  };
}

/** Makes every call that sends something to a chat wait for its turn. */
function paced(inTurn: InTurn): Transformer {
  return (previous, method, payload, signal) => {
    const chat = payload !== undefined && 'chat_id' in payload ? payload.chat_id : undefined;
    const call = () => previous(method, payload, signal);
    return chat === undefined || method.startsWith('get') ? call() : inTurn(String(chat), call);
  };
}
