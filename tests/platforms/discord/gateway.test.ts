import {
  ComponentType,
  DefaultRestOptions,
  GatewayDispatchEvents,
  GatewayIntentBits,
  REST,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/command/command.ts';
import { heads } from '../../../src/command/names.ts';
import { Api } from '../../../src/platforms/discord/api.ts';
import { paragraph, reply } from '../../../src/reply/build.ts';
import { refusals } from '../../stand-ins/discord/rest/refusals.ts';
import type { RouteName } from '../../stand-ins/discord/rest/routes.ts';
import type { StandIn } from '../../stand-ins/discord/stand-in.ts';
import { handTimer, type LogLine, press, running, textOf } from './running.ts';

const QUESTION = { question: 'who phoned Mazloum Abdi' };
const CALLBACK: RouteName = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const FOLLOW: RouteName = 'POST /webhooks/{webhook_id}/{webhook_token}';
const POST: RouteName = 'POST /channels/{channel_id}/messages';

/** How many requests went to a route. */
const sent = ({ requests }: StandIn, name: RouteName) =>
  requests.filter(({ route }) => route === name).length;

const isFailure = ([{ event }]: LogLine): boolean => event === 'platform-call-retried';

/** Its answer fills three messages. With long words as its option, no button can hold the call and turn pages. */
const talkative: Command = {
  name: 'talk',
  names: {},
  description: { en: 'A long answer' },
  options: [{ name: 'words', kind: 'text', names: {}, description: { en: 'Words' }, required: false }],
  run: async () =>
    reply(
      'en',
      [1, 2, 3].map(() => paragraph('word '.repeat(700))),
    ),
};
const WORDS = 'x'.repeat(200);

describe('starting', () => {
  test('asks only for the intents for messages in servers and direct messages', async () => {
    const { standIn, start } = await running();
    await start();
    expect(standIn.sessions.map(({ intents }) => intents)).toEqual([
      GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
    ]);
  });

  test('registers the commands once: for servers and user installs, everywhere, in English and Arabic', async () => {
    const { standIn, start } = await running();
    const first = await start();
    await first.discord.stop();
    await start();
    expect(standIn.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    const listed = standIn.commands();
    expect(listed.map(({ name }) => name)).toEqual([
      ...heads(commands.filter(({ hidden }) => !hidden)).flatMap((head) =>
        'open' in head && head.open ? [head.name, head.open.name] : [head.name],
      ),
      'Check against sources',
    ]);
    const managed = new Set(
      commands.flatMap(({ name, access }) => (access === undefined ? [] : (name.split(' ')[0] ?? ''))),
    );
    for (const command of listed.filter(({ name }) => name !== 'digests' && name !== 'alerts_here')) {
      expect(command).toMatchObject(
        managed.has(command.name)
          ? { contexts: [0, 1], integration_types: [0], default_member_permissions: '32' }
          : { contexts: [0, 1, 2], integration_types: [0, 1] },
      );
    }
    expect(listed.find(({ name }) => name === 'subscribe')).toMatchObject({
      options: expect.not.arrayContaining([expect.objectContaining({ required: true })]),
    });
    expect(listed[0]).toMatchObject({
      name: 'ask',
      name_localizations: { ar: 'اسأل' },
      description_localizations: { ar: 'طرح سؤال عن الوضع' },
    });
  });

  test('registers the commands again when they have changed', async () => {
    const { standIn, start } = await running();
    const first = await start();
    await first.discord.stop();
    await start({ commands: commands.slice(0, 3) });
    expect(standIn.commands()).toHaveLength(3);
  });

  test('registers them in one server if it is set', async () => {
    const { standIn, start } = await running();
    const guild = standIn.world.guilds[0]?.guild ?? '';
    await start({ config: { devGuild: guild } });
    expect(standIn.commands()).toEqual([]);
    expect(standIn.commands(guild)).not.toEqual([]);
  });

  test.each([
    [
      'as many shards as Discord recommends',
      'auto',
      3,
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
    ],
    [
      'a number',
      { from: 0, to: 1, of: 2 },
      3,
      [
        [0, 2],
        [1, 2],
      ],
    ],
    [
      'some of a number',
      { from: 2, to: 3, of: 4 },
      1,
      [
        [2, 4],
        [3, 4],
      ],
    ],
  ] as const)('with %s', async (_, shards, recommended, expected) => {
    const { standIn, start } = await running({
      shards: recommended,
      sessionStartLimit: { max_concurrency: 16 },
    });
    await start({ config: { shards } });
    expect(standIn.sessions.map(({ shard }) => shard).toSorted()).toEqual(expected);
  });
});

describe('what cannot be retried is explained in one sentence', () => {
  test('a wrong token', async () => {
    const { start } = await running();
    const bot = await start({ config: { token: 'wrong' } });
    expect(await bot.fatal).toContain('DISCORD_TOKEN');
  });

  test('an intent that the application may not use', async () => {
    const { start } = await running({ disallowedIntents: GatewayIntentBits.GuildMessages });
    const bot = await start();
    expect(await bot.fatal).toContain('intent');
  });

  test('too few shards', async () => {
    const { start } = await running({ leastShards: 2 });
    const bot = await start();
    expect(await bot.fatal).toContain('DISCORD_SHARDS=auto');
  });

  test('a test server in which the bot is not a member', async () => {
    const { start } = await running();
    const bot = await start({ config: { devGuild: '123456789012345678' } });
    expect(await bot.fatal).toContain('DISCORD_DEV_GUILD');
  });

  test('a token that is revoked while the bot runs', async () => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.gateway.close(4004);
    expect(await bot.fatal).toContain('DISCORD_TOKEN');
  });
});

describe('what may succeed later is retried', () => {
  test('Discord cannot be reached at the start', async () => {
    const { standIn, bot } = await running();
    const hand = handTimer();
    const { discord, logged, untilLogged } = bot({ timer: hand.timer });
    const down = standIn.fail(() => true, { kind: 'drop' }, Number.POSITIVE_INFINITY);
    const starting = discord.start();
    await hand.untilWaiting(1);
    expect(logged.at(-1)?.[1]).toBe('Reaching Discord failed; trying again in 1 s');
    hand.fire();
    await untilLogged(isFailure, 2);
    down.release();
    await hand.untilWaiting(1);
    hand.fire();
    await starting;
    expect(logged.at(-1)?.[1]).toBe('Discord is ready');
  });

  test('stopping while Discord cannot be reached', async () => {
    const { standIn, bot } = await running();
    const { discord, untilLogged } = bot();
    standIn.fail(() => true, { kind: 'drop' }, Number.POSITIVE_INFINITY);
    const starting = discord.start();
    await untilLogged(isFailure);
    await discord.stop();
    await starting;
  });
});

describe('a connection', () => {
  // A session that Discord ends for good takes discord.js five seconds: tests/faults/session.test.ts.
  test.each(['reconnect', 'drop'] as const)('that ends (%s) is resumed', async (how) => {
    const { standIn, start } = await running();
    await start();
    standIn.gateway[how]();
    await standIn.waitFor((happening) => happening.kind === 'session', 2);
    const posted = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(textOf(posted)).toContain('Sudani phoned');
  });

  test('that delivers an interaction and a message twice gets one answer to each', async () => {
    const { standIn, start } = await running();
    const bot = await start();
    await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    standIn.say(standIn.events.message({ content: 'who phoned Mazloum Abdi', place: standIn.world.dm }));
    await standIn.waitFor((happening) => happening.kind === 'message', 2);
    // All of them: the bot hears of its own messages too.
    standIn.gateway.redeliver(10);
    standIn.gateway.reconnect();
    await standIn.waitFor((happening) => happening.kind === 'session', 2);
    await standIn.interact(standIn.events.command('sources')).answer();
    await bot.discord.stop();
    expect([sent(standIn, CALLBACK), sent(standIn, POST)]).toEqual([2, 1]);
  });

  test('that is lost for long is reported once, and so is its return', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const { logged, untilLogged } = await start({ timer: hand.timer });
    const before = logged.length;
    standIn.gateway.drop();
    await hand.untilWaiting(1);
    hand.fire();
    await untilLogged(([{ event }]) => event === 'discord-connection-back');
    expect(logged.slice(before).map(([details, message]) => [details['shard'], message])).toEqual([
      [0, 'lost the connection to Discord; trying to connect again'],
      [0, 'connected to Discord again'],
    ]);
  });

  test('that is lost for a moment is not reported', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const { logged } = await start({ timer: hand.timer });
    const before = logged.length;
    standIn.gateway.reconnect();
    await hand.untilWaiting(1);
    await hand.untilWaiting(0);
    await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(logged.slice(before)).toEqual([]);
  });

  test('that was lost does not come back after the bot is stopped', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const stopped = await start({ timer: hand.timer });
    standIn.gateway.drop();
    // The client has noticed; it reconnects half a second later.
    await hand.untilWaiting(1);
    await stopped.discord.stop();
    expect(hand.waiting).toBe(0);
    // Another client loses its connection later, and so reconnects later.
    await start();
    standIn.gateway.drop();
    await standIn.waitFor((happening) => happening.kind === 'session', 3);
    expect(standIn.sessions.map(({ how }) => how)).toEqual(['identify', 'identify', 'resume']);
    expect(standIn.gateway.connected).toBe(1);
  });

  test('that is being made is closed when the bot is stopped', async () => {
    const { standIn, bot } = await running({ shards: 2, sessionStartLimit: { max_concurrency: 16 } });
    const { discord, logged } = bot();
    const starting = discord.start();
    await standIn.waitFor((happening) => happening.kind === 'session');
    await discord.stop();
    await starting;
    await standIn.waitFor((happening) => happening.kind === 'disconnect', 2);
    expect(standIn.gateway.connected).toBe(0);
    expect(logged).toEqual([]);
  });

  test('that was about to be made is not made after the bot is stopped', async () => {
    const { standIn, bot, start } = await running();
    const { discord } = bot();
    const asking = standIn.fail('GET /gateway/bot', { kind: 'hang', after: true });
    const starting = discord.start();
    await asking.untilMet();
    await discord.stop();
    await starting;
    asking.release();
    await start();
    expect(standIn.sessions).toHaveLength(1);
  });
});

describe('an event that is not as Discord documents it', () => {
  const { InteractionCreate: INTERACTION, MessageCreate: MESSAGE } = GatewayDispatchEvents;
  const command = ({ events }: StandIn) => events.command('ask', QUESTION);
  const message = ({ events, world: { dm } }: StandIn) =>
    events.message({ content: 'who phoned Mazloum Abdi', place: dm });

  test.each<[string, typeof INTERACTION | typeof MESSAGE, (standIn: StandIn) => unknown]>([
    ['an interaction that is null', INTERACTION, () => null],
    ['an interaction that is empty', INTERACTION, () => ({})],
    ['an interaction without an id', INTERACTION, (at) => ({ ...command(at), id: undefined })],
    ['an interaction without data', INTERACTION, (at) => ({ ...command(at), data: undefined })],
    [
      'a message’s menu without the message',
      INTERACTION,
      (at) => ({ ...command(at), data: { id: '1', name: 'Check against sources', type: 3, target_id: '2' } }),
    ],
    ['a message that is null', MESSAGE, () => null],
    ['a message that is empty', MESSAGE, () => ({})],
    ['a message without an id', MESSAGE, (at) => ({ ...message(at), id: undefined })],
    ['a message without an author', MESSAGE, (at) => ({ ...message(at), author: undefined })],
    ['a message without content', MESSAGE, (at) => ({ ...message(at), content: undefined })],
    [
      'a message without mentions',
      MESSAGE,
      (at) => ({ ...message(at), guild_id: at.world.guilds[0]?.guild, mentions: undefined }),
    ],
    [
      'a forwarded message without its origin',
      MESSAGE,
      (at) => ({ ...message(at), message_snapshots: [{ message: {} }], message_reference: undefined }),
    ],
  ])('such as %s does no harm', async (_, event, data) => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.gateway.dispatch({ event, data: () => data(standIn) });
    await standIn.interact(standIn.events.command('sources')).answer();
    await bot.discord.stop();
    expect(JSON.stringify(bot.logged)).not.toContain('Mazloum');
  });

  test('is reported once', async () => {
    const { standIn, start } = await running();
    const { logged } = await start();
    for (const _time of [1, 2]) standIn.gateway.dispatch({ event: INTERACTION, data: () => null });
    await standIn.interact(standIn.events.command('sources')).answer();
    expect(logged.map(([, told]) => told).filter((told) => told.includes('event'))).toEqual([
      expect.stringContaining('Reading an event of Discord’s failed'),
    ]);
  });
});

/** A command that answers when the test says so. */
function slowCommand(): { readonly slow: Command; readonly finish: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow: Command = {
    name: 'slow',
    names: {},
    description: { en: 'Takes its time' },
    options: [],
    run: () => promise.then(() => reply('en', [paragraph('at last')])),
  };
  return { slow, finish: resolve };
}

describe('an answer that takes long', () => {
  test('is deferred within Discord’s time, and then sent', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const { slow, finish } = slowCommand();
    await start({ commands: [slow], timer: hand.timer });
    const exchange = standIn.interact(standIn.events.command('slow'));
    await hand.untilWaiting(1);
    hand.fire();
    const { body } = await exchange.next('callback');
    expect(body).toEqual({ type: 5 });
    finish();
    expect(textOf(await exchange.answer())).toContain('at last');
  });

  test('is waited for when the bot is stopped', async () => {
    const { standIn, start } = await running();
    const { slow, finish } = slowCommand();
    const bot = await start({ commands: [slow] });
    const exchange = standIn.interact(standIn.events.command('slow'));
    standIn.say(standIn.events.message({ content: '/slow', place: standIn.world.dm }));
    await standIn.interact(standIn.events.autocomplete('slow', {}, '')).next('callback');
    const stopping = bot.discord.stop();
    finish();
    await stopping;
    expect(textOf(await exchange.answer())).toContain('at last');
    expect(standIn.messages).toHaveLength(2);
  });
});

describe('when Discord fails', () => {
  test.each([
    ['the question is too old', CALLBACK, refusals.unknownInteraction(), '3 seconds'],
    ['the bot may not see the channel', CALLBACK, refusals.missingAccess(), 'View Channel'],
    ['the bot may not write', CALLBACK, refusals.missingPermissions(), 'Send Messages'],
    ['the channel is gone', CALLBACK, refusals.unknownChannel(), 'gone'],
  ] as const)(
    'because %s, it is logged once with advice, and the next question is answered',
    async (_, route, fault, advice) => {
      const { standIn, start } = await running();
      const bot = await start();
      const failing = standIn.fail(route, fault, 2);
      for (const _time of [1, 2]) standIn.interact(standIn.events.command('ask', QUESTION));
      await failing.untilMet(2);
      await standIn.interact(standIn.events.command('sources')).answer();
      const failures = bot.logged.filter(([, message]) => message.startsWith('Answering'));
      expect(failures.map(([, message]) => message)).toEqual([expect.stringContaining(advice)]);
      expect(JSON.stringify(bot.logged)).not.toMatch(/Mazloum|interaction-token|test-token/);
    },
  );

  test.each([
    ['the server fails', { kind: 'status', status: 502 }],
    ['the server fails after it arrived', { kind: 'status', status: 502, after: true }],
    ['there are too many requests', { kind: 'limited', retryAfter: 0.05 }],
    ['the connection ends before it arrived', { kind: 'drop' }],
    ['the connection ends after it arrived', { kind: 'drop', after: true }],
    ['the connection is reset', { kind: 'drop', reset: true }],
  ] as const)('because %s, an answer is sent again, and appears once', async (_, fault) => {
    const { standIn, start } = await running();
    const bot = await start({ commands: [talkative] });
    standIn.fail(CALLBACK, fault);
    await standIn.interact(standIn.events.command('talk', { words: WORDS })).next('follow-up', 2);
    standIn.fail(POST, fault);
    standIn.say(standIn.events.message({ content: `/talk ${WORDS}`, place: standIn.world.dm }));
    await standIn.waitFor((happening) => happening.kind === 'message', 6);
    await bot.discord.stop();
    expect(standIn.messages.map(({ via }) => via)).toEqual([
      ...['callback', 'follow-up', 'follow-up'],
      ...['channel', 'channel', 'channel'],
    ]);
    expect([sent(standIn, CALLBACK), sent(standIn, POST)]).toEqual([2, 4]);
    expect(bot.logged.filter(([, message]) => message.startsWith('Answering'))).toEqual([]);
  });

  test('three times in a row, it gives up', async () => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.fail(CALLBACK, { kind: 'status', status: 502 }, Number.POSITIVE_INFINITY);
    standIn.interact(standIn.events.command('ask', QUESTION));
    await bot.untilLogged(([details]) => details['status'] === 502);
    expect(sent(standIn, CALLBACK)).toBe(3);
  });

  test('because another process answered first, it is logged and not taken for its own answer', async () => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.fail(CALLBACK, refusals.acknowledged());
    standIn.interact(standIn.events.command('ask', QUESTION));
    await bot.untilLogged(([, message]) => message.includes('another process answered first'));
  });

  test.each([
    ['failed', { kind: 'status', status: 502, after: true }],
    ['ended', { kind: 'drop', after: true }],
    ['reset', { kind: 'drop', reset: true }],
  ] as const)('a follow-up may have arrived, so it is not sent again (%s)', async (_, fault) => {
    const { standIn, start } = await running();
    const bot = await start({ commands: [talkative] });
    const failing = standIn.fail(FOLLOW, fault);
    const exchange = standIn.interact(standIn.events.command('talk', { words: WORDS }));
    await exchange.answer();
    await failing.untilMet(1);
    await bot.discord.stop();
    expect(sent(standIn, FOLLOW)).toBe(2);
  });

  test('because no response comes in time, only what appears once anyway is sent again', async () => {
    const { standIn, start } = await running();
    const { slow, finish } = slowCommand();
    const bot = await start({ commands: [slow] });
    const { interaction } = standIn.interact(standIn.events.command('slow'));
    let timeout = new AbortController();
    const { makeRequest } = DefaultRestOptions;
    const rest = new REST({
      api: standIn.api,
      retries: 0,
      makeRequest: (url, init) => makeRequest(url, { ...init, signal: timeout.signal }),
    }).setToken(standIn.token);
    const api = new Api({
      rest,
      inTurn: (_, task) => task(),
      timer: (task) => {
        queueMicrotask(task);
        return () => {};
      },
      now: () => new Date(),
    });
    /** Lets the first request to a route get no response, and ends the waiting for it. */
    const timingOut = async (route: RouteName, send: () => Promise<unknown>): Promise<unknown> => {
      timeout = new AbortController();
      const failing = standIn.fail(route, { kind: 'hang', after: true });
      const sending = send().catch((error: unknown) => error);
      await failing.untilMet();
      const first = timeout;
      timeout = new AbortController();
      first.abort();
      return sending;
    };
    const data = {
      flags: 32_768,
      components: [{ type: ComponentType.TextDisplay as const, content: 'x' }],
      allowed_mentions: { parse: [], replied_user: false as const },
    };
    const payload = { body: data, files: [] };
    const { channel } = standIn.world.dm;
    const options = { nonce: 'nonce', replyTo: interaction.id };
    expect(await timingOut(CALLBACK, () => api.respond(interaction, { type: 4, data }, []))).toBeUndefined();
    expect(await timingOut(FOLLOW, () => api.followUp(interaction, payload))).toMatchObject({
      name: 'AbortError',
    });
    expect(await timingOut(POST, () => api.post(channel, payload, options))).toEqual(expect.any(String));
    expect(standIn.messages.map(({ via }) => via)).toEqual(['callback', 'follow-up', 'channel']);
    expect([CALLBACK, FOLLOW, POST].map((route) => sent(standIn, route))).toEqual([2, 1, 2]);
    finish();
    await bot.discord.stop();
  });
});

describe('readers', () => {
  test('who ask too often learn when to ask again', async () => {
    const { standIn, start } = await running();
    let left = 1;
    await start({
      limits: {
        take: async () => (left-- > 0 ? undefined : { wait: 7, again: false }),
        takeTyped: async () => left > 0,
      },
    });
    const typing = () => standIn.events.autocomplete('fact', { id: 'red-l' }, 'id');
    const listed = await standIn.interact(typing()).next('callback');
    expect(listed.body).toMatchObject({
      data: { choices: expect.arrayContaining([expect.objectContaining({ value: 'red-line' })]) },
    });
    await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    const told = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(told.ephemeral).toBe(true);
    expect(textOf(told)).toBe('Too many questions at once. Please try again in 7 seconds.');
    const again = await standIn.interact(typing()).next('callback');
    expect(again.body).toMatchObject({ data: { choices: [] } });
  });

  test('and their questions are not logged unless the operator wants it', async () => {
    const run = await running();
    const silent = await run.start();
    const posted = await run.standIn.interact(run.standIn.events.command('ask', QUESTION)).answer();
    const sources = await press(run, posted, 'Sources').answer();
    await press(run, sources, 'Why this answer?').answer();
    expect(JSON.stringify(silent.logged)).not.toContain('Mazloum');
    await silent.discord.stop();
    const writing = await run.start({ logQuestions: true });
    await run.standIn.interact(run.standIn.events.command('ask', QUESTION)).answer();
    expect(writing.logged).toContainEqual([
      expect.objectContaining({ command: 'ask', args: QUESTION }),
      'asked',
    ]);
  });
});
