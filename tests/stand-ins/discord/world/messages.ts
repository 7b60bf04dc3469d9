import {
  type APIMessage,
  type APIUser,
  ChannelType,
  type GatewayMessageCreateDispatchData,
  InteractionContextType,
  type MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord.js';
import { timeOf } from './ids.ts';
import { memberOf } from './people.ts';
import type { Place, World } from './world.ts';

/** A message of a person. */
export interface Said {
  readonly content: string;
  /** Default: the first server, else the direct messages with the bot. */
  readonly place?: Place;
  /** Default: the reader. */
  readonly author?: APIUser;
  /** Who is mentioned in the content as <@id>; a mention of the bot is found without this. */
  readonly mentions?: readonly APIUser[];
  /** The message that this one answers. */
  readonly replyTo?: APIMessage;
  /** Whether the answer pings its author, which counts as a mention. Default: true, as Discord's own. */
  readonly pingReplied?: boolean;
  /** Anything else that the message has. */
  readonly more?: Partial<APIMessage>;
}

/** A message as MESSAGE_CREATE has it, before Discord's privacy rule. */
export function messageSaid(world: World, said: Said): GatewayMessageCreateDispatchData {
  const { content, replyTo, author = world.reader, place = world.guilds[0] ?? world.dm } = said;
  const id = world.nextMessage();
  const mentioned = [...(said.mentions ?? []), world.bot].filter((user) => content.includes(`<@${user.id}>`));
  const pinged = replyTo && (said.pingReplied ?? true) ? [...mentioned, replyTo.author] : mentioned;
  const message: APIMessage = {
    ...emptyMessage(id, place.channel, author),
    type: replyTo ? MessageType.Reply : MessageType.Default,
    content,
    mentions: pinged.filter((user, index) => pinged.findIndex((other) => other.id === user.id) === index),
    ...(replyTo ? { message_reference: referenceTo(replyTo, place), referenced_message: replyTo } : {}),
    ...said.more,
  };
  return asEvent(message, place);
}

/** A message without anything in it. */
export function emptyMessage(id: string, channel: string, author: APIUser): APIMessage {
  return {
    id,
    channel_id: channel,
    author,
    type: MessageType.Default,
    content: '',
    timestamp: timeOf(id),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0 as MessageFlags,
  };
}

/** How a message names another one. */
export function referenceTo(message: APIMessage, { guild }: Place) {
  return {
    type: MessageReferenceType.Default,
    message_id: message.id,
    channel_id: message.channel_id,
    ...(guild === undefined ? {} : { guild_id: guild }),
  };
}

/** A message as the gateway sends it: with its server, and with its authors and mentioned users as members of it. */
export function asEvent(message: APIMessage, { guild, context }: Place): GatewayMessageCreateDispatchData {
  if (guild === undefined) {
    const direct = context === InteractionContextType.BotDM;
    return { ...message, channel_type: direct ? ChannelType.DM : ChannelType.GroupDM };
  }
  return {
    ...message,
    channel_type: ChannelType.GuildText,
    guild_id: guild,
    member: memberOf(message.author),
    mentions: message.mentions.map((user) => ({ ...user, member: memberOf(user) })),
  };
}
