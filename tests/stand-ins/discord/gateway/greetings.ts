import { GatewayDispatchEvents, type GatewayReadyDispatchData } from 'discord.js';
import { guildCreated } from '../world/guild.ts';
import { shardOf } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { intentFor } from './intents.ts';
import type { Session } from './session.ts';

/** The events that open a session: READY, and one for each of its servers if the intents include them. */
export function greetings(
  { id, shard, intents }: Session,
  world: World,
  resumeUrl: string,
): readonly (readonly [event: string, data: unknown])[] {
  const [own, count] = shard;
  const guilds = world.guilds.filter(({ guild }) => shardOf(guild, count) === own);
  const ready: GatewayReadyDispatchData = {
    v: 10,
    user: { ...world.bot, verified: true, email: null, mfa_enabled: false },
    guilds: guilds.map(({ guild }) => ({ id: guild, unavailable: true })),
    session_id: id,
    resume_gateway_url: resumeUrl,
    shard: [own, count],
    application: { ...world.application, flags_new: String(world.application.flags) },
  };
  const event = GatewayDispatchEvents.GuildCreate;
  const covered = (intents & intentFor(event, false)) !== 0;
  const created = covered ? guilds.map((guild) => [event, guildCreated(guild, world)] as const) : [];
  return [
    [GatewayDispatchEvents.Ready, { ...ready, session_type: 'normal', private_channels: [] }],
    ...created,
  ];
}
