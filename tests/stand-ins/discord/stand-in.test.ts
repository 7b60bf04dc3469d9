import { once } from 'node:events';
import {
  type APIMessage,
  ButtonStyle,
  ComponentType,
  Events,
  GatewayIntentBits,
  GatewayOpcodes,
  InteractionContextType,
  Locale,
  MessageFlags,
  Routes,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import {
  botAt,
  channelIn,
  clientOf,
  closeCode,
  connected,
  errorOf,
  gatewayAnswer,
  restOf,
  started,
} from './client.ts';
import type { StandIn } from './stand-in.ts';

/** Makes the bot answer every slash command with the text of its option. */
function echo(client: Awaited<ReturnType<typeof connected>>): void {
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand())
      void interaction.reply(`You said ${interaction.options.getString('text')}`);
  });
}

describe('identifying', () => {
  test('the client is ready, with its servers', async () => {
    const standIn = await started({ guilds: 3 });
    const client = await connected(standIn);
    expect(client.user?.id).toBe(standIn.world.bot.id);
    expect(client.application?.id).toBe(standIn.world.application.id);
    expect(client.guilds.cache.map(({ id, available }) => [id, available])).toEqual(
      standIn.world.guilds.map(({ guild }) => [guild, true]),
    );
    expect(standIn.sessions).toMatchObject([
      { how: 'identify', shard: [0, 1], intents: 4609, path: '/', properties: { os: process.platform } },
    ]);
    expect(standIn.gateway.connected).toBe(1);
  });

  test('without the intent Guilds the servers stay unavailable', async () => {
    const standIn = await started({ guilds: 2 });
    const client = await connected(standIn, { intents: [GatewayIntentBits.GuildMessages] });
    expect(client.guilds.cache.map(({ available }) => available)).toEqual([false, false]);
    expect(client.channels.cache.size).toBe(0);
  });

  test('a wrong token is refused by the REST API', async () => {
    const standIn = await started();
    expect(await errorOf(clientOf(standIn).login('wrong'))).toMatchObject({ code: 'TokenInvalid' });
    expect(standIn.requests).toMatchObject([{ route: 'GET /gateway/bot', authorized: false }]);
  });

  test('intents that the application may not use end the login', async () => {
    const standIn = await started();
    const client = clientOf(standIn, { intents: [GatewayIntentBits.MessageContent] });
    expect(await errorOf(client.login(standIn.token))).toMatchObject({ message: 'Used disallowed intents' });
  });

  test('too few shards end the login', async () => {
    const standIn = await started({ leastShards: 2 });
    expect(await errorOf(clientOf(standIn).login(standIn.token))).toMatchObject({
      message: 'Sharding is required',
    });
  });

  test.each([
    [4001, { op: 99, d: null }],
    [4002, 'no JSON'],
    [4003, { op: GatewayOpcodes.PresenceUpdate, d: {} }],
    [4004, { op: GatewayOpcodes.Identify, d: { token: 'wrong', intents: 1 } }],
    [4004, { op: GatewayOpcodes.Resume, d: { token: 'wrong', session_id: 'x', seq: 1 } }],
    [4010, { op: GatewayOpcodes.Identify, d: { token: 'test-token', intents: 1, shard: [2, 2] } }],
    [4011, { op: GatewayOpcodes.Identify, d: { token: 'test-token', intents: 1, shard: [0, 1] } }],
    [4013, { op: GatewayOpcodes.Identify, d: { token: 'test-token', intents: 2 ** 30, shard: [0, 2] } }],
    [4014, { op: GatewayOpcodes.Identify, d: { token: 'test-token', intents: 32_768, shard: [0, 2] } }],
  ])('close code %i', async (code, sent) => {
    expect(await closeCode(await started({ leastShards: 2 }), sent)).toBe(code);
  });

  test('each server belongs to one shard, and all other events to the first', async () => {
    const standIn = await started({ guilds: 4, shards: 2, sessionStartLimit: { max_concurrency: 2 } });
    const client = await connected(standIn, { shards: 'auto' });
    const { promise: all, resolve } = Promise.withResolvers<readonly unknown[]>();
    const heard: unknown[] = [];
    client.on(Events.Raw, ({ d }: { d: { guild_id?: string } }, shard: number) => {
      heard.push([d.guild_id, shard]);
      if (heard.length === 5) resolve(heard);
    });
    const shardOf = (guild: string) => Number((BigInt(guild) >> 22n) % 2n);
    const guilds = standIn.world.guilds.map(({ guild }) => guild);
    expect(new Set(guilds.map(shardOf))).toEqual(new Set([0, 1]));
    expect(client.guilds.cache.map(({ id, shardId }) => [id, shardId])).toEqual(
      expect.arrayContaining(guilds.map((guild) => [guild, shardOf(guild)])),
    );
    for (const place of standIn.world.guilds) standIn.interact(standIn.events.command('ask', {}, { place }));
    standIn.interact(standIn.events.command('ask', {}, { place: standIn.world.private }));
    const expected = [...guilds.map((guild) => [guild, shardOf(guild)]), [undefined, 0]];
    expect(new Set(await all)).toEqual(new Set(expected));
  });
});

describe('connections that end', () => {
  /** A client, the events that it gets, and a promise of its next resume. */
  async function listening(setting?: Parameters<typeof started>[0]) {
    const standIn = await started(setting);
    const client = await connected(standIn);
    const heard: string[] = [];
    client.on(Events.Raw, ({ t, d }: { t: string; d: { content: string } }) => {
      if (t === 'MESSAGE_CREATE') heard.push(d.content);
    });
    const say = (content: string) =>
      standIn.say(standIn.events.message({ content, place: standIn.world.dm }));
    return { standIn, heard, say, resumed: once(client, Events.ShardResume) };
  }

  test.each([
    ['asked to', (standIn: StandIn) => standIn.gateway.reconnect()],
    ['closed with a code', (standIn: StandIn) => standIn.gateway.close(4000)],
    ['dropped', (standIn: StandIn) => standIn.gateway.drop()],
  ])('%s: the session is resumed, with the missed events', async (_, end) => {
    const { standIn, heard, say, resumed } = await listening();
    const disconnected = standIn.waitFor(({ kind }) => kind === 'disconnect');
    end(standIn);
    await disconnected;
    expect(say('missed')).toBe(1);
    await resumed;
    expect(heard).toEqual(['missed']);
    expect(standIn.sessions).toMatchObject([
      { how: 'identify', path: '/' },
      { how: 'resume', path: '/resume', seq: 2 },
    ]);
    expect(standIn.sessions[0]?.session).toBe(standIn.sessions[1]?.session);
  });

  test('an event can be delivered twice', async () => {
    const { standIn, heard, say, resumed } = await listening();
    say('once');
    say('twice');
    standIn.gateway.redeliver();
    standIn.gateway.reconnect();
    await resumed;
    expect(heard).toEqual(['once', 'twice', 'twice']);
  });

  test('without acknowledged heartbeats the client reconnects', async () => {
    const { standIn, resumed } = await listening({ heartbeatInterval: 50 });
    standIn.gateway.mute();
    await resumed;
    expect(standIn.sessions.at(-1)).toMatchObject({ how: 'resume' });
    expect(await standIn.waitFor(({ kind }) => kind === 'disconnect')).toMatchObject({ code: 4200 });
  });

  test('an unknown session is invalid', async () => {
    const standIn = await started();
    const resume = { op: GatewayOpcodes.Resume, d: { token: standIn.token, session_id: 'x', seq: 1 } };
    expect(await gatewayAnswer(standIn, resume)).toMatchObject({
      op: GatewayOpcodes.InvalidSession,
      d: false,
    });
  });

  test('an invalid session is replaced', async () => {
    const standIn = await started();
    const client = await connected(standIn, {
      // The client waits five seconds between two identifies.
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    });
    const ready = once(client, Events.ShardReady);
    standIn.gateway.invalidate();
    await ready;
    expect(standIn.sessions.map(({ how }) => how)).toEqual(['identify', 'identify']);
  });

  test('closing ends all connections and all waiting', async () => {
    const standIn = await started();
    const hanging = standIn.fail('GET /users/@me', { kind: 'hang' });
    const request = errorOf(restOf(standIn).get(Routes.user()));
    await standIn.waitFor(({ kind }) => kind === 'request');
    const waiting = errorOf(standIn.waitFor(({ kind }) => kind === 'session'));
    await standIn.close();
    expect(await waiting).toMatchObject({ message: 'The stand-in closed before this happened' });
    expect(await request).toMatchObject({ message: 'other side closed' });
    expect(hanging.met).toBe(1);
  });
});

describe('interactions', () => {
  test('are as Discord sends them', async () => {
    const { events, world } = await started();
    const guild = world.guilds[0]?.guild;
    expect(events.command('ask', { text: 'x', deep: true, least: 2 })).toMatchObject({
      application_id: world.application.id,
      type: 2,
      data: {
        name: 'ask',
        type: 1,
        options: [
          { name: 'text', type: 3, value: 'x' },
          { name: 'deep', type: 5, value: true },
          { name: 'least', type: 4, value: 2 },
        ],
      },
      guild_id: guild,
      guild: { id: guild, locale: 'en-US' },
      member: { user: { id: world.reader.id }, permissions: expect.any(String) },
      channel: { id: world.guilds[0]?.channel, type: 0, guild_id: guild },
      context: 0,
      authorizing_integration_owners: { 0: guild },
      entitlements: [],
      locale: 'en-US',
      guild_locale: 'en-US',
      app_permissions: expect.any(String),
    });
    const direct = events.command('ask', {}, { place: world.dm });
    expect(direct).toMatchObject({
      context: 1,
      user: world.reader,
      authorizing_integration_owners: { 0: '0' },
    });
    expect(direct).not.toHaveProperty('member');
    expect(direct.data).not.toHaveProperty('options');
    expect(events.command('ask', {}, { place: world.private })).toMatchObject({
      context: 2,
      authorizing_integration_owners: { 1: world.reader.id },
    });
    const add = { name: 'add', type: 1, options: [{ name: 'text', type: 3, value: 'x' }] };
    const { data } = events.autocomplete('list', [add], 'text');
    expect(data.options).toMatchObject([{ name: 'add', options: [{ name: 'text', focused: true }] }]);
    expect(events.ping()).toMatchObject({ type: 1, version: 1, token: expect.any(String) });
  });

  test('have the same ids in every run', async () => {
    const [first, second] = [await started(), await started()];
    expect(first.events.command('ask')).toEqual(second.events.command('ask'));
  });

  test.each([
    ['a server', (standIn: StandIn) => standIn.world.guilds[0], InteractionContextType.Guild],
    ['direct messages', (standIn: StandIn) => standIn.world.dm, InteractionContextType.BotDM],
    ['a private channel', (standIn: StandIn) => standIn.world.private, InteractionContextType.PrivateChannel],
  ])('a command in %s is answered', async (_, placeIn, context) => {
    const standIn = await started();
    const client = await connected(standIn);
    const place = placeIn(standIn) ?? standIn.world.dm;
    const locale = Locale.French;
    const seen = once(client, Events.InteractionCreate);
    echo(client);
    const exchange = standIn.interact(standIn.events.command('ask', { text: 'x' }, { place, locale }));
    expect(await seen).toMatchObject([{ context, locale, guildId: place.guild ?? null, commandName: 'ask' }]);
    expect(await exchange.answer()).toMatchObject({
      ephemeral: false,
      via: 'callback',
      place: { channel: place.channel, context },
      message: { content: 'You said x', interaction_metadata: { id: exchange.interaction.id } },
    });
    standIn.expectNoProblems();
  });

  test('a deferred response, its edit, follow-ups and their deletion', async () => {
    const standIn = await started();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral, withResponse: true });
      const edited = await interaction.editReply('done');
      expect((await interaction.fetchReply()).id).toBe(edited.id);
      const more = await interaction.followUp({
        content: 'more',
        files: [{ attachment: Buffer.from('abc'), name: 'a.txt' }],
      });
      await interaction.deleteReply(more);
    });
    const exchange = standIn.interact(standIn.events.command('ask'));
    await exchange.next('delete');
    expect(exchange.returned.map(({ kind }) => kind)).toEqual(['callback', 'edit', 'follow-up', 'delete']);
    expect(await exchange.answer()).toMatchObject({
      ephemeral: true,
      message: { content: 'done', flags: 64 },
    });
    expect((await exchange.next('follow-up')).files).toMatchObject([
      { name: 'a.txt', bytes: new TextEncoder().encode('abc') },
    ]);
    expect(standIn.messages.map(({ ephemeral, deleted }) => [ephemeral, deleted])).toEqual([
      [true, false],
      [false, true],
    ]);
    standIn.expectNoProblems();
  });

  test('the first follow-up after a deferral becomes the response', async () => {
    const standIn = await started();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.followUp({ content: 'late', flags: MessageFlags.Ephemeral });
    });
    const exchange = standIn.interact(standIn.events.command('ask'));
    expect(await exchange.answer()).toMatchObject({
      ephemeral: false,
      message: { content: 'late', flags: 0 },
    });
    expect(standIn.messages).toHaveLength(1);
  });

  test('the first follow-up after a deleted deferral is a new message', async () => {
    const standIn = await started();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.deleteReply();
      await interaction.followUp({ content: 'for you', flags: MessageFlags.Ephemeral });
    });
    const exchange = standIn.interact(standIn.events.command('ask'));
    const { posted } = await exchange.next('follow-up');
    expect(posted).toMatchObject({ ephemeral: true, message: { content: 'for you' } });
  });

  test.each([
    ['the reader alone, five more messages', { installed: 'user' }, 5],
    ['the server, more', {}, 6],
  ] as const)('where the bot was installed by %s are taken', async (_, from, most) => {
    const standIn = await started();
    await connected(standIn);
    const rest = restOf(standIn);
    const { id, token } = standIn.interact(standIn.events.command('ask', {}, from)).interaction;
    const body = { content: 'x' };
    await rest.post(Routes.interactionCallback(id, token), { body: { type: 4, data: body }, auth: false });
    const follow = () =>
      rest.post(Routes.webhook(standIn.world.application.id, token), { body, auth: false });
    for (let count = 0; count < most; count += 1) await follow();
    if (most === 5) expect(await errorOf(follow())).toMatchObject({ status: 400, code: 40094 });
    expect(standIn.messages).toHaveLength(1 + most);
  });

  test('buttons, autocomplete and the menu of a message', async () => {
    const standIn = await started();
    const client = await connected(standIn);
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isButton()) await interaction.update({ content: 'pressed', components: [] });
      else if (interaction.isAutocomplete()) await interaction.respond([{ name: 'A', value: 'a' }]);
      else if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content);
    });
    const button = {
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: 'Press',
      custom_id: 'go',
    };
    const body = { content: 'before', components: [{ type: ComponentType.ActionRow, components: [button] }] };
    const message = (await restOf(standIn).post(Routes.channelMessages(channelIn(standIn)), {
      body,
    })) as APIMessage;

    const pressed = standIn.interact(standIn.events.button(message, 'go'));
    expect((await pressed.answer()).message).toMatchObject({
      id: message.id,
      content: 'pressed',
      components: [],
    });
    const typed = standIn.interact(standIn.events.autocomplete('ask', { text: 'a' }, 'text'));
    expect((await typed.next('callback')).body).toEqual({
      type: 8,
      data: { choices: [{ name: 'A', value: 'a' }] },
    });
    const chosen = standIn.interact(standIn.events.messageCommand('Check', { ...message, content: 'this' }));
    expect((await chosen.answer()).message.content).toBe('this');
    standIn.expectNoProblems();
  });

  test('an interaction accepts one response, in time, with its own token', async () => {
    let now = 0;
    const standIn = await started({ interactionTimeout: 3000, now: () => now });
    await connected(standIn);
    const rest = restOf(standIn);
    const send = (exchange: ReturnType<StandIn['interact']>, type = 4, query = '') => {
      const { id, token } = exchange.interaction;
      const path = `${Routes.interactionCallback(id, token)}${query}` as const;
      return rest.post(path, { body: { type, data: { content: 'x' } }, auth: false });
    };
    const ask = () => standIn.interact(standIn.events.command('ask'));
    const first = ask();
    expect(
      await errorOf(rest.get(Routes.webhookMessage(standIn.world.application.id, first.interaction.token))),
    ).toMatchObject({ code: 10015 });
    expect(await send(first, 4, '?with_response=true')).toMatchObject({
      interaction: { id: first.interaction.id, type: 2, response_message_loading: false },
      resource: { type: 4, message: { content: 'x' } },
    });
    expect(await errorOf(send(first))).toMatchObject({ status: 400, code: 40060 });
    expect(await errorOf(send(ask(), 7))).toMatchObject({ status: 400, code: 50035 });
    const late = ask();
    now += 3001;
    expect(await errorOf(send(late))).toMatchObject({ status: 404, code: 10062 });
    const expired = ask();
    expired.expire();
    expect(await errorOf(send(expired))).toMatchObject({ status: 404, code: 10062 });
    now += 15 * 60_000;
    expect(
      await errorOf(rest.get(Routes.webhookMessage(standIn.world.application.id, first.interaction.token))),
    ).toMatchObject({ code: 50027 });
  });

  test('need a session', async () => {
    const standIn = await started();
    expect(() => standIn.interact(standIn.events.command('ask'))).toThrow('has a client identified?');
  });

  test('over HTTP are signed, and the response is the callback', async () => {
    const standIn = await started();
    const { url, received } = await botAt(standIn.publicKey, { type: 4, data: { content: 'hello' } });
    const exchange = await standIn.interactOverHttp(url, standIn.events.command('ask'));
    expect(received).toMatchObject([{ valid: true }]);
    expect(exchange.http.status).toBe(200);
    expect((await exchange.answer()).message.content).toBe('hello');
    await standIn.interactOverHttp(url, standIn.events.ping());
    expect(() => standIn.expectNoProblems()).toThrow('the answer of');
  });
});
