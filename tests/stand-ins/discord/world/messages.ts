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

/** What a user sends. */
export interface UserMessage {
  readonly content: string;
  /** Default: the first server, else the direct messages with the bot. */
  readonly place?: Place;
  /** Default: the reader. */
  readonly author?: APIUser;
  /** Users that the content mentions as <@id>; the bot need not be among them. */
  readonly mentions?: readonly APIUser[];
  /** The message that this one replies to. */
  readonly replyTo?: APIMessage;
  /** Whether the reply pings its author, which counts as a mention. Default: true, as in Discord. */
  readonly pingReplied?: boolean;
  /** Other fields of the message. */
  readonly more?: Partial<APIMessage>;
}

/** A message as MESSAGE_CREATE has it, before Discord's privacy rule. */
export function userMessage(world: World, said: UserMessage): GatewayMessageCreateDispatchData {
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

/** An empty message. */
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

/** What a message has that forwards one of channel 42, for `more`. */
export function forwarded(content: string): Partial<APIMessage> {
  const message = {
    content,
    timestamp: '2026-01-20T10:00:00.000Z',
    edited_timestamp: null,
    attachments: [],
    embeds: [],
    mentions: [],
    mention_roles: [],
    type: MessageType.Default,
  };
  return {
    message_reference: { type: MessageReferenceType.Forward, channel_id: '42', message_id: '43' },
    message_snapshots: [{ message }],
  };
}

/** A reference to a message. */
export function referenceTo(message: APIMessage, { guild }: Place) {
  return {
    type: MessageReferenceType.Default,
    message_id: message.id,
    channel_id: message.channel_id,
    ...(guild === undefined ? {} : { guild_id: guild }),
  };
}

/** A message as the gateway sends it: with the server, and with the author and the mentioned users as members. */
export function asEvent(
  message: APIMessage,
  { guild, context, type }: Place,
): GatewayMessageCreateDispatchData {
  if (guild === undefined) {
    const direct = context === InteractionContextType.BotDM;
    return { ...message, channel_type: direct ? ChannelType.DM : ChannelType.GroupDM };
  }
  return {
    ...message,
    channel_type: (type ?? ChannelType.GuildText) as ChannelType.GuildText,
    guild_id: guild,
    member: memberOf(message.author),
    mentions: message.mentions.map((user) => ({ ...user, member: memberOf(user) })),
  };
}
