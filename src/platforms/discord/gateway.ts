import {
  type SessionInfo,
  WebSocketManager,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import {
  type APIInteraction,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type REST,
} from 'discord.js';
import { within } from './deadline.ts';
import { type OutageOptions, Outages } from './outages.ts';

/** Which shards this process runs: as many as Discord recommends, or some of a number. */
export type Shards = 'auto' | { readonly from: number; readonly to: number; readonly of: number };

/** How to connect, and who takes what comes in. */
export interface GatewayOptions extends OutageOptions {
  readonly token: string;
  /** Asks Discord for the gateway's address. */
  readonly rest: REST;
  readonly shards: Shards;
  /** Whether the bot reads messages that do not address it, which needs a privileged intent. */
  readonly readsAll: boolean;
  onInteraction(raw: APIInteraction): Promise<void>;
  /** @param bot id of the bot's own user */
  onMessage(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void>;
  /** An event could not be handled, since it is not as Discord documents it. */
  onOddEvent(error: unknown): void;
  /** Discord has closed a connection for good; the sentence says why. */
  onEnd(sentence: string): void;
  /** A connection failed; the shard reconnects by itself. */
  onTrouble(error: Error): void;
}

/**
 * Messages in servers and direct messages. Without the privileged intent for message content, those that mention the
 * bot can still be read. Interactions need no intent.
 */
const INTENTS = GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

/** How long closing waits for a shard that is just connecting, and then for the connections to close. */
const CLOSING_MILLISECONDS = 3_000;

/** Why Discord closes a connection for good (its documentation, "Gateway Close Event Codes"). */
const FATAL_CLOSE_CODES: ReadonlyMap<number, string> = new Map([
  [
    GatewayCloseCodes.AuthenticationFailed,
    'Discord does not accept DISCORD_TOKEN; take a new one from the page "Bot" of the application.',
  ],
  [GatewayCloseCodes.InvalidShard, 'DISCORD_SHARDS names a shard that does not exist.'],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is in too many servers for so few shards; set DISCORD_SHARDS=auto.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion, 'Discord no longer supports this version of its API; update Sanad.'],
  [GatewayCloseCodes.InvalidIntents, 'Discord no longer knows an intent that Sanad asks for; update Sanad.'],
  [
    GatewayCloseCodes.DisallowedIntents,
    'The application may not use an intent that Sanad asks for; see the page "Bot" of the application.',
  ],
]);

/** Why Discord closes it if the one privileged intent is not turned on that the bot asks for. */
const CONTENT_REFUSED =
  'DISCORD_ASK_CHANNELS needs the "Message Content Intent"; turn it on at the page "Bot" of the application, or take the variable out.';

/**
 * A connection to Discord's gateway through `@discordjs/ws`, which discord.js is built on. It hands on events as they
 * arrive, so that the HTTP transport can share the code that reads them, and keeps no cache of servers and members.
 */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #manager: WebSocketManager;
  readonly #outages: Outages;
  /** What each shard needs to resume its session. */
  readonly #sessions = new Map<number, SessionInfo>();
  /** Id of the bot's own user. */
  #bot: string | undefined;
  #isClosed = false;

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#outages = new Outages(options);
    this.#manager = new WebSocketManager({
      token: options.token,
      rest: options.rest,
      intents: options.readsAll ? INTENTS | GatewayIntentBits.MessageContent : INTENTS,
      ...shardOptions(options.shards),
      // A shard asks for its session before it connects. Once closed it gets no answer: a shard that waits to reconnect
      // would do so even after `destroy`.
      retrieveSessionInfo: (shard) =>
        this.#isClosed ? new Promise<null>(() => {}) : (this.#sessions.get(shard) ?? null),
      updateSessionInfo: (shard, session) => {
        if (session) this.#sessions.set(shard, session);
        else this.#sessions.delete(shard);
      },
    });
    this.#manager.on(WebSocketShardEvents.Ready, ({ data, shardId }) => {
      this.#bot = data.user.id;
      this.#outages.end(shardId);
    });
    this.#manager.on(WebSocketShardEvents.Resumed, ({ shardId }) => this.#outages.end(shardId));
    this.#manager.on(WebSocketShardEvents.Closed, ({ code, shardId }) => this.#lost(code, shardId));
    this.#manager.on(WebSocketShardEvents.Error, ({ error }) => options.onTrouble(error));
    this.#manager.on(WebSocketShardEvents.Dispatch, ({ data }) => this.#dispatch(data));
  }

  /**
   * Resolves when all shards are ready; from then on they resume and reconnect by themselves.
   * @throws what `@discordjs/ws` throws when it cannot connect now; nothing is left open then
   */
  async connect(): Promise<void> {
    try {
      await this.#manager.connect();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Whether no shard has lost its connection for so long that readers notice. */
  get isConnected(): boolean {
    return !this.#isClosed && !this.#outages.isLost;
  }

  /** Closes all connections; none is opened afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#outages.close();
    const { timer } = this.#options;
    // `destroy` leaves the socket of a shard open that is just connecting, and may wait for it without end.
    await within(this.#connecting(), CLOSING_MILLISECONDS, timer);
    await within(Promise.resolve(this.#manager.destroy()), CLOSING_MILLISECONDS, timer);
  }

  /** Resolves when every shard that is just connecting is connected or has failed. */
  async #connecting(): Promise<void> {
    const statuses = await this.#manager.fetchStatus();
    const connecting = new Set(
      statuses.filter((status) => status === WebSocketShardStatus.Connecting).keys(),
    );
    if (connecting.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const settled = ({ shardId }: { readonly shardId: number }): void => {
      connecting.delete(shardId);
      if (connecting.size === 0) resolve();
    };
    this.#manager.on(WebSocketShardEvents.Ready, settled);
    this.#manager.on(WebSocketShardEvents.Resumed, settled);
    this.#manager.on(WebSocketShardEvents.Closed, settled);
    await promise;
  }

  #lost(code: number, shard: number): void {
    if (this.#isClosed) return;
    const isContent = code === GatewayCloseCodes.DisallowedIntents && this.#options.readsAll;
    const reason = isContent ? CONTENT_REFUSED : FATAL_CLOSE_CODES.get(code);
    if (reason === undefined) this.#outages.begin(shard);
    else this.#options.onEnd(reason);
  }

  #dispatch(event: GatewayDispatchPayload): void {
    const { onInteraction, onMessage, onOddEvent } = this.#options;
    const bot = this.#bot;
    // Whatever happens in one event, the next is handled.
    const handle = (task: () => Promise<void>) => void Promise.try(task).catch(onOddEvent);
    switch (event.t) {
      case GatewayDispatchEvents.InteractionCreate:
        handle(() => onInteraction(event.d));
        break;
      case GatewayDispatchEvents.MessageCreate:
        if (bot !== undefined) handle(() => onMessage(event.d, bot));
        break;
      default:
    }
  }
}

function shardOptions(shards: Shards) {
  if (shards === 'auto') return { shardIds: null, shardCount: null };
  const { from, to, of } = shards;
  return { shardIds: { start: from, end: to }, shardCount: of };
}
