import {
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Inbound } from '../../command/command.ts';

type OfPeople = Exclude<APIInteraction, { type: InteractionType.Ping }>;

const THREADS: ReadonlySet<ChannelType | undefined> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** What keeps the bot from posting where something is asked, as far as Discord says. */
export function standingOf(raw: OfPeople): Pick<Inbound, 'absent' | 'lacks'> {
  const { context, guild_id, authorizing_integration_owners: installed, app_permissions, channel } = raw;
  const inServer = guild_id !== undefined;
  // Whoever has installed the bot for themselves takes it along to where it is no member.
  const isMember = !inServer || installed[ApplicationIntegrationType.GuildInstall] !== undefined;
  if (context === InteractionContextType.PrivateChannel || !isMember) return { absent: true };
  const lacks = inServer ? lacking(BigInt(app_permissions), THREADS.has(channel?.type)) : [];
  return lacks.length === 0 ? {} : { lacks };
}

/** The permissions that posting needs and that are not among these, as Discord calls them. */
function lacking(permissions: bigint, inThread: boolean): readonly string[] {
  const { Administrator, ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  if ((permissions & Administrator) !== 0n) return [];
  const needed: readonly (readonly [right: bigint, called: string])[] = [
    [ViewChannel, 'View Channel'],
    inThread ? [SendMessagesInThreads, 'Send Messages in Threads'] : [SendMessages, 'Send Messages'],
  ];
  return needed.filter(([right]) => (permissions & right) === 0n).map(([, called]) => called);
}
