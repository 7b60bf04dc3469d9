import type { APIApplicationCommand, APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js';
import type { SessionStartLimit } from './backstage.ts';
import type { Exchange } from './exchange.ts';
import type { Failing, Fault } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Journal, SeenSession, SentRequest } from './journal.ts';
import type { HttpAnswer } from './rest/http-interactions.ts';
import type { RateLimit } from './rest/rate-limits.ts';
import type { RouteName } from './rest/routes.ts';
import type { Problem } from './spec/spec.ts';
import type { Posted } from './state.ts';
import type { Events } from './world/events.ts';
import type { World } from './world/world.ts';

/** How the stand-in behaves. */
export interface StandInSetting {
  /** Default: test-token. */
  readonly token?: string;
  /** Servers that the bot is in. Default: 1. */
  readonly guilds?: number;
  /** Shards that Discord recommends. Default: 1. */
  readonly shards?: number;
  /** Fewer shards are refused (4011). Default: 1. */
  readonly leastShards?: number;
  /** Intents that close the connection (4014). Default: the privileged ones, as for a new application. */
  readonly disallowedIntents?: number;
  readonly sessionStartLimit?: Partial<SessionStartLimit>;
  /** Milliseconds. Default: Discord's 41,250. */
  readonly heartbeatInterval?: number;
  /** Milliseconds for a callback, by `now`. Default: no limit, so that a slow machine fails no test; Discord's: 3,000. */
  readonly interactionTimeout?: number;
  /** Of each bucket. Default: more than a test needs; Discord's for messages: 5 in 5 seconds a channel. */
  readonly rateLimit?: RateLimit;
  /** Requests of all buckets in any second, but for responses to interactions. Default: no limit; Discord's: 50. */
  readonly globalLimit?: number;
  /** Whether bodies are checked against Discord's description of its API. Default: yes; a benchmark does without. */
  readonly checksBodies?: boolean;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
}

/** A Discord of one's own: a REST API and a gateway on loopback, for the real discord.js. */
export interface StandIn {
  /** Root of the REST API: the option `rest.api` of discord.js, which adds the version. */
  readonly api: string;
  readonly token: string;
  /** Hex of the key that signs interactions over HTTP. */
  readonly publicKey: string;
  /** The application, its bot, the servers, and those who talk. */
  readonly world: World;
  /** Builds what people do. */
  readonly events: Events;
  /** Faults of the gateway; each may be for one shard only. */
  readonly gateway: Pick<
    Gateway,
    'dispatch' | 'reconnect' | 'invalidate' | 'close' | 'drop' | 'mute' | 'redeliver' | 'connected'
  >;
  /** Every request, in order. */
  readonly requests: readonly SentRequest[];
  /** Every message that the bot posted, in order, as it stands now. */
  readonly messages: readonly Posted[];
  /** Every session that was opened or taken up again. */
  readonly sessions: readonly SeenSession[];
  /** Bodies that do not fit Discord's description of its API. */
  readonly problems: readonly Problem[];
  /** The registered commands: those for everywhere, or those of one server. */
  commands(guild?: string): readonly APIApplicationCommand[];
  /**
   * Sends an interaction through the gateway.
   * @throws Error when no session would hear of it
   */
  interact(interaction: APIInteraction): Exchange;
  /** Sends an interaction to the bot's own address, signed, and takes the answer for the callback. */
  interactOverHttp(
    url: string,
    interaction: APIInteraction,
  ): Promise<Exchange & { readonly http: HttpAnswer }>;
  /** Lets someone say something; how many sessions hear of it, each as much as it may. */
  say(message: GatewayMessageCreateDispatchData): number;
  /** Lets the next requests to a route fail. Default: one. */
  fail(which: RouteName | ((request: SentRequest) => boolean), fault: Fault, times?: number): Failing;
  /** Resolves when something has happened, or happens, that satisfies the predicate (for the n-th time). */
  readonly waitFor: Journal['waitFor'];
  /** @throws Error that lists the problems, if there are any */
  expectNoProblems(): void;
  /** Lets go of what was recorded while nothing is under way; a benchmark would fill the memory otherwise. */
  forget(): void;
  /** Ends everything at once: connections, sockets, and those who wait. */
  close(): Promise<void>;
}
