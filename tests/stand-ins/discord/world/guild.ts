import { type GatewayGuildCreateDispatchData, Locale, PermissionFlagsBits, type RoleFlags } from 'discord.js';
import { timeOf } from './ids.ts';
import { memberOf } from './people.ts';
import { channelOf, type Guild, type World } from './world.ts';

const EVERYONE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** A server as GUILD_CREATE has it, with one channel and two members. */
export function guildCreated(guild: Guild, { bot, reader }: World): GatewayGuildCreateDispatchData {
  const { guild: id, name, owner } = guild;
  const channel = channelOf(guild, []) as GatewayGuildCreateDispatchData['channels'][number];
  return {
    id,
    name,
    owner_id: owner,
    joined_at: timeOf(id),
    large: false,
    unavailable: false,
    member_count: 2,
    voice_states: [],
    members: [bot, reader].map((user) => ({ ...memberOf(user), user })),
    channels: [channel],
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    roles: [everyone(id)],
    emojis: [],
    stickers: [],
    features: [],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0 as GatewayGuildCreateDispatchData['system_channel_flags'],
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: Locale.EnglishUS,
    hub_type: null,
    incidents_data: null,
  };
}

/** The role that every member has; its id is the server's. */
function everyone(guild: string): GatewayGuildCreateDispatchData['roles'][number] {
  return {
    id: guild,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: String(EVERYONE),
    managed: false,
    mentionable: false,
    flags: 0 as RoleFlags,
  };
}
