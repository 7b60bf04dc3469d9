import { GatewayDispatchEvents, GatewayIntentBits } from 'discord.js';

/** All intents. */
export const ALL_INTENTS = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((bits, bit) => bits | bit, 0);

/**
 * The intent that a session needs for an event; 0 for events that every session gets.
 * https://discord.com/developers/docs/events/gateway#list-of-intents
 * @throws Error for an event that the stand-in does not know
 */
export function intentFor(event: string, direct: boolean): number {
  switch (event) {
    case GatewayDispatchEvents.GuildCreate:
    case GatewayDispatchEvents.GuildDelete:
    case GatewayDispatchEvents.GuildUpdate:
    case GatewayDispatchEvents.GuildRoleUpdate:
    case GatewayDispatchEvents.ChannelCreate:
    case GatewayDispatchEvents.ChannelDelete:
    case GatewayDispatchEvents.ChannelUpdate:
    case GatewayDispatchEvents.ThreadCreate:
    case GatewayDispatchEvents.ThreadUpdate:
      return GatewayIntentBits.Guilds;
    case GatewayDispatchEvents.MessageCreate:
    case GatewayDispatchEvents.MessageUpdate:
    case GatewayDispatchEvents.MessageDelete:
      return direct ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    case GatewayDispatchEvents.TypingStart:
      return direct ? GatewayIntentBits.DirectMessageTyping : GatewayIntentBits.GuildMessageTyping;
    case GatewayDispatchEvents.Ready:
    case GatewayDispatchEvents.Resumed:
    case GatewayDispatchEvents.InteractionCreate:
    case GatewayDispatchEvents.UserUpdate:
      return 0;
    default:
      throw new Error(`Which intent has ${event}? Put it into intents.ts`);
  }
}
