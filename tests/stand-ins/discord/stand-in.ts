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
  /** Servers in which the bot is a member. Default: 1. */
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
  /** Milliseconds for a callback, by `now`. Default: no limit, for slow machines; Discord's: 3,000. */
  readonly interactionTimeout?: number;
  /** Whether forms may have selects, radio groups, check boxes and files. Default: yes. */
  readonly knowsForms?: boolean;
  /** Of each bucket. Default: more than a test needs; Discord's for messages: 5 in 5 seconds per channel. */
  readonly rateLimit?: RateLimit;
  /** Requests of all buckets in any second, except responses to interactions. Default: no limit; Discord's: 50. */
  readonly globalLimit?: number;
  /** Whether to check bodies against Discord's description of its API. Default: yes; benchmarks turn it off. */
  readonly checksBodies?: boolean;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
}

/** A local Discord for the real discord.js: a REST API and a gateway on the loopback interface. */
export interface StandIn {
  /** Root of the REST API: the option `api` of discord.js's REST, which adds the version. */
  readonly api: string;
  readonly token: string;
  /** Hex of the key that signs interactions over HTTP. */
  readonly publicKey: string;
  /** The application, its bot, the servers and the users. */
  readonly world: World;
  /** Builds the events of users. */
  readonly events: Events;
  /** What the gateway can do; most can be limited to one shard. */
  readonly gateway: Pick<
    Gateway,
    'dispatch' | 'reconnect' | 'invalidate' | 'close' | 'drop' | 'mute' | 'redeliver' | 'connected'
  >;
  /** Every request, in order. */
  readonly requests: readonly SentRequest[];
  /** Every message that the bot posted, in order, in its present version. */
  readonly messages: readonly Posted[];
  /** Every session that was opened or resumed. */
  readonly sessions: readonly SeenSession[];
  /** Bodies that do not fit Discord's description of its API. */
  readonly problems: readonly Problem[];
  /** The registered commands: those for everywhere, or those of one server. */
  commands(guild?: string): readonly APIApplicationCommand[];
  /**
   * Sends an interaction through the gateway.
   * @throws Error when no session gets it
   */
  interact(interaction: APIInteraction): Exchange;
  /** Sends an interaction, signed, to the bot's endpoint, and takes the response as the callback. */
  interactOverHttp(
    url: string,
    interaction: APIInteraction,
  ): Promise<Exchange & { readonly http: HttpAnswer }>;
  /** Sends a message of a user. @returns how many sessions get it, each with what it may see */
  say(message: GatewayMessageCreateDispatchData): number;
  /** Makes the next requests to a route fail. Default: one. */
  fail(which: RouteName | ((request: SentRequest) => boolean), fault: Fault, times?: number): Failing;
  /** Resolves when something happens, or has happened, that satisfies the predicate (for the n-th time). */
  readonly waitFor: Journal['waitFor'];
  /** @throws Error with the problems, if there are any */
  expectNoProblems(): void;
  /** Removes the records, while nothing is under way: they would fill the memory of a benchmark. */
  forget(): void;
  /** Ends all connections at once, and rejects everyone who waits. */
  close(): Promise<void>;
}
