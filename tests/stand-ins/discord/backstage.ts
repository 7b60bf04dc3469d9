import {
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
} from 'discord.js';
import type { Commands } from './forms/commands.ts';
import type { Gateway } from './gateway/gateway.ts';
import { withoutContent } from './gateway/privacy.ts';
import type { Journal, SentRequest } from './journal.ts';
import type { Answer } from './rest/refusals.ts';
import type { Posted, State } from './state.ts';
import { asEvent } from './world/messages.ts';
import type { World } from './world/world.ts';

/** The parts of the stand-in that the routes use. */
export interface Backstage {
  readonly world: World;
  readonly state: State;
  readonly commands: Commands;
  readonly journal: Journal;
  readonly gateway: Gateway;
  /** Shards that Discord recommends. */
  readonly shards: number;
  readonly sessionStartLimit: SessionStartLimit;
  /** Milliseconds after which an interaction is too old for a callback. */
  readonly interactionTimeout: number;
  /** Hex of the key with which interactions over HTTP are signed. */
  readonly publicKey: string;
  /** Whether forms may have more than text inputs. */
  readonly knowsForms: boolean;
  /** Whether bodies are checked against Discord's description of its API. */
  readonly checksBodies: boolean;
  gatewayUrl(): string;
}

/** How often a bot may identify: https://discord.com/developers/docs/events/gateway#session-start-limit-object */
export interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  readonly reset_after: number;
  readonly max_concurrency: number;
}

/** Answers a request, or throws a Refusal. */
export type Handler = (request: SentRequest, backstage: Backstage) => Answer;

const EVENTS = {
  message: GatewayDispatchEvents.MessageCreate,
  edit: GatewayDispatchEvents.MessageUpdate,
  delete: GatewayDispatchEvents.MessageDelete,
} as const;

/**
 * Stores a message of the bot, new or edited, and sends the event to every session that may see it. As in reality, the
 * bot gets events of its own messages, but not of ephemeral ones, nor of channels in which it is not a member.
 */
export function publish(kind: keyof typeof EVENTS, posted: Posted, backstage: Backstage): Posted {
  const { message, place, ephemeral } = posted;
  backstage.state.post(posted);
  backstage.journal.add({ kind, posted });
  if (!ephemeral && place.context !== InteractionContextType.PrivateChannel) {
    announce(kind, asEvent(message, place), backstage);
  }
  return posted;
}

/** Sends a message's event to the sessions, each with what it may see. @returns how many sessions */
export function announce(
  kind: keyof typeof EVENTS,
  message: GatewayMessageCreateDispatchData,
  { gateway, world }: Backstage,
): number {
  const { id, channel_id, guild_id } = message;
  const deleted = { id, channel_id, ...(guild_id === undefined ? {} : { guild_id }) };
  return gateway.dispatch({
    event: EVENTS[kind],
    guild: guild_id,
    data: (intents) => {
      if (kind === 'delete') return deleted;
      const open = guild_id === undefined || (intents & GatewayIntentBits.MessageContent) !== 0;
      return open ? message : withoutContent(message, world.bot.id);
    },
  });
}
