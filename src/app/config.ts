import type { ChatRef } from '../command/chat-ref.ts';
import type { DiscordConfig } from '../platforms/discord/discord.ts';
import type { TelegramConfig } from '../platforms/telegram/telegram.ts';
import { given } from '../util/given.ts';
import type { Proxies } from '../util/proxies.ts';
import { type ApiConfig, apiConfig } from './api-config.ts';
import { chatsIn } from './chats-config.ts';
import { ConfigError } from './config-error.ts';
import type { ConnectionLimits } from './connections.ts';
import { connectionLimits } from './connections-config.ts';
import { type DeskConfig, deskConfig } from './desk-config.ts';
import { discordConfig } from './discord-config.ts';
import type { Variables } from './environment.ts';
import type { LogLevel } from './logger.ts';
import { metricsToken } from './metrics/metrics-config.ts';
import { proxyConfig } from './proxy-config.ts';
import type { RateLimitConfig } from './rate-limits.ts';
import { telegramConfig } from './telegram-config.ts';
import { VariableReader } from './variable-reader.ts';
import { type WebhooksConfig, webhooksConfig } from './webhooks-config.ts';

/** The configuration, read once from the environment variables. */
export interface Config {
  /** Folder of the knowledge files. */
  readonly knowledgeDir: string;
  /** Folder for what the program keeps between runs. */
  readonly dataDir: string;
  /** PostgreSQL, which then holds the store instead of a file in `dataDir`. */
  readonly databaseUrl?: string;
  readonly logLevel: LogLevel;
  /** Whether the log holds what readers ask. */
  readonly logQuestions: boolean;
  readonly limits: RateLimitConfig;
  /** A digest that is later than this many hours is left out; the next one covers its facts. */
  readonly digestGraceHours: number;
  /** How many processes share the platforms' limits; where they share a database, until they have counted each other. */
  readonly replicas: number;
  /** Chats of operators, which get a weekly report. */
  readonly operators: readonly ChatRef[];
  /** Who edits the knowledge in a chat, and how. */
  readonly desk: DeskConfig;
  /** Where the HTTP server listens, when one is needed. */
  readonly host: string;
  readonly port: number;
  /** How many connections the HTTP server keeps open. */
  readonly connections: ConnectionLimits;
  /** The address under which the HTTP server is reached from outside, without a slash at its end. */
  readonly publicUrl?: string;
  readonly webhooks?: WebhooksConfig;
  /** The token with which metrics may be read from elsewhere. */
  readonly metricsToken?: string;
  /** The key that signs packs, instead of the one in `dataDir`. */
  readonly packKey?: string;
  /** The API and the tools for assistants, which come with the pages. */
  readonly api: ApiConfig;
  readonly discord?: DiscordConfig;
  readonly telegram?: TelegramConfig;
  /** What a bot connects through; not for the database. */
  readonly proxies?: Proxies;
}

const LOG_LEVELS = [
  'fatal',
  'error',
  'warn',
  'info',
  'debug',
  'trace',
  'silent',
] as const satisfies readonly LogLevel[];

/**
 * Reads the configuration. Pure; an empty variable counts as unset. No problem repeats a value that is a secret.
 *
 * @throws ConfigError that names every wrong variable at once
 */
export function readConfig(env: Variables): Config {
  const variables = new VariableReader(env);
  const level = variables.text('LOG_LEVEL', 'info').toLowerCase();
  const logLevel = LOG_LEVELS.find((known) => known === level) ?? 'info';
  if (logLevel !== level)
    variables.problems.push(`LOG_LEVEL is "${level}"; it must be one of ${LOG_LEVELS.join(', ')}`);
  const databaseUrl = variables.url(
    'DATABASE_URL',
    /^postgres(?:ql)?:$/,
    'postgres://user:password@host/database',
  );
  const discord = discordConfig(variables);
  const telegram = telegramConfig(variables);
  const publicUrl = publicAddress(variables);
  const webhooks = webhooksConfig(variables);
  // What connects to nothing needs no proxy, so a wrong one does not stop it.
  const proxies = discord || telegram || webhooks ? proxyConfig(variables) : undefined;
  const api = apiConfig(variables);
  const config: Config = {
    knowledgeDir: variables.path('KNOWLEDGE_DIR', 'knowledge'),
    dataDir: variables.path('DATA_DIR', 'data'),
    logLevel,
    logQuestions: variables.flag('LOG_QUESTIONS'),
    limits: {
      perReader: variables.number('READER_LIMIT', 30, 1, 1_000_000),
      perServer: variables.number('SERVER_LIMIT', 300, 1, 1_000_000),
    },
    digestGraceHours: variables.number('DIGEST_GRACE_HOURS', 6, 1, 23),
    replicas: variables.number('REPLICAS', 1, 1, 25),
    operators: chatsIn('OPERATORS', variables),
    desk: deskConfig(variables),
    host: variables.text('HOST', '127.0.0.1'),
    port: variables.number('PORT', 8787, 0, 65_535),
    connections: connectionLimits(variables, api.trustedProxies),
    api,
    ...given({ databaseUrl, discord, publicUrl, webhooks, proxies }),
    ...given({ telegram: telegram && { ...telegram, ...given({ proxies }) } }),
    ...given({ metricsToken: metricsToken(variables), packKey: variables.optional('PACK_KEY') }),
  };
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return config;
}

/** Hosts of the machine itself, which need no HTTPS. */
const LOCAL: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** An address that links can begin with. A wrong one is not repeated, since it may hold a password. */
function publicAddress(variables: VariableReader): string | undefined {
  const text = variables.optional('PUBLIC_URL');
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOCAL.includes(url.hostname));
  if (url && isSafe && `${url.username}${url.password}${url.search}${url.hash}` === '') {
    return url.href.replace(/\/+$/, '');
  }
  variables.problems.push('PUBLIC_URL is not an address such as https://bot.example.org');
  return undefined;
}
