import { Client, type ClientOptions, Events, GatewayIntentBits, Options } from 'discord.js';
import {
  type APIInteraction,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
} from 'discord-api-types/v10';

/** Which shards this process runs: as many as Discord recommends, or some of a number. */
export type Shards = 'auto' | { readonly from: number; readonly to: number; readonly of: number };

/** What the gateway works with. */
export interface GatewayParts {
  readonly token: string;
  /** Root of the HTTP API, which names the gateway's address. */
  readonly root: string;
  readonly shards: Shards;
  onInteraction(raw: APIInteraction): void;
  /** @param bot id of the bot's own user */
  onMessage(raw: GatewayMessageCreateDispatchData, bot: string): void;
  /** Discord has ended a connection for good; the sentence says why. */
  onEnd(sentence: string): void;
  /** Something went wrong that the client heals by itself. */
  onTrouble(error: Error): void;
}

/**
 * Messages in servers, of which those that mention the bot can be read without a privileged intent, and direct
 * messages. Interactions need no intent.
 */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Why Discord ends a connection for good (its documentation, "Gateway Close Event Codes"). */
const ENDS: ReadonlyMap<number, string> = new Map([
  [
    GatewayCloseCodes.AuthenticationFailed,
    'Discord does not accept DISCORD_TOKEN; take a new one from the page "Bot" of the application.',
  ],
  [GatewayCloseCodes.InvalidShard, 'DISCORD_SHARDS names a shard that there is not.'],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is in too many servers for so few shards; set DISCORD_SHARDS=auto.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion, 'Discord no longer speaks this version of its API; update Sanad.'],
  [GatewayCloseCodes.InvalidIntents, 'Discord no longer knows an intent that Sanad asks for; update Sanad.'],
  [
    GatewayCloseCodes.DisallowedIntents,
    'The application may not use an intent that Sanad asks for; see the page "Bot" of the application.',
  ],
]);

/**
 * Connects to the gateway; the client resumes and connects again by itself from then on.
 * @returns closes the connection
 * @throws what discord.js throws where there is no connection to be had now
 */
export async function connectGateway(parts: GatewayParts): Promise<() => Promise<void>> {
  const client = new Client({
    intents: INTENTS,
    rest: { api: parts.root },
    // Nothing that Discord sends is needed a second time.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      DMMessageManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client: own }) => id === own.user.id },
      GuildMessageManager: 0,
      MessageManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client: own }) => id === own.user?.id },
    }),
    ...shardOptions(parts.shards),
  });
  client.on(Events.Error, parts.onTrouble);
  client.on(Events.ShardError, parts.onTrouble);
  client.on(Events.ShardDisconnect, ({ code }) => {
    parts.onEnd(ENDS.get(code) ?? `Discord ended the connection for good (close code ${code}).`);
  });
  // As they come, since the HTTP transport gets the same ones.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, parts.onInteraction);
  client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: GatewayMessageCreateDispatchData) => {
    if (client.user) parts.onMessage(raw, client.user.id);
  });
  try {
    const ready = new Promise<void>((resolve) => {
      client.once(Events.ClientReady, () => resolve());
    });
    await client.login(parts.token);
    await ready;
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return () => client.destroy();
}

function shardOptions(shards: Shards): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards: 'auto' };
  const { from, to, of } = shards;
  return { shards: Array.from({ length: to - from + 1 }, (_, index) => from + index), shardCount: of };
}
