import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../src/app/config.ts';
import { ConfigError } from '../../src/app/config-error.ts';

const DEFAULTS: Config = {
  knowledgeDir: 'knowledge',
  dataDir: 'data',
  logLevel: 'info',
  logQuestions: false,
  limits: { perReader: 30, perServer: 300 },
  connections: { most: 1_000, mostPerAddress: 250 },
  api: { perAddress: 60, origins: [], trustedProxies: 0 },
  digestGraceHours: 6,
  replicas: 1,
  operators: [],
  desk: { chats: [], editors: [], reviewers: 1, publishTo: 'files', linkMinutes: 60 },
  host: '127.0.0.1',
  port: 8787,
};
const DISCORD = { token: 'a.b-c_1', apiRoot: 'https://discord.com/api', shards: 'auto' } as const;
const TELEGRAM = { token: '123456:ABC-d_ef', apiRoot: 'https://api.telegram.org', rich: true } as const;
const OWN_SERVER = 'http://127.0.0.1:8081';
const WEBHOOK_SECRET = 'c2FuYWQgc2FuYWQgc2FuYWQgc2FuYWQg';
const KEY = '0123456789abcdef'.repeat(4);

test.each<[env: Readonly<Record<string, string | undefined>>, changes: Partial<Config>]>([
  [{}, {}],
  [{ LOG_LEVEL: '', KNOWLEDGE_DIR: ' ', DATA_DIR: undefined }, {}],
  [{ OTHER: 'x' }, {}],
  [{ LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  [{ LOG_LEVEL: ' SILENT ' }, { logLevel: 'silent' }],
  [{ KNOWLEDGE_DIR: ' /srv/k ' }, { knowledgeDir: '/srv/k' }],
  [{ DATA_DIR: '/var/lib/sanad' }, { dataDir: '/var/lib/sanad' }],
  [{ DATABASE_URL: 'postgres://u:p@h/d' }, { databaseUrl: 'postgres://u:p@h/d' }],
  [{ LOG_QUESTIONS: 'TRUE' }, { logQuestions: true }],
  [{ READER_LIMIT: '5', SERVER_LIMIT: '50' }, { limits: { perReader: 5, perServer: 50 } }],
  [
    { HTTP_CONNECTIONS: '500', HTTP_CONNECTIONS_PER_ADDRESS: '20' },
    { connections: { most: 500, mostPerAddress: 20 } },
  ],
  [{ HTTP_CONNECTIONS: '100' }, { connections: { most: 100, mostPerAddress: 100 } }],
  // All connections come from the proxy.
  [
    { TRUSTED_PROXIES: '1' },
    {
      api: { perAddress: 60, origins: [], trustedProxies: 1 },
      connections: { most: 1_000, mostPerAddress: 1_000 },
    },
  ],
  [{ DIGEST_GRACE_HOURS: '12' }, { digestGraceHours: 12 }],
  [{ REPLICAS: '2' }, { replicas: 2 }],
  [
    { HOST: '::', PORT: '0' },
    { host: '::', port: 0 },
  ],
  [{ PUBLIC_URL: 'https://bot.example.org/' }, { publicUrl: 'https://bot.example.org' }],
  [{ PUBLIC_URL: ' https://Example.org:8443/sanad/ ' }, { publicUrl: 'https://example.org:8443/sanad' }],
  [{ PUBLIC_URL: 'http://localhost:8787' }, { publicUrl: 'http://localhost:8787' }],
  [
    { DESK_LINK_MINUTES: '5', DESK_LINK_SECRET: 's'.repeat(32) },
    { desk: { ...DEFAULTS.desk, linkMinutes: 5, linkSecret: 's'.repeat(32) } },
  ],
  [{ METRICS_TOKEN: 'a-token-of-many-letters' }, { metricsToken: 'a-token-of-many-letters' }],
  [{ WEBHOOK_SECRET: WEBHOOK_SECRET }, {}],
  [
    {
      WEBHOOKS:
        ' https://Example.org/a?key=1, https://10.0.0.5/b,,https://example.org/a?key=1,http://localhost:9/c ',
      WEBHOOK_SECRET: `whsec_${WEBHOOK_SECRET}`,
    },
    {
      webhooks: {
        addresses: ['https://example.org/a?key=1', 'https://10.0.0.5/b', 'http://localhost:9/c'],
        secret: Buffer.from(WEBHOOK_SECRET, 'base64'),
      },
    },
  ],
  [{ DISCORD_TOKEN: 'a.b-c_1' }, { discord: DISCORD }],
  [
    {
      DISCORD_TOKEN: 'a.b-c_1',
      DISCORD_API_ROOT: 'http://127.0.0.1:9/api/',
      DISCORD_DEV_GUILD: '123456789012345678',
    },
    { discord: { ...DISCORD, apiRoot: 'http://127.0.0.1:9/api', devGuild: '123456789012345678' } },
  ],
  [
    { DISCORD_TOKEN: 'a.b-c_1', DISCORD_ASK_CHANNELS: '123456789012345678, 123456789012345679,' },
    { discord: { ...DISCORD, askChannels: ['123456789012345678', '123456789012345679'] } },
  ],
  [{ DISCORD_TOKEN: 'a.b-c_1', DISCORD_PUBLIC_KEY: KEY }, { discord: { ...DISCORD, publicKey: KEY } }],
  [
    { DISCORD_TOKEN: 'a.b-c_1', DISCORD_SHARDS: '4' },
    { discord: { ...DISCORD, shards: { from: 0, to: 3, of: 4 } } },
  ],
  [
    { DISCORD_TOKEN: 'a.b-c_1', DISCORD_SHARDS: '2-3/8' },
    { discord: { ...DISCORD, shards: { from: 2, to: 3, of: 8 } } },
  ],
  [{ TELEGRAM_BOT_TOKEN: ' 123456:ABC-d_ef ' }, { telegram: TELEGRAM }],
  [
    { TELEGRAM_BOT_TOKEN: '123456:ABC-d_ef', TELEGRAM_RICH: 'false' },
    { telegram: { ...TELEGRAM, rich: false } },
  ],
  [
    { TELEGRAM_BOT_TOKEN: '123456:ABC-d_ef', TELEGRAM_API_ROOT: `${OWN_SERVER}/` },
    { telegram: { ...TELEGRAM, apiRoot: OWN_SERVER } },
  ],
  [
    {
      ...{ DISCORD_TOKEN: 'a.b-c_1', TELEGRAM_BOT_TOKEN: '123456:ABC-d_ef' },
      OPERATORS: 'discord:81384788765712384, Telegram: -1001234567890,discord:81384788765712384,telegram:42,',
    },
    {
      ...{ discord: DISCORD, telegram: TELEGRAM },
      operators: [
        { platform: 'discord', chat: '81384788765712384' },
        { platform: 'telegram', chat: '-1001234567890' },
        { platform: 'telegram', chat: '42' },
      ],
    },
  ],
  // The secret is used with a webhook only.
  [{ TELEGRAM_BOT_TOKEN: '123456:ABC-d_ef', TELEGRAM_WEBHOOK_SECRET: 'x' }, { telegram: TELEGRAM }],
])('%o', (env, changes) => {
  expect(readConfig(env)).toEqual({ ...DEFAULTS, ...changes });
});

describe('the webhook of Telegram', () => {
  const given = { TELEGRAM_BOT_TOKEN: TELEGRAM.token, TELEGRAM_WEBHOOK_SECRET: 'a-secret_1' };
  const webhook = (env: Readonly<Record<string, string>>) =>
    readConfig({ ...given, ...env }).telegram?.webhook;

  test.each<[written: string, url: string, apiRoot?: string]>([
    ['https://b.org/telegram/webhook', 'https://b.org/telegram/webhook'],
    ['https://b.org', 'https://b.org/telegram/webhook'],
    ['https://b.org:443/', 'https://b.org/telegram/webhook'],
    ['https://b.org:8443/telegram/webhook/', 'https://b.org:8443/telegram/webhook'],
    ['https://b.org:88/sanad/telegram/webhook', 'https://b.org:88/sanad/telegram/webhook'],
    ['http://b.org:9000', 'http://b.org:9000/telegram/webhook', OWN_SERVER],
    ['https://b.org:9000', 'https://b.org:9000/telegram/webhook', OWN_SERVER],
  ])('%s is %s', (written, url, apiRoot = '') => {
    expect(webhook({ TELEGRAM_WEBHOOK_URL: written, TELEGRAM_API_ROOT: apiRoot })).toEqual({
      url,
      secret: 'a-secret_1',
    });
  });

  test('has a secret that depends on the token alone, so that every replica has the same', () => {
    const secretFor = (token: string) =>
      webhook({
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_WEBHOOK_URL: 'https://b.org',
        TELEGRAM_WEBHOOK_SECRET: '',
      })?.secret;
    expect(secretFor('1:a')).toMatch(/^[\w-]{64}$/);
    expect(secretFor('1:a')).toBe(secretFor('1:a'));
    expect(secretFor('1:b')).not.toBe(secretFor('1:a'));
  });
});

describe('an environment that cannot be used', () => {
  function problems(env: Readonly<Record<string, string>>): readonly string[] {
    try {
      readConfig(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
    }
    return [];
  }

  test.each<[env: Readonly<Record<string, string>>, named: readonly string[]]>([
    [{ LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    [{ LOG_LEVEL: 'constructor' }, ['LOG_LEVEL']],
    [{ KNOWLEDGE_DIR: 'a\0b' }, ['KNOWLEDGE_DIR']],
    [{ LOG_LEVEL: '9', DATA_DIR: '\0', KNOWLEDGE_DIR: '\0' }, ['LOG_LEVEL', 'KNOWLEDGE_DIR', 'DATA_DIR']],
    [{ DATABASE_URL: 'mysql://h/d' }, ['DATABASE_URL']],
    [
      { LOG_QUESTIONS: 'maybe', READER_LIMIT: '0', SERVER_LIMIT: '-1' },
      ['LOG_QUESTIONS', 'READER_LIMIT', 'SERVER_LIMIT'],
    ],
    [
      { HTTP_CONNECTIONS: '0', HTTP_CONNECTIONS_PER_ADDRESS: 'all' },
      ['HTTP_CONNECTIONS', 'HTTP_CONNECTIONS_PER_ADDRESS'],
    ],
    [{ PORT: '65536' }, ['PORT']],
    [{ PORT: '80.5' }, ['PORT']],
    ...[
      'bot.example.org',
      'http://bot.example.org',
      'javascript:alert(1)',
      'https://user:word@bot.example.org',
      'https://bot.example.org/?page=1',
      'https://bot.example.org/#top',
    ].map((url): [Readonly<Record<string, string>>, readonly string[]] => [
      { PUBLIC_URL: url },
      ['PUBLIC_URL'],
    ]),
    [{ DISCORD_TOKEN: 'two words' }, ['DISCORD_TOKEN']],
    [{ DISCORD_PUBLIC_KEY: KEY }, ['DISCORD_PUBLIC_KEY']],
    [{ DISCORD_TOKEN: 'a', DISCORD_PUBLIC_KEY: 'abc' }, ['DISCORD_PUBLIC_KEY']],
    [{ DISCORD_TOKEN: 'a', DISCORD_ASK_CHANNELS: '123456789012345678,#ask' }, ['DISCORD_ASK_CHANNELS:']],
    [
      { DISCORD_TOKEN: 'a', DISCORD_PUBLIC_KEY: KEY, DISCORD_ASK_CHANNELS: '123456789012345678' },
      ['DISCORD_ASK_CHANNELS'],
    ],
    [{ DISCORD_TOKEN: 'a', DISCORD_DEV_GUILD: 'my server' }, ['DISCORD_DEV_GUILD']],
    [{ DISCORD_TOKEN: 'a', DISCORD_API_ROOT: 'ftp://x' }, ['DISCORD_API_ROOT']],
    ...['0', '3-2/8', '0-8/8', 'all', '1/2'].map(
      (shards): [Readonly<Record<string, string>>, readonly string[]] => [
        { DISCORD_TOKEN: 'a', DISCORD_SHARDS: shards },
        ['DISCORD_SHARDS'],
      ],
    ),
    [{ TELEGRAM_BOT_TOKEN: 'ABC-def' }, ['TELEGRAM_BOT_TOKEN']],
    [{ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: 'api.telegram.org' }, ['TELEGRAM_API_ROOT']],
    [{ TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_RICH: 'perhaps' }, ['TELEGRAM_RICH']],
    [{ TELEGRAM_WEBHOOK_URL: 'https://b.org' }, ['TELEGRAM_WEBHOOK_URL']],
    // The token is reported as wrong, not as missing.
    [{ TELEGRAM_BOT_TOKEN: 'x', TELEGRAM_WEBHOOK_URL: 'https://b.org' }, ['TELEGRAM_BOT_TOKEN']],
    ...[
      'b.org/telegram/webhook',
      'ftp://b.org',
      'http://b.org',
      'https://b.org:8080',
      'https://b.org/telegram',
      'https://b.org/telegram/webhook/x',
    ].map((url): [Readonly<Record<string, string>>, readonly string[]] => [
      { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_URL: url },
      ['TELEGRAM_WEBHOOK_URL'],
    ]),
    ...['two words', 'x'.repeat(257), 'ß'].map(
      (secret): [Readonly<Record<string, string>>, readonly string[]] => [
        { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_WEBHOOK_SECRET: secret },
        ['TELEGRAM_WEBHOOK_SECRET'],
      ],
    ),
    ...['1234', 'slack:1', 'discord', 'discord:#ops', 'telegram:@ops', 'telegram:1', 'discord:1 2'].map(
      (chat): [Readonly<Record<string, string>>, readonly string[]] => [
        { DISCORD_TOKEN: 'a', OPERATORS: chat },
        ['OPERATORS:'],
      ],
    ),
    [{ DESK_LINK_MINUTES: '4' }, ['DESK_LINK_MINUTES']],
    [{ DESK_LINK_SECRET: 'x'.repeat(31) }, ['DESK_LINK_SECRET']],
    [{ OPERATORS: 'a,telegram:1,discord:81384788765712384' }, ['OPERATORS:', 'OPERATORS:', 'OPERATORS:']],
    ...['short', 'has spaces in the middle of it', 'x'.repeat(300)].map(
      (token): [Readonly<Record<string, string>>, readonly string[]] => [
        { METRICS_TOKEN: token },
        ['METRICS_TOKEN'],
      ],
    ),
    [{ WEBHOOKS: 'https://example.org' }, ['WEBHOOKS']],
    [{ WEBHOOKS: 'https://example.org', WEBHOOK_SECRET: 'c2hvcnQ=' }, ['WEBHOOK_SECRET']],
    [{ WEBHOOK_SECRET: 'no base64 at all, whatever it is' }, ['WEBHOOK_SECRET']],
    [
      { WEBHOOKS: 'http://example.org,ftp://x,https://a:b@example.org', WEBHOOK_SECRET },
      ['WEBHOOKS:', 'WEBHOOKS:', 'WEBHOOKS:'],
    ],
  ])('%j: each wrong variable is named', (env, named) => {
    const found = problems(env);
    expect(found.map((problem) => problem.split(' ')[0])).toEqual(named);
  });

  test('no message repeats a secret', () => {
    const secrets = {
      DISCORD_TOKEN: 'my hidden token',
      DATABASE_URL: 'http://user:my-hidden@host',
      TELEGRAM_BOT_TOKEN: '1:my hidden token',
      TELEGRAM_WEBHOOK_SECRET: 'what is hidden',
      TELEGRAM_WEBHOOK_URL: 'https://user:hidden@b.org/elsewhere',
      PUBLIC_URL: 'https://user:hidden@b.org',
      OPERATORS: 'telegram:1:hidden',
      DESK_LINK_SECRET: 'hidden',
      WEBHOOKS: 'http://example.org/hidden',
      WEBHOOK_SECRET: 'hidden',
      METRICS_TOKEN: 'hidden token',
    };
    expect(problems(secrets).join()).not.toMatch(/hidden/);
    expect(problems(secrets)).toHaveLength(11);
  });

  test('the message holds every problem, and the known log levels', () => {
    expect(() => readConfig({ LOG_LEVEL: 'loud', DATA_DIR: '\0' })).toThrow(/loud.*fatal.*silent\nDATA_DIR/);
  });
});
