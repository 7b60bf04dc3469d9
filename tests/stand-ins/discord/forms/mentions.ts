import type { APIUser } from 'discord.js';

/** Whom a request lets a message ping: https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export interface AllowedMentions {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
  readonly replied_user?: boolean;
}

/** Whom a message pings. */
export interface Pings {
  readonly mention_everyone: boolean;
  readonly mentions: APIUser[];
  readonly mention_roles: string[];
}

const ALL: AllowedMentions = { parse: ['everyone', 'users', 'roles'], replied_user: true };

/**
 * Whom a text pings. By default, Discord pings everyone that the text names.
 * @param user finds a user by id
 * @param replied author of the message that it replies to
 */
export function pingsOf(
  text: string,
  allowed: AllowedMentions = ALL,
  user: (id: string) => APIUser,
  replied?: APIUser,
): Pings {
  const { parse = [], users = [], roles = [], replied_user = false } = allowed;
  const named = (pattern: RegExp, kind: string, chosen: readonly string[]) => {
    const ids = [...text.matchAll(pattern)].map(([, id = '']) => id);
    return [...new Set(ids)].filter((id) => parse.includes(kind) || chosen.includes(id));
  };
  const mentioned = named(/<@!?(\d+)>/g, 'users', users);
  const answered = replied && replied_user && !mentioned.includes(replied.id) ? [replied] : [];
  return {
    mention_everyone: parse.includes('everyone') && /@(?:everyone|here)\b/.test(text),
    mentions: [...mentioned.map(user), ...answered],
    mention_roles: named(/<@&(\d+)>/g, 'roles', roles),
  };
}
