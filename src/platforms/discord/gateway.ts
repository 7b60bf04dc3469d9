import { Client, type ClientOptions, Events, GatewayIntentBits } from 'discord.js';
import {
  type APIInteraction,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
} from 'discord-api-types/v10';
import type { Timer } from '../../util/timer.ts';

/** Which shards this process runs: as many as Discord recommends, or some of a number. */
export type Shards = 'auto' | { readonly from: number; readonly to: number; readonly of: number };

/** What the gateway works with. */
export interface GatewayOptions {
  readonly token: string;
  /** Root of the HTTP API, which names the gateway's address. */
  readonly root: string;
  readonly shards: Shards;
  readonly timer: Timer;
  onInteraction(raw: APIInteraction): Promise<void>;
  /** @param bot id of the bot's own user */
  onMessage(raw: GatewayMessageCreateDispatchData, bot: string): Promise<void>;
  /** What took an event has failed: the event is not as Discord documents it. */
  onOddEvent(error: unknown): void;
  /** Discord has ended a connection for good; the sentence says why. */
  onEnd(sentence: string): void;
  /** Something went wrong that the client heals by itself. */
  onTrouble(error: Error): void;
  /** A shard has had no connection for so long that readers notice. */
  onLost(shard: number): void;
  /** A shard that was lost is connected again. */
  onBack(shard: number): void;
}

/**
 * Messages in servers, of which those that mention the bot can be read without a privileged intent, and direct
 * messages. Interactions need no intent.
 */
const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** Discord asks clients to connect again several times a day; that takes a second or two. */
const LONG_MILLISECONDS = 10_000;

/** The events that discord.js itself needs for the connection. */
const OWN_EVENTS: ReadonlySet<unknown> = new Set([
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
]);

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
export async function connectGateway(parts: GatewayOptions): Promise<() => Promise<void>> {
  const client = new Client({
    intents: INTENTS,
    rest: { api: parts.root },
    ...shardOptions(parts.shards),
  });
  client.on(Events.Error, parts.onTrouble);
  client.on(Events.ShardError, parts.onTrouble);
  client.on(Events.ShardDisconnect, ({ code }) => {
    parts.onEnd(ENDS.get(code) ?? `Discord ended the connection for good (close code ${code}).`);
  });
  leaveEventsRaw(client);
  const unwatch = watchOutages(client, parts);
  /** Whatever happens in one event, the next is answered. */
  const taken = (work: () => Promise<void>) => void Promise.try(work).catch(parts.onOddEvent);
  // As they come, since the HTTP transport gets the same ones.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) =>
    taken(() => parts.onInteraction(raw)),
  );
  client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: GatewayMessageCreateDispatchData) => {
    const bot = client.user?.id;
    if (bot !== undefined) taken(() => parts.onMessage(raw, bot));
  });
  const close = async () => {
    unwatch();
    await client.destroy();
  };
  try {
    const ready = new Promise<void>((resolve) => {
      client.once(Events.ClientReady, () => resolve());
    });
    await client.login(parts.token);
    await ready;
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

/**
 * Keeps discord.js from building its classes of events. Nobody reads those, they would fill the memory, and where an
 * event is not as they expect, they throw where nobody can catch it. There is no option against it.
 */
function leaveEventsRaw({ ws }: Client): void {
  const handle = ws['handlePacket'].bind(ws);
  ws['handlePacket'] = (packet, shard) =>
    OWN_EVENTS.has((packet as { readonly t?: unknown } | undefined)?.t) && handle(packet, shard);
}

/**
 * Tells of outages, each once and its end.
 * @returns ends that
 */
function watchOutages(
  client: Client,
  { timer, onLost, onBack }: Pick<GatewayOptions, 'timer' | 'onLost' | 'onBack'>,
): () => void {
  /** What cancels telling that a shard is lost; undefined where that is told. */
  const waiting = new Map<number, (() => void) | undefined>();
  // Also after every attempt that failed.
  const away = (shard: number): void => {
    if (waiting.has(shard)) return;
    const tell = (): void => {
      waiting.set(shard, undefined);
      onLost(shard);
    };
    waiting.set(shard, timer(tell, LONG_MILLISECONDS));
  };
  const back = (shard: number): void => {
    if (!waiting.has(shard)) return;
    const cancel = waiting.get(shard);
    waiting.delete(shard);
    if (cancel) cancel();
    else onBack(shard);
  };
  client.on(Events.ShardReconnecting, away);
  client.on(Events.ShardReady, back);
  client.on(Events.ShardResume, back);
  return () => {
    client.off(Events.ShardReconnecting, away);
    for (const cancel of waiting.values()) cancel?.();
  };
}

function shardOptions(shards: Shards): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards: 'auto' };
  const { from, to, of } = shards;
  return { shards: Array.from({ length: to - from + 1 }, (_, index) => from + index), shardCount: of };
}
