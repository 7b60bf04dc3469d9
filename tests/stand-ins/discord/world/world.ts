import {
  type APIChannel,
  type APIUser,
  ApplicationFlags,
  ChannelType,
  GatewayIntentBits,
  InteractionContextType,
} from 'discord.js';
import { createIds, type Ids } from './ids.ts';
import { createUser } from './people.ts';

/** Where people talk. */
export interface Place {
  readonly context: InteractionContextType;
  readonly channel: string;
  readonly guild?: string;
  /** The bot may not read what was said before. */
  readonly historyHidden?: boolean;
}

/** A server that the bot is in. */
export interface Guild extends Place {
  readonly guild: string;
  readonly name: string;
  readonly owner: string;
}

/** What there is before anything happens. */
export interface World {
  readonly nextId: Ids;
  /** Those of messages hold the time, by which messages can be looked for. */
  readonly nextMessage: Ids;
  readonly token: string;
  readonly application: { readonly id: string; readonly flags: number };
  /** The bot's own user. */
  readonly bot: APIUser;
  /** Who asks, where nobody else is named. */
  readonly reader: APIUser;
  readonly guilds: readonly Guild[];
  /** The reader's direct messages with the bot. */
  readonly dm: Place;
  /** Direct messages with the bot by user. */
  readonly directs: Map<string, Place>;
  /** Direct messages between the reader and a friend, where the bot is only as the reader's own installed app. */
  readonly private: Place;
  /** By id; those that do not exist are unknown to the bot. */
  readonly channels: Map<string, Place>;
}

/** The application's flag for each privileged intent; small bots have the "limited" ones. */
const INTENT_FLAGS = [
  [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited],
  [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
  [GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited],
] as const;

/** Intents that Discord gives only to applications that asked for them. */
export const PRIVILEGED = INTENT_FLAGS.reduce((bits, [intent]) => bits | intent, 0);

/** Makes the world; the same settings make the same ids. */
export function createWorld(setting: {
  readonly token: string;
  readonly guilds: number;
  readonly disallowedIntents: number;
  now(): number;
}): World {
  const nextId = createIds();
  const id = nextId();
  const allowed = INTENT_FLAGS.filter(([intent]) => (setting.disallowedIntents & intent) === 0);
  const reader = createUser(nextId(), 'reader');
  // One after the other, so that they spread evenly over shards.
  const ids = Array.from({ length: setting.guilds }, nextId);
  const guilds = ids.map(
    (guild, index): Guild => ({
      context: InteractionContextType.Guild,
      guild,
      channel: nextId(),
      name: `Guild ${index + 1}`,
      owner: reader.id,
    }),
  );
  const dm = { context: InteractionContextType.BotDM, channel: nextId() };
  const friends = { context: InteractionContextType.PrivateChannel, channel: nextId() };
  return {
    nextId,
    nextMessage: createIds(setting.now),
    token: setting.token,
    application: { id, flags: allowed.reduce((bits, [, flag]) => bits | flag, 0) },
    // A bot's user has the id of its application.
    bot: createUser(id, 'sanad', { bot: true }),
    reader,
    guilds,
    dm,
    directs: new Map([[reader.id, dm]]),
    private: friends,
    // The bot cannot write to a channel between others, except in answer to an interaction.
    channels: new Map([...guilds, dm].map((place) => [place.channel, place])),
  };
}

/** The direct messages of someone with the bot, opened where there are none yet. */
export function directWith(user: string, { directs, channels, nextId }: World): Place {
  const open = directs.get(user);
  if (open) return open;
  const place = { context: InteractionContextType.BotDM, channel: nextId() };
  directs.set(user, place);
  channels.set(place.channel, place);
  return place;
}

/** A channel as Discord describes it; the recipients are those of direct messages. */
export function channelOf({ channel, guild, context }: Place, recipients: readonly APIUser[]): APIChannel {
  const common = { id: channel, flags: 0, last_message_id: null, last_pin_timestamp: null };
  if (guild === undefined) {
    const group = context === InteractionContextType.PrivateChannel;
    return group
      ? { ...common, type: ChannelType.GroupDM, name: null, icon: null, recipients: [...recipients] }
      : { ...common, type: ChannelType.DM, name: null, recipients: [...recipients] };
  }
  return {
    ...common,
    type: ChannelType.GuildText,
    guild_id: guild,
    name: 'general',
    parent_id: null,
    position: 0,
    permission_overwrites: [],
    rate_limit_per_user: 0,
    nsfw: false,
    topic: null,
  };
}
