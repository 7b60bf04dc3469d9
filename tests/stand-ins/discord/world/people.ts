import {
  type APIGuildMember,
  type APIInteractionGuildMember,
  type APIUser,
  GuildMemberFlags,
  type UserFlags,
} from 'discord.js';
import { timeOf } from './ids.ts';

const NO_FLAGS = 0 as UserFlags;

/** A user; with `bot`, the user of an application. */
export function createUser(id: string, name: string, more: Partial<APIUser> = {}): APIUser {
  return {
    id,
    username: name,
    discriminator: more.bot ? '0001' : '0',
    global_name: more.bot ? null : name,
    avatar: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    ...more,
  };
}

/** A member of a guild without its user, as a message has it. */
export function memberOf(user: APIUser): Omit<APIGuildMember, 'user'> {
  return {
    roles: [],
    premium_since: null,
    pending: false,
    nick: null,
    mute: false,
    joined_at: timeOf(user.id),
    flags: GuildMemberFlags.CompletedOnboarding,
    deaf: false,
    communication_disabled_until: null,
    banner: null,
    avatar: null,
  };
}

/** A member in an interaction. */
export function interactionMember(user: APIUser, permissions: string): APIInteractionGuildMember {
  return { ...memberOf(user), user, permissions };
}
