import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, test } from 'vitest';
import { NEW_POST } from '../../../src/command/chat-ref.ts';
import { createWatchService } from '../../../src/digest/answer-watches.ts';
import { DigestService } from '../../../src/digest/digest-service.ts';
import { textsFor } from '../../../src/text/index.ts';
import { chatting } from '../../chatting.ts';
import { knowledge, NOW } from '../../fixture.ts';
import type { From } from '../../stand-ins/discord/world/events.ts';
import { buttonId, labelsOf, press, type Running, running, textOf } from './running.ts';

/** A server with a bot that stores digests and saved questions. */
async function serving(): Promise<Running> {
  const made = await running();
  const { store } = made;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `sub${String(ids).padStart(5, '0')}`;
  };
  const parts = { ...store, knowledge: () => knowledge, now: () => NOW };
  const digests = new DigestService({ ...parts, newId });
  const { dispatch } = chatting({ digests, watches: createWatchService(parts, newId) });
  await made.start({ around: () => dispatch });
  return made;
}

type Given = Readonly<Record<string, string | boolean>>;

/** A subcommand with its options, as Discord nests them. */
function subcommand(name: string, given: Given = {}): APIApplicationCommandInteractionDataOption[] {
  const options = Object.entries(given).map(([option, value]) =>
    typeof value === 'string'
      ? { name: option, type: ApplicationCommandOptionType.String as const, value }
      : { name: option, type: ApplicationCommandOptionType.Boolean as const, value },
  );
  return [{ name, type: ApplicationCommandOptionType.Subcommand, options }];
}

const CHOSEN: Given = { time: '08:00', zone: 'Asia/Baghdad', always: true };
const MANAGER = { permissions: PermissionFlagsBits.ManageGuild };
const REFUSED = 'Only an admin of this server, group or channel can do this.';

describe('the list of commands', () => {
  test('has the commands that change digests for managers, and those that show them for everyone', async () => {
    const { standIn } = await serving();
    const listed = standIn.commands().filter(({ name }) => name.startsWith('digest'));
    const names = listed.map(({ name, options = [] }) => [name, options.map((option) => option.name)]);
    expect(names).toEqual([
      ['digest', ['status', 'preview', 'subscribe', 'change', 'pause', 'resume', 'unsubscribe']],
      ['digests', ['status', 'preview']],
    ]);
    expect(listed.map((command) => command.default_member_permissions)).toEqual(['32', null]);
    for (const command of listed) {
      const contexts = [InteractionContextType.Guild, InteractionContextType.BotDM];
      expect(command).toMatchObject({ contexts, integration_types: [0] });
    }
    expect(listed[0]).toMatchObject({
      name_localizations: { ar: 'موجز' },
      options: expect.arrayContaining([
        expect.objectContaining({ type: 1, name: 'subscribe', name_localizations: { ar: 'اشتراك' } }),
      ]),
    });
    expect(standIn.commands()).toContainEqual(
      expect.objectContaining({ name: 'forget', default_member_permissions: null, contexts: [0, 1, 2] }),
    );
  });
});

describe('a digest', () => {
  test.each<[string, bigint]>([
    ['Manage Server', PermissionFlagsBits.ManageGuild],
    ['Administrator', PermissionFlagsBits.Administrator],
  ])('is set up by readers with the permission %s, visibly for everyone', async (_, permissions) => {
    const { standIn } = await serving();
    const command = standIn.events.command('digest', subcommand('subscribe', CHOSEN), { permissions });
    const posted = await standIn.interact(command).answer();
    expect(posted.ephemeral).toBe(false);
    expect(textOf(posted)).toContain('Monday 23 November 2026, 08:00 (Asia/Baghdad)');
    expect(textOf(posted)).toContain('one line says so');
    expect(labelsOf(posted)).toEqual(['Preview', 'Pause', 'Settings']);
  });

  test('is set up in direct messages by their reader', async () => {
    const { standIn } = await serving();
    const command = standIn.events.command('digest', subcommand('subscribe', CHOSEN), {
      place: standIn.world.dm,
    });
    expect(textOf(await standIn.interact(command).answer())).toContain('The digest is set up.');
  });

  test('can be shown, but not changed, by other readers', async () => {
    const run = await serving();
    const { standIn } = run;
    const subscribe = (from = {}) =>
      standIn.interact(standIn.events.command('digest', subcommand('subscribe', CHOSEN), from)).answer();
    const refused = await subscribe();
    expect([textOf(refused), refused.ephemeral]).toEqual([REFUSED, true]);
    await subscribe(MANAGER);
    const looked = standIn.events.command('digests', subcommand('status'));
    const status = await standIn.interact(looked).answer();
    expect(textOf(status)).toContain('08:00 (Asia/Baghdad), every day');
    expect(status.ephemeral).toBe(false);
    expect(textOf(await press(run, status, 'Pause').answer())).toBe(REFUSED);
    expect(textOf(await press(run, status, 'Preview').answer())).toContain(
      textsFor('en').subscriptions.preview,
    );
    const paused = await press(run, status, 'Pause', MANAGER).answer();
    expect(textOf(paused)).toContain('The digest is paused.');
  });

  test.each<[string, bigint, ChannelType, string | undefined]>([
    ['Send Messages', PermissionFlagsBits.ViewChannel, ChannelType.GuildText, 'Send Messages'],
    ['all', 0n, ChannelType.GuildText, 'View Channel and Send Messages'],
    [
      'Send Messages in Threads',
      PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
      ChannelType.PublicThread,
      'Send Messages in Threads',
    ],
    ['none, as an administrator,', PermissionFlagsBits.Administrator, ChannelType.GuildText, undefined],
  ])('says that %s is missing if the bot cannot post', async (_, given, type, lacking) => {
    const { standIn } = await serving();
    const said = async (name: string, options: Given = {}) => {
      const command = standIn.events.command('digest', subcommand(name, options), MANAGER);
      const channel = { ...command.channel, type } as typeof command.channel;
      return textOf(await standIn.interact({ ...command, channel, app_permissions: String(given) }).answer());
    };
    const expected = lacking && textsFor('en').subscriptions.lacks(lacking);
    const hintIn = (text: string) => /The bot cannot post .*?\. Please .*?\./.exec(text)?.[0];
    expect(hintIn(await said('subscribe', CHOSEN))).toBe(expected);
    expect(hintIn(await said('subscribe', CHOSEN))).toBe(expected);
    expect(hintIn(await said('change', { time: '09:00' }))).toBe(expected);
    expect(hintIn(await said('status'))).toBe(expected);
    expect(hintIn(await said('pause'))).toBeUndefined();
    expect(hintIn(await said('status'))).toBeUndefined();
    expect(hintIn(await said('resume'))).toBe(expected);
    expect(hintIn(await said('unsubscribe'))).toBeUndefined();
  });

  test('in a post of a forum is posted as a new post each time, or into that post where this is asked for', async () => {
    const { standIn, store } = await serving();
    const { world } = standIn;
    const [guild] = world.guilds;
    if (guild === undefined) throw new Error('there is a server');
    const forum = { ...guild, channel: '71', type: ChannelType.GuildForum };
    const thread = { parent: '71', owner: world.reader.id, archived: false, locked: true, tags: [] };
    const post = { ...guild, channel: '72', type: ChannelType.PublicThread, thread };
    world.channels.set('71', { ...forum, forum: { tags: [], requiresTag: false } });
    world.channels.set('72', post);
    const from = { ...MANAGER, place: post };
    const said = async (name: string, options: Given = {}) =>
      textOf(
        await standIn.interact(standIn.events.command('digest', subcommand(name, options), from)).answer(),
      );
    const { newPosts, lacks } = textsFor('en').subscriptions;
    expect(await said('subscribe', CHOSEN)).toContain(newPosts);
    expect(await said('subscribe', { ...CHOSEN, time: '09:00', here: true })).not.toContain(newPosts);
    const rooms = [
      { platform: 'discord', chat: '71', thread: NEW_POST },
      { platform: 'discord', chat: '72' },
    ];
    const counts = await Promise.all(rooms.map(async (room) => (await store.subscriptions.of(room)).length));
    expect(counts).toEqual([1, 1]);
    expect(await said('status')).toMatch(/08:00[\s\S]*09:00/);
    // What keeps the bot from posting into the post, which a moderator has locked.
    expect(await said('status')).toContain(lacks('Send Messages in Threads and Manage Threads'));
    const [{ id = '' } = {}] = await store.subscriptions.of(rooms[0] ?? { platform: '', chat: '' });
    expect(await said('pause', { id })).toContain('The digest is paused.');
    expect(await said('unsubscribe', { id })).toContain(newPosts);
  });

  test('is changed by the slash command only: a message does not say who manages the server', async () => {
    const { standIn } = await serving();
    const bot = standIn.world.bot.id;
    const said = async (content: string) => {
      const before = standIn.messages.length;
      standIn.say(standIn.events.message({ content }));
      await standIn.waitFor(() => standIn.messages.length > before);
      const posted = standIn.messages[before];
      return posted && textOf(posted);
    };
    expect(await said(`<@${bot}> /digest subscribe 08:00 UTC`)).toMatch(/^A message does not show/);
    expect(await said(`<@${bot}> /digest`)).toMatch(/^No digest is posted here/);
  });
});

test.each([
  ['digest', 'subscribe', 'zone', 'bagh', 'Asia/Baghdad'],
  ['digest', 'change', 'topics', 'border, thr', 'border, threat'],
  ['digest', 'subscribe', 'days', 'thu', 'Thursday'],
  ['digest', 'subscribe', 'days', 'sun-t', 'sun-Thursday'],
])('/%s %s has autocomplete for the option %s', async (group, name, option, typed, value) => {
  const { standIn } = await serving();
  const typing = standIn.events.autocomplete(group, subcommand(name, { [option]: typed }), option, MANAGER);
  const { body } = await standIn.interact(typing).next('callback');
  expect(body).toMatchObject({
    data: { choices: expect.arrayContaining([expect.objectContaining({ value })]) },
  });
});

describe('a question that the sources cannot answer', () => {
  test.each<[string, Given, string]>([
    ['that everyone has seen', {}, textsFor('en').waiting.kept.either],
    ['that was asked in private', { private: true }, textsFor('en').waiting.kept.alone],
  ])('%s can be saved with a button', async (_, more, where) => {
    const run = await serving();
    const { standIn } = run;
    const question = { question: 'Who guards the airport of Basra?', ...more };
    const posted = await standIn.interact(standIn.events.command('ask', question)).answer();
    expect(buttonId(posted, 'Notify me when this is answered').length).toBeLessThanOrEqual(100);
    const kept = await press(run, posted, 'Notify me when this is answered').answer();
    expect(kept.ephemeral).toBe(true);
    expect(textOf(kept).replaceAll('`', '')).toContain(where);
    const [watch] = await run.store.watches.page(undefined, 10);
    expect(watch).toMatchObject({ question: question.question, open: !more['private'] });
  });
});

test.each<[string, (world: Running['standIn']['world']) => From]>([
  ['a group of people', (world) => ({ place: world.private })],
  ['a server in which the bot is not a member', () => ({ installed: 'user' })],
])('in %s there is no button that saves the question', async (_, from) => {
  const run = await serving();
  const { standIn } = run;
  const asked = standIn.events.command(
    'ask',
    { question: 'Who guards the airport of Basra?' },
    from(standIn.world),
  );
  const posted = await standIn.interact(asked).answer();
  expect(textOf(posted)).toContain('The sources do not say');
  expect(labelsOf(posted)).not.toContain('Notify me when this is answered');
});
