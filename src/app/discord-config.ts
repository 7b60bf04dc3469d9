import type { DiscordConfig } from '../platforms/discord/discord.ts';
import type { Shards } from '../platforms/discord/gateway.ts';
import { given } from '../util/given.ts';
import type { VariableReader } from './variable-reader.ts';

const DISCORD_ROOT = 'https://discord.com/api';

/** The Discord bot, when there is a token for it. */
export function discordConfig(variables: VariableReader): DiscordConfig | undefined {
  const token = variables.matching(
    'DISCORD_TOKEN',
    /^[\w.-]+$/,
    'a token: it has letters, digits, dots, dashes only',
  );
  const publicKey = variables.matching(
    'DISCORD_PUBLIC_KEY',
    /^[0-9a-f]{64}$/i,
    'a key of 64 hexadecimal digits',
  );
  const devGuild = variables.matching(
    'DISCORD_DEV_GUILD',
    /^\d{15,20}$/,
    'the id of a server, such as 81384788765712384',
  );
  const apiRoot = variables.url('DISCORD_API_ROOT', /^https?:$/, DISCORD_ROOT);
  const shards = shardsOf(variables);
  const askChannels = askChannelsIn(variables);
  if (askChannels.length > 0 && publicKey !== undefined) {
    variables.problems.push(
      'DISCORD_ASK_CHANNELS needs the gateway: over HTTP (DISCORD_PUBLIC_KEY) no messages arrive; take one of the two out',
    );
  }
  if (publicKey !== undefined && variables.optional('DISCORD_TOKEN') === undefined) {
    variables.problems.push(
      'DISCORD_PUBLIC_KEY is set without DISCORD_TOKEN; Sanad needs the token to register the commands',
    );
  }
  if (token === undefined) return undefined;
  return {
    token,
    apiRoot: (apiRoot ?? DISCORD_ROOT).replace(/\/+$/, ''),
    shards,
    ...given({
      publicKey,
      devGuild,
      askChannels: askChannels.length === 0 ? undefined : askChannels,
    }),
  };
}

/** The channels in which the bot answers by itself. A wrong entry is not repeated, since a token may have been put there. */
function askChannelsIn(variables: VariableReader): readonly string[] {
  const name = 'DISCORD_ASK_CHANNELS';
  const texts = (variables.optional(name) ?? '').split(',').map((text) => text.trim());
  const ids = texts.flatMap((text, index) => {
    if (text === '' || /^\d{15,20}$/.test(text)) return text === '' ? [] : [text];
    variables.problems.push(
      `${name}: entry ${index + 1} is no id of a channel, such as 81384788765712384; copy the id in Discord with developer mode on`,
    );
    return [];
  });
  return [...new Set(ids)];
}

/** `auto`, a number of shards that all run in this process, or a part of a number such as `0-3/8`. */
function shardsOf(variables: VariableReader): Shards {
  const text = variables.text('DISCORD_SHARDS', 'auto');
  if (text === 'auto') return 'auto';
  const [, all, first, last, total] = /^(?:(\d{1,5})|(\d{1,5})-(\d{1,5})\/(\d{1,5}))$/.exec(text) ?? [];
  const of = Number(all ?? total);
  const [from, to] = all === undefined ? [Number(first), Number(last)] : [0, of - 1];
  if (from <= to && to < of) return { from, to, of };
  variables.problems.push(
    `DISCORD_SHARDS is "${text}"; it must be auto, a number of shards such as 4, or a part of a number such as 0-3/8`,
  );
  return 'auto';
}
