import { GatewayIntentBits } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { paragraph, reply } from '../../../src/chat/build.ts';
import type { Command } from '../../../src/chat/command.ts';
import { handTimer, press, running, textOf } from './running.ts';
import { refusals } from './stand-in/rest/refusals.ts';
import type { RouteName } from './stand-in/rest/routes.ts';

const QUESTION = { question: 'who phoned Mazloum Abdi' };
const CALLBACK: RouteName = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const POST: RouteName = 'POST /channels/{channel_id}/messages';

describe('starting', () => {
  test('asks for the least: messages in servers and direct ones', async () => {
    const { standIn, start } = await running();
    await start();
    expect(standIn.sessions.map(({ intents }) => intents)).toEqual([
      GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
    ]);
  });

  test('registers the commands once: for servers and own installs, everywhere, and in Arabic too', async () => {
    const { standIn, start } = await running();
    const first = await start();
    await first.discord.stop();
    await start();
    expect(standIn.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    const listed = standIn.commands();
    expect(listed.map(({ name }) => name)).toEqual([
      ...commands.filter(({ hidden }) => !hidden).map(({ name }) => name),
      'Check against sources',
    ]);
    for (const command of listed) {
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] });
    }
    expect(listed[0]).toMatchObject({
      name: 'ask',
      name_localizations: { ar: 'اسأل' },
      description_localizations: { ar: 'اسأل عن الوضع' },
    });
  });

  test('writes the list again when it has changed', async () => {
    const { standIn, start } = await running();
    const first = await start();
    await first.discord.stop();
    await start({ commands: commands.slice(0, 3) });
    expect(standIn.commands()).toHaveLength(3);
  });

  test('in one server, where that is named', async () => {
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

describe('what cannot be healed is told in one sentence', () => {
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

  test('a server for testing that the bot is not in', async () => {
    const { start } = await running();
    const bot = await start({ config: { devGuild: '123456789012345678' } });
    expect(await bot.fatal).toContain('DISCORD_DEV_GUILD');
  });

  test('a token that is taken back while the bot runs', async () => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.gateway.close(4004);
    expect(await bot.fatal).toContain('DISCORD_TOKEN');
  });
});

describe('what can be healed is tried again', () => {
  test('no way to Discord at the start', async () => {
    const { standIn, bot } = await running();
    const hand = handTimer();
    const { discord, logged } = bot({ timer: hand.timer });
    const down = standIn.fail(() => true, { kind: 'drop' }, Number.POSITIVE_INFINITY);
    const starting = discord.start();
    await expect.poll(() => hand.waiting).toBe(1);
    expect(logged.at(-1)?.[1]).toBe('Reaching Discord failed; trying again in 1 s');
    hand.fire();
    await expect.poll(() => logged.length).toBe(2);
    down.release();
    await expect.poll(() => hand.waiting).toBe(1);
    hand.fire();
    await starting;
    expect(logged.at(-1)?.[1]).toBe('Discord is ready');
  });

  test('stopping while there is no way', async () => {
    const { standIn, bot } = await running();
    const { discord, logged } = bot();
    standIn.fail(() => true, { kind: 'drop' }, Number.POSITIVE_INFINITY);
    const starting = discord.start();
    await expect.poll(() => logged.length).toBe(1);
    await discord.stop();
    await starting;
  });
});

describe('a connection', () => {
  test.each(['reconnect', 'drop', 'invalidate'] as const)('that ends (%s) is taken up again', async (how) => {
    const { standIn, start } = await running();
    await start();
    standIn.gateway[how]();
    await standIn.waitFor((happening) => happening.kind === 'session', 2);
    const posted = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(textOf(posted)).toContain('Sudani phoned');
  });

  test('that gives an interaction and a message twice answers each once', async () => {
    const { standIn, start } = await running();
    await start();
    await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    standIn.say(standIn.events.message({ content: 'who phoned Mazloum Abdi', place: standIn.world.dm }));
    await standIn.waitFor((happening) => happening.kind === 'message', 2);
    standIn.gateway.redeliver(2);
    standIn.gateway.reconnect();
    await standIn.waitFor((happening) => happening.kind === 'session', 2);
    await standIn.interact(standIn.events.command('sources')).answer();
    expect(standIn.messages).toHaveLength(3);
    expect(standIn.requests.filter(({ route }) => route === CALLBACK)).toHaveLength(2);
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
  test('is promised within Discord’s time, and then given', async () => {
    const { standIn, start } = await running();
    const hand = handTimer();
    const { slow, finish } = slowCommand();
    await start({ commands: [slow], timer: hand.timer });
    const exchange = standIn.interact(standIn.events.command('slow'));
    await expect.poll(() => hand.waiting).toBe(1);
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
    'because %s, it is logged once with what to do, and the next is answered',
    async (_, route, fault, advice) => {
      const { standIn, start } = await running();
      const bot = await start();
      const failing = standIn.fail(route, fault, 2);
      for (const _time of [1, 2]) standIn.interact(standIn.events.command('ask', QUESTION));
      await expect.poll(() => failing.met).toBe(2);
      await standIn.interact(standIn.events.command('sources')).answer();
      const failures = bot.logged.filter(([, message]) => message.startsWith('Answering'));
      expect(failures.map(([, message]) => message)).toEqual([expect.stringContaining(advice)]);
      expect(JSON.stringify(bot.logged)).not.toMatch(/Mazloum|interaction-token|test-token/);
    },
  );

  test.each([
    ['the server fails', { kind: 'status', status: 502 }],
    ['it is too much at once', { kind: 'limited', retryAfter: 0.05 }],
    ['the connection ends before', { kind: 'drop' }],
    ['the connection ends after it arrived', { kind: 'drop', after: true }],
    ['the connection is reset', { kind: 'drop', reset: true }],
  ] as const)('because %s, an answer is sent again, and stands there once', async (_, fault) => {
    const { standIn, start } = await running();
    const bot = await start();
    standIn.fail(CALLBACK, fault);
    const posted = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(textOf(posted)).toContain('Sudani phoned');
    standIn.fail(POST, fault);
    standIn.say(standIn.events.message({ content: 'who phoned Mazloum Abdi', place: standIn.world.dm }));
    await standIn.waitFor((happening) => happening.kind === 'message', 2);
    await bot.discord.stop();
    expect(standIn.messages).toHaveLength(2);
    expect(bot.logged.filter(([, message]) => message.startsWith('Answering'))).toEqual([]);
  });
});

describe('readers', () => {
  test('who ask too often are told when to ask again', async () => {
    const { standIn, start } = await running();
    let left = 1;
    await start({ limits: { take: async () => (left-- > 0 ? 0 : 7) } });
    await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    const told = await standIn.interact(standIn.events.command('ask', QUESTION)).answer();
    expect(told.ephemeral).toBe(true);
    expect(textOf(told)).toBe('That was a lot at once. Please ask again in 7 seconds.');
  });

  test('are not written down, unless the operator says so', async () => {
    const run = await running();
    const silent = await run.start();
    const posted = await run.standIn.interact(run.standIn.events.command('ask', QUESTION)).answer();
    await press(run, posted, 'Why this answer?').answer();
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
