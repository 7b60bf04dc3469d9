import { createHmac } from 'node:crypto';
import type { DiscordConfig } from '../platforms/discord/discord.ts';
import type { Shards } from '../platforms/discord/gateway.ts';
import { LIMITS } from '../platforms/discord/limits.ts';
import {
  type SendingLimits,
  TELEGRAMS_PACE,
  TELEGRAMS_PORTS,
  TELEGRAMS_ROOT,
  WEBHOOK_PATH,
} from '../platforms/telegram/bot-api.ts';
import type { TelegramConfig } from '../platforms/telegram/telegram.ts';
import type { LimitConfig } from './rate-limits.ts';

/** What the environment sets, read once. */
export interface Config {
  /** Folder of the knowledge files. */
  readonly knowledgeDir: string;
  /** Folder for what the program keeps between runs. */
  readonly dataDir: string;
  /** PostgreSQL, where that keeps it instead. */
  readonly databaseUrl?: string;
  readonly logLevel: LogLevel;
  /** What readers type is written to the log. */
  readonly logQuestions: boolean;
  readonly limits: LimitConfig;
  /** A digest that comes so many hours too late is left out, and the next one covers it. */
  readonly digestGraceHours: number;
  /** Where the HTTP server listens, when one is needed. */
  readonly host: string;
  readonly port: number;
  readonly discord?: DiscordConfig;
  readonly telegram?: TelegramConfig;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment is not usable; `problems` has a sentence for each variable that is wrong. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration. Pure; empty variables count as unset. No problem repeats a value that is a secret.
 *
 * @throws ConfigError that names every wrong variable at once
 */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const read = new Reader(env, problems);
  const level = read.text('LOG_LEVEL', 'info').toLowerCase();
  const logLevel = LOG_LEVELS.find((known) => known === level) ?? 'info';
  if (logLevel !== level)
    problems.push(`LOG_LEVEL is "${level}"; it must be one of ${LOG_LEVELS.join(', ')}`);
  const databaseUrl = read.url(
    'DATABASE_URL',
    /^postgres(?:ql)?:$/,
    'postgres://user:password@host/database',
  );
  const replicas = read.number('REPLICAS', 1, 1, 25);
  const discord = discordConfig(read, replicas);
  const telegram = telegramConfig(read, replicas);
  const config: Config = {
    knowledgeDir: read.path('KNOWLEDGE_DIR', 'knowledge'),
    dataDir: read.path('DATA_DIR', 'data'),
    logLevel,
    logQuestions: read.flag('LOG_QUESTIONS'),
    limits: {
      perReader: read.number('READER_LIMIT', 30, 1, 1_000_000),
      perServer: read.number('SERVER_LIMIT', 300, 1, 1_000_000),
    },
    digestGraceHours: read.number('DIGEST_GRACE_HOURS', 6, 1, 23),
    host: read.text('HOST', '127.0.0.1'),
    port: read.number('PORT', 8787, 0, 65_535),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(discord === undefined ? {} : { discord }),
    ...(telegram === undefined ? {} : { telegram }),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** Reads variables one by one, and notes what is wrong with them. */
class Reader {
  readonly #env: Environment;
  readonly problems: string[];

  constructor(env: Environment, problems: string[]) {
    this.#env = env;
    this.problems = problems;
  }

  given(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  text(name: string, fallback: string): string {
    return this.given(name) ?? fallback;
  }

  path(name: string, fallback: string): string {
    const path = this.text(name, fallback);
    if (path.includes('\0')) this.problems.push(`${name} holds a null character, which no path can have`);
    return path;
  }

  number(name: string, fallback: number, least: number, most: number): number {
    const text = this.text(name, String(fallback));
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    this.problems.push(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  flag(name: string): boolean {
    const text = this.text(name, 'false').toLowerCase();
    if (text !== 'true' && text !== 'false')
      this.problems.push(`${name} is "${text}"; it must be true or false`);
    return text === 'true';
  }

  url(name: string, protocol: RegExp, example: string): string | undefined {
    const text = this.given(name);
    if (text === undefined || protocol.test(URL.parse(text)?.protocol ?? '')) return text;
    this.problems.push(`${name} is not an address such as ${example}`);
    return undefined;
  }

  matching(name: string, pattern: RegExp, what: string): string | undefined {
    const text = this.given(name);
    if (text === undefined || pattern.test(text)) return text;
    this.problems.push(`${name} is not ${what}`);
    return undefined;
  }
}

function discordConfig(read: Reader, replicas: number): DiscordConfig | undefined {
  const token = read.matching(
    'DISCORD_TOKEN',
    /^[\w.-]+$/,
    'a token: it has letters, digits, dots, dashes only',
  );
  const publicKey = read.matching('DISCORD_PUBLIC_KEY', /^[0-9a-f]{64}$/i, 'a key of 64 hexadecimal digits');
  const devGuild = read.matching(
    'DISCORD_DEV_GUILD',
    /^\d{15,20}$/,
    'the id of a server, such as 81384788765712384',
  );
  const apiRoot = read.url('DISCORD_API_ROOT', /^https?:$/, 'https://discord.com/api');
  const shards = shardsOf(read);
  if (publicKey !== undefined && read.given('DISCORD_TOKEN') === undefined) {
    read.problems.push(
      'DISCORD_PUBLIC_KEY is set without DISCORD_TOKEN, which registering the commands needs',
    );
  }
  if (token === undefined) return undefined;
  return {
    token,
    apiRoot: (apiRoot ?? 'https://discord.com/api').replace(/\/+$/, ''),
    shards,
    ...(replicas === 1 ? {} : { perSecond: Math.floor(LIMITS.requestsPerSecond / replicas) }),
    ...(publicKey === undefined ? {} : { publicKey }),
    ...(devGuild === undefined ? {} : { devGuild }),
  };
}

function telegramConfig(read: Reader, replicas: number): TelegramConfig | undefined {
  const token = read.matching('TELEGRAM_BOT_TOKEN', /^\d+:[\w-]+$/, 'a token such as 123456:ABC-def');
  const givenRoot = read.url('TELEGRAM_API_ROOT', /^https?:$/, TELEGRAMS_ROOT);
  const apiRoot = (givenRoot ?? TELEGRAMS_ROOT).replace(/\/+$/, '');
  const url = webhookUrl(read, apiRoot === TELEGRAMS_ROOT);
  const secret = read.matching(
    'TELEGRAM_WEBHOOK_SECRET',
    /^[\w-]{1,256}$/,
    'a secret of 1 to 256 letters, digits, _ and -',
  );
  if (url !== undefined && read.given('TELEGRAM_BOT_TOKEN') === undefined) {
    read.problems.push(
      'TELEGRAM_WEBHOOK_URL is set without TELEGRAM_BOT_TOKEN, which says whose updates to take',
    );
  }
  if (token === undefined) return undefined;
  return {
    token,
    apiRoot,
    ...(replicas === 1 ? {} : { pace: sharedBy(replicas) }),
    ...(url === undefined ? {} : { webhook: { url, secret: secret ?? secretOf(token) } }),
  };
}

/** Telegram counts for the bot, whichever replica sends. */
function sharedBy(replicas: number): SendingLimits {
  return { ...TELEGRAMS_PACE, perSecond: Math.floor(TELEGRAMS_PACE.perSecond / replicas) };
}

/** The address of the endpoint, with its path; a Bot API server of one's own sends to more than Telegram's does. */
function webhookUrl(read: Reader, toTelegram: boolean): string | undefined {
  const text = read.url('TELEGRAM_WEBHOOK_URL', /^https?:$/, `https://bot.example.org${WEBHOOK_PATH}`);
  const url = text === undefined ? null : URL.parse(text);
  if (url === null) return undefined;
  if (toTelegram && !(url.protocol === 'https:' && TELEGRAMS_PORTS.includes(url.port))) {
    read.problems.push(
      'TELEGRAM_WEBHOOK_URL needs https and port 443, 80, 88 or 8443; Telegram sends to no other',
    );
  }
  const path = url.pathname.replace(/\/+$/, '') || WEBHOOK_PATH;
  if (!path.endsWith(WEBHOOK_PATH)) {
    read.problems.push(
      `TELEGRAM_WEBHOOK_URL has another path than Sanad listens on; it must end in ${WEBHOOK_PATH}`,
    );
  }
  url.pathname = path;
  return url.href;
}

/** A secret that all replicas with the same token have, and nobody without it can guess. */
function secretOf(token: string): string {
  return createHmac('sha256', token).update('Telegram webhook').digest('hex');
}

/** `auto`; a number of shards, all in this process; or some of a number: `0-3/8`. */
function shardsOf(read: Reader): Shards {
  const text = read.text('DISCORD_SHARDS', 'auto');
  if (text === 'auto') return 'auto';
  const [, all, first, last, total] = /^(?:(\d{1,5})|(\d{1,5})-(\d{1,5})\/(\d{1,5}))$/.exec(text) ?? [];
  const of = Number(all ?? total);
  const [from, to] = all === undefined ? [Number(first), Number(last)] : [0, of - 1];
  if (from <= to && to < of) return { from, to, of };
  read.problems.push(
    `DISCORD_SHARDS is "${text}"; it must be auto, a number of shards such as 4, or some of a number such as 0-3/8`,
  );
  return 'auto';
}
