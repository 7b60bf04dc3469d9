import {
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type InteractionType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Inbound } from '../../command/command.ts';

type UserInteraction = Exclude<APIInteraction, { type: InteractionType.Ping }>;

const THREADS: ReadonlySet<ChannelType | undefined> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** What keeps the bot from posting in the channel of an interaction, as far as Discord says. */
export function postingPermissions(raw: UserInteraction): Pick<Inbound, 'absent' | 'lacks'> {
  const { context, guild_id, authorizing_integration_owners: installed, app_permissions, channel } = raw;
  const inServer = guild_id !== undefined;
  // Readers who installed the bot for themselves can use it in servers where it is not a member.
  const isMember = !inServer || installed[ApplicationIntegrationType.GuildInstall] !== undefined;
  if (context === InteractionContextType.PrivateChannel || !isMember) return { absent: true };
  const lacks = inServer ? missingPermissions(BigInt(app_permissions), threadKind(channel)) : [];
  return lacks.length === 0 ? {} : { lacks };
}

/** What kind of thread a channel is; undefined for a channel that is none. */
function threadKind(channel: UserInteraction['channel']): 'open' | 'locked' | undefined {
  if (!THREADS.has(channel?.type)) return undefined;
  const { thread_metadata: about } = channel as { readonly thread_metadata?: { readonly locked?: boolean } };
  return about?.locked ? 'locked' : 'open';
}

/** The permissions that the bot needs for posting and does not have, by Discord's names. */
function missingPermissions(permissions: bigint, thread: 'open' | 'locked' | undefined): readonly string[] {
  const { Administrator, ManageThreads, ViewChannel, SendMessages, SendMessagesInThreads } =
    PermissionFlagsBits;
  if ((permissions & Administrator) !== 0n) return [];
  const needed: readonly (readonly [permission: bigint, name: string])[] = [
    [ViewChannel, 'View Channel'],
    thread ? [SendMessagesInThreads, 'Send Messages in Threads'] : [SendMessages, 'Send Messages'],
    ...(thread === 'locked' ? [[ManageThreads, 'Manage Threads'] as const] : []),
  ];
  return needed.filter(([permission]) => (permissions & permission) === 0n).map(([, name]) => name);
}
