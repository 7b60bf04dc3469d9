import {
  type APIChannel,
  type APIUser,
  ApplicationFlags,
  ChannelFlags,
  ChannelType,
  GatewayIntentBits,
  InteractionContextType,
} from 'discord.js';
import { createIds, type Ids, timeOf } from './ids.ts';
import { createUser } from './people.ts';

/** A channel. */
export interface Place {
  readonly context: InteractionContextType;
  readonly channel: string;
  readonly guild?: string;
  /** The bot may not read the history. */
  readonly historyHidden?: boolean;
  /** Default: of a text channel. */
  readonly type?: ChannelType;
  readonly name?: string;
  readonly forum?: Forum;
  readonly thread?: Thread;
}

/** What a channel has that consists of posts. */
export interface Forum {
  readonly tags: readonly { readonly id: string; readonly name: string; readonly moderated?: boolean }[];
  readonly requiresTag: boolean;
}

/** What a channel has that is a thread of another. */
export interface Thread {
  readonly parent: string;
  /** Who has made it. */
  readonly owner: string;
  readonly archived: boolean;
  readonly locked: boolean;
  readonly tags: readonly string[];
}

/** A server in which the bot is a member. */
export interface Guild extends Place {
  readonly guild: string;
  readonly name: string;
  readonly owner: string;
}

/** The application, the servers and the users. */
export interface World {
  readonly nextId: Ids;
  /** Ids of messages hold the time, so that messages can be searched by it. */
  readonly nextMessage: Ids;
  readonly token: string;
  readonly application: { readonly id: string; readonly flags: number };
  /** The bot's own user. */
  readonly bot: APIUser;
  /** The default user. */
  readonly reader: APIUser;
  readonly guilds: readonly Guild[];
  /** The reader's direct messages with the bot. */
  readonly dm: Place;
  /** Direct messages with the bot by user. */
  readonly directs: Map<string, Place>;
  /** Direct messages between the reader and a friend, where only the reader has installed the app. */
  readonly private: Place;
  /** The channels that the bot can see, by id. */
  readonly channels: Map<string, Place>;
}

/** The application's flag for each privileged intent; small bots have the "limited" ones. */
const INTENT_FLAGS = [
  [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited],
  [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
  [GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited],
] as const;

/** Intents that Discord gives only on request. */
export const PRIVILEGED = INTENT_FLAGS.reduce((bits, [intent]) => bits | intent, 0);

/** Creates the world; the same settings give the same ids. */
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
  // One after another, so that they spread evenly over shards.
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
    // The user of a bot has the id of its application.
    bot: createUser(id, 'sanad', { bot: true }),
    reader,
    guilds,
    dm,
    directs: new Map([[reader.id, dm]]),
    private: friends,
    // The bot can write to a channel between users only in response to an interaction.
    channels: new Map([...guilds, dm].map((place) => [place.channel, place])),
  };
}

/** The direct messages of a user with the bot; opens them if necessary. */
export function directWith(user: string, { directs, channels, nextId }: World): Place {
  const open = directs.get(user);
  if (open) return open;
  const place = { context: InteractionContextType.BotDM, channel: nextId() };
  directs.set(user, place);
  channels.set(place.channel, place);
  return place;
}

/** A channel as Discord shows it. @param recipients of direct messages */
export function channelOf(place: Place, recipients: readonly APIUser[]): APIChannel {
  const { channel, guild, context, type = ChannelType.GuildText, name = 'general', forum, thread } = place;
  const common = { id: channel, flags: 0, last_message_id: null, last_pin_timestamp: null };
  if (guild === undefined) {
    const group = context === InteractionContextType.PrivateChannel;
    return group
      ? { ...common, type: ChannelType.GroupDM, name: null, icon: null, recipients: [...recipients] }
      : { ...common, type: ChannelType.DM, name: null, recipients: [...recipients] };
  }
  if (thread !== undefined) return threadOf(place, thread);
  return {
    ...common,
    type,
    guild_id: guild,
    name,
    parent_id: null,
    ...(forum === undefined ? {} : forumFields(forum)),
    position: 0,
    permission_overwrites: [],
    rate_limit_per_user: 0,
    nsfw: false,
    topic: null,
  } as APIChannel;
}

function forumFields({ tags, requiresTag }: Forum) {
  const emoji = { emoji_id: null, emoji_name: null };
  return {
    flags: requiresTag ? ChannelFlags.RequireTag : 0,
    available_tags: tags.map((tag) => ({ moderated: false, ...tag, ...emoji })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  };
}

function threadOf({ channel, guild, type, name }: Place, thread: Thread): APIChannel {
  const { parent, owner, archived, locked, tags } = thread;
  return {
    id: channel,
    flags: 0 as ChannelFlags,
    last_message_id: null,
    type: type ?? ChannelType.PublicThread,
    guild_id: guild,
    name: name ?? 'a thread',
    parent_id: parent,
    owner_id: owner,
    rate_limit_per_user: 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    applied_tags: [...tags],
    thread_metadata: { archived, locked, auto_archive_duration: 4_320, archive_timestamp: timeOf(channel) },
  } as APIChannel;
}
