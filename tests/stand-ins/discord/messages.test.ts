import { once } from 'node:events';
import {
  type APIMessage,
  ComponentType,
  type DiscordAPIError,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Routes,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { channelIn, connected, errorOf, restOf, started } from './client.ts';
import type { StandIn } from './stand-in.ts';

describe('messages', () => {
  /** Sends a message as the bot, to the first server's channel. */
  async function sending() {
    const standIn = await started();
    const rest = restOf(standIn);
    const path = Routes.channelMessages(channelIn(standIn));
    const send = async (body: unknown) => (await rest.post(path, { body })) as APIMessage;
    return { standIn, rest, send };
  }

  test('an enforced nonce makes one message of several', async () => {
    let now = 0;
    const standIn = await started({ now: () => now });
    const send = async (content: string, enforce_nonce: boolean) => {
      const body = { content, nonce: 'n', enforce_nonce };
      return (
        (await restOf(standIn).post(Routes.channelMessages(channelIn(standIn)), { body })) as APIMessage
      ).content;
    };
    expect(await send('first', true)).toBe('first');
    expect(await send('second', true)).toBe('first');
    expect(await send('third', false)).toBe('third');
    now += 10 * 60_000;
    expect(await send('fourth', true)).toBe('fourth');
    expect(standIn.messages.map(({ message }) => message.content)).toEqual(['first', 'third', 'fourth']);
  });

  test('can be read, edited and deleted', async () => {
    const { standIn, rest, send } = await sending();
    const channel = channelIn(standIn);
    const first = await send({ content: 'first' });
    await send({ content: 'second', message_reference: { message_id: first.id } });
    await rest.patch(Routes.channelMessage(channel, first.id), { body: { content: 'changed' } });
    expect(await rest.get(`${Routes.channelMessages(channel)}?limit=1`)).toMatchObject([
      { content: 'second', type: 19, referenced_message: { content: 'first' } },
    ]);
    expect(await rest.get(Routes.channelMessage(channel, first.id))).toMatchObject({ content: 'changed' });
    expect(await rest.get(`${Routes.channelMessages(channel)}?after=${first.id}`)).toHaveLength(1);
    expect(await rest.get(`${Routes.channelMessages(channel)}?before=${first.id}`)).toEqual([]);
    await rest.delete(Routes.channelMessage(channel, first.id));
    expect(await errorOf(rest.get(Routes.channelMessage(channel, first.id)))).toMatchObject({ code: 10008 });
    expect(await errorOf(rest.get(Routes.channelMessages(first.id)))).toMatchObject({ code: 10003 });
  });

  test('are listed by time, with component ids and without nonces', async () => {
    let now = Date.UTC(2026, 1, 1);
    const standIn = await started({ now: () => now });
    const [guild] = standIn.world.guilds;
    const path = Routes.channelMessages(channelIn(standIn));
    const rest = restOf(standIn);
    const container = { type: 17, id: 123_456, components: [{ type: 10, content: 'x' }] };
    for (const nonce of ['a', 'b']) {
      await rest.post(path, { body: { flags: 32_768, components: [container], nonce } });
      now += 60_000;
    }
    const since = BigInt(now - 90_000 - Date.UTC(2015, 0, 1)) << 22n;
    const read = (await rest.get(`${path}?after=${since}`)) as APIMessage[];
    expect(read).toMatchObject([{ timestamp: '2026-02-01T00:01:00.000Z', components: [{ id: 123_456 }] }]);
    expect(read[0]).not.toHaveProperty('nonce');
    if (guild) standIn.world.channels.set(guild.channel, { ...guild, historyHidden: true });
    expect(await rest.get(path)).toEqual([]);
  });

  test('ping whom Discord would ping', async () => {
    const { send } = await sending();
    const content = '@everyone <@1> <@&2>';
    expect(await send({ content })).toMatchObject({
      mention_everyone: true,
      mentions: [{ id: '1' }],
      mention_roles: ['2'],
    });
    const silent = { mention_everyone: false, mentions: [], mention_roles: [] };
    expect(await send({ content, allowed_mentions: { parse: [] } })).toMatchObject(silent);
    expect(await send({ embeds: [{ description: content }] })).toMatchObject(silent);
  });

  test('of the bot are events for the bot too', async () => {
    const standIn = await started();
    const client = await connected(standIn);
    const created = once(client, Events.MessageCreate);
    await restOf(standIn).post(Routes.channelMessages(channelIn(standIn)), { body: { content: 'mine' } });
    expect(await created).toMatchObject([{ content: 'mine', author: { id: standIn.world.bot.id } }]);
  });

  const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
  const button = (custom_id: string, label = 'label') => ({ type: 2, style: 1, custom_id, label });
  const row = (...components: unknown[]) => ({ type: ComponentType.ActionRow, components });
  const SECOND = MessageFlags.IsComponentsV2;
  const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, index) => make(index));

  test.each([
    ['the longest text', { content: 'ü'.repeat(2000) }],
    ['the longest text in components', { flags: SECOND, components: [text('a'.repeat(3999)), text('b')] }],
    [
      'the most components',
      { flags: SECOND, components: [{ type: 17, components: many(39, () => text('a')) }] },
    ],
    [
      'the longest id and label',
      { content: 'x', components: [row(button('i'.repeat(100), 'l'.repeat(80)))] },
    ],
  ])('%s is accepted', async (_, body) => {
    const { standIn, send } = await sending();
    await send(body);
    standIn.expectNoProblems();
  });

  test.each([
    ['nothing', {}, 50006],
    ['white space', { content: ' \n' }, 50006],
    ['no components', { flags: SECOND, components: [] }, 50006],
    ['too long a text', { content: 'a'.repeat(2001) }, 50035],
    [
      'too much text in components',
      { flags: SECOND, components: [text('a'.repeat(3999)), { type: 17, components: [text('bc')] }] },
      50035,
    ],
    [
      'too many components',
      { flags: SECOND, components: [{ type: 17, components: many(40, () => text('a')) }] },
      50035,
    ],
    ['too long an id', { content: 'x', components: [row(button('i'.repeat(101)))] }, 50035],
    ['too long a label', { content: 'x', components: [row(button('i', 'l'.repeat(81)))] }, 50035],
    ['six buttons in a row', { content: 'x', components: [row(...many(6, (n) => button(`${n}`)))] }, 50035],
    ['an id twice', { content: 'x', components: [row(button('i')), row(button('i'))] }, 50035],
    ['a link without address', { content: 'x', components: [row({ type: 2, style: 5, label: 'l' })] }, 50035],
    ['text beside components', { flags: SECOND, content: 'x', components: [text('x')] }, 50035],
    ['embeds beside components', { flags: SECOND, embeds: [{ title: 'x' }], components: [text('x')] }, 50035],
    ['new components without the flag', { components: [text('x')] }, 50035],
    [
      'a picture that is not there',
      { flags: SECOND, components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }] },
      50035,
    ],
    ['an answer to nothing', { content: 'x', message_reference: { message_id: '1' } }, 50035],
  ])('%s is refused', async (_, body, code) => {
    const { standIn, send } = await sending();
    expect(await errorOf(send(body))).toMatchObject({ status: 400, code });
    expect(standIn.messages).toEqual([]);
  });

  test('a refusal names the path', async () => {
    const { send } = await sending();
    const components = [row(button('i')), row(button('j'), button('i'))];
    const error = (await errorOf(send({ content: 'x', components }))) as DiscordAPIError;
    expect(error.rawError).toMatchObject({
      message: 'Invalid Form Body',
      errors: {
        components: {
          1: { components: { 1: { custom_id: { _errors: [{ code: 'COMPONENT_CUSTOM_ID_DUPLICATED' }] } } } },
        },
      },
    });
  });

  test('have files, which components show', async () => {
    const { standIn, rest } = await sending();
    const message = (await rest.post(Routes.channelMessages(channelIn(standIn)), {
      body: {
        flags: SECOND,
        components: [{ type: ComponentType.MediaGallery, items: [{ media: { url: 'attachment://a.png' } }] }],
        attachments: [{ id: '0', filename: 'a.png', description: 'A map' }],
      },
      files: [{ name: 'a.png', data: Buffer.from([137, 80]), contentType: 'image/png' }],
    })) as APIMessage;
    const [attachment] = message.attachments;
    expect(attachment).toMatchObject({
      filename: 'a.png',
      description: 'A map',
      size: 2,
      content_type: 'image/png',
    });
    expect(message.components).toMatchObject([{ id: 1, items: [{ media: { url: attachment?.url } }] }]);
    expect(standIn.requests[0]?.files).toMatchObject([
      { field: 'files[0]', bytes: new Uint8Array([137, 80]) },
    ]);
    standIn.expectNoProblems();
  });
});

describe('what a session may see', () => {
  const INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
  const OTHERS: Partial<APIMessage> = { embeds: [{ title: 'x' }] };

  /** What a client with these intents sees of messages. */
  async function seen(
    content: (standIn: StandIn) => string,
    more: { intents?: number[]; dm?: boolean; reply?: boolean } = {},
  ) {
    const standIn = await started({ disallowedIntents: 0 });
    const client = await connected(standIn, { intents: [...INTENTS, ...(more.intents ?? [])] });
    const raw = new Promise<APIMessage>((resolve) => {
      client.on(Events.Raw, ({ t, d }: { t: string; d: APIMessage }) => {
        if (t === 'MESSAGE_CREATE') resolve(d);
      });
    });
    const place = more.dm ? standIn.world.dm : standIn.world.guilds[0];
    const before = standIn.events.message({ content: 'earlier' });
    const replyTo = more.reply ? { replyTo: before, pingReplied: false } : {};
    standIn.say(
      standIn.events.message({
        content: content(standIn),
        ...(place ? { place } : {}),
        ...replyTo,
        more: OTHERS,
      }),
    );
    return raw;
  }

  test('without the intent for content: only the content of messages to the bot', async () => {
    expect(await seen(() => 'secret')).toMatchObject({ content: '', embeds: [] });
    expect(await seen(() => 'secret', { dm: true })).toMatchObject({ content: 'secret', embeds: [{}] });
    expect(await seen(() => 'secret', { intents: [GatewayIntentBits.MessageContent] })).toMatchObject({
      content: 'secret',
    });
    expect(await seen(({ world }) => `<@${world.bot.id}> what is true?`, { reply: true })).toMatchObject({
      content: expect.stringContaining('what is true?'),
      mentions: [{ username: 'sanad' }],
      referenced_message: { content: '' },
    });
  });

  test('without the intent for messages: no messages', async () => {
    const standIn = await started();
    await connected(standIn, { intents: [GatewayIntentBits.Guilds] });
    expect(standIn.say(standIn.events.message({ content: 'secret' }))).toBe(0);
  });
});

describe('commands', () => {
  test('are returned as Discord stores them', async () => {
    const standIn = await started();
    const rest = restOf(standIn);
    const path = Routes.applicationCommands(standIn.world.application.id);
    const option = {
      type: 3,
      name: 'question',
      description: 'What',
      required: false,
      name_localizations: { ar: 'سؤال' },
    };
    const ask = {
      name: 'ask',
      description: 'Asks',
      options: [option, { type: 3, name: 'all', description: 'All', autocomplete: false, choices: [] }],
    };
    const menu = {
      type: 3,
      name: 'Check this',
      contexts: [0, 1],
      integration_types: [0, 1],
      default_member_permissions: '0',
    };
    await rest.put(path, { body: [ask, menu] });
    const common = {
      application_id: standIn.world.application.id,
      id: expect.any(String),
      version: expect.any(String),
      nsfw: false,
    };
    const plain = { type: 3, name: 'question', description: 'What' };
    expect(await rest.get(path)).toEqual([
      {
        ...common,
        type: 1,
        name: 'ask',
        description: 'Asks',
        dm_permission: true,
        contexts: null,
        integration_types: [0],
        default_member_permissions: null,
        options: [plain, { type: 3, name: 'all', description: 'All' }],
      },
      {
        ...common,
        type: 3,
        name: 'Check this',
        description: '',
        dm_permission: true,
        contexts: [0, 1],
        integration_types: [0, 1],
        default_member_permissions: '0',
      },
    ]);
    const [held] = (await rest.get(`${path}?with_localizations=true`)) as {
      id: string;
      options: unknown[];
    }[];
    expect(held?.options[0]).toEqual({
      ...plain,
      name_localizations: { ar: 'سؤال' },
      description_localizations: null,
    });
    // Again: ids stay, and so do the versions of unchanged commands.
    const before = standIn.commands();
    await rest.put(path, { body: [{ ...ask, description: 'Asks again' }, menu] });
    const [asked, chosen] = standIn.commands();
    expect(asked).toMatchObject({ id: before[0]?.id, description: 'Asks again' });
    expect(asked?.version).not.toBe(before[0]?.version);
    expect(chosen).toEqual(before[1]);
    expect(standIn.events.command('ask').data.id).toBe(asked?.id);
    standIn.expectNoProblems();
  });

  test('of a server are separate', async () => {
    const standIn = await started();
    const guild = standIn.world.guilds[0]?.guild ?? '';
    const path = Routes.applicationGuildCommands(standIn.world.application.id, guild);
    await restOf(standIn).put(path, { body: [{ name: 'ask', description: 'Asks' }] });
    expect(standIn.commands(guild)).toMatchObject([{ name: 'ask', guild_id: guild }]);
    expect(standIn.commands()).toEqual([]);
  });

  test.each([
    ['a name in capitals', [{ name: 'Ask', description: 'x' }]],
    [
      'a name twice',
      [
        { name: 'ask', description: 'x' },
        { name: 'ask', description: 'y' },
      ],
    ],
    ['no description', [{ name: 'ask', description: '' }]],
    [
      'a required option after another',
      [
        {
          name: 'ask',
          description: 'x',
          options: [
            { type: 3, name: 'a', description: 'a' },
            { type: 3, name: 'b', description: 'b', required: true },
          ],
        },
      ],
    ],
  ])('%s is refused', async (_, body) => {
    const standIn = await started();
    const path = Routes.applicationCommands(standIn.world.application.id);
    expect(await errorOf(restOf(standIn).put(path, { body }))).toMatchObject({ status: 400, code: 50035 });
    expect(standIn.commands()).toEqual([]);
  });
});
