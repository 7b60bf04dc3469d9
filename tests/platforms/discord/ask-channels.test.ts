import { ChannelType, GatewayDispatchEvents, GatewayIntentBits, MessageType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { refusals } from '../../stand-ins/discord/rest/refusals.ts';
import { addThread } from '../../stand-ins/discord/rest/thread-routes.ts';
import type { UserMessage } from '../../stand-ins/discord/world/messages.ts';
import { createUser } from '../../stand-ins/discord/world/people.ts';
import { channelOf, type Place } from '../../stand-ins/discord/world/world.ts';
import { type Bot, type Running, running, textOf } from './running.ts';

const QUESTION = 'who phoned Mazloum Abdi?';
const ANSWER = 'Sudani phoned Mazloum Abdi';
const UNKNOWN = 'Who won the cup final?';

const ASK = '900000000000000001';
const FORUM = '900000000000000002';
const START_THREAD = 'POST /channels/{channel_id}/messages/{message_id}/threads';

/** A bot that answers by itself in a text channel and in a forum. */
async function asking(): Promise<
  Running & { readonly bot1: Bot; readonly ask: Place; readonly forum: Place }
> {
  const run = await running({ disallowedIntents: 0 });
  const [guild] = run.standIn.world.guilds;
  if (guild === undefined) throw new Error('there is a server');
  const ask: Place = { ...guild, channel: ASK, name: 'ask' };
  const forum: Place = { ...ask, channel: FORUM, type: ChannelType.GuildForum };
  const forumWithTags = { ...forum, forum: { tags: [], requiresTag: false } };
  run.standIn.world.channels.set(ASK, ask);
  run.standIn.world.channels.set(FORUM, forumWithTags);
  const bot1 = await run.start({ config: { askChannels: [ASK, FORUM] } });
  return { ...run, bot1, ask, forum: forumWithTags };
}

interface Post {
  readonly title: string;
  readonly content: string;
  readonly author?: UserMessage['author'];
}

/** The thread and the first message of a post, which nobody has heard of. */
function postIn({ standIn }: Running, forum: Place, { title, content, author }: Post) {
  const { world, events } = standIn;
  const owner = author ?? world.reader;
  const message = events.message({ content, place: forum, author: owner });
  const thread = { parent: forum.channel, owner: owner.id, archived: false, locked: false, tags: [] };
  const place: Place = {
    ...forum,
    channel: message.id,
    type: ChannelType.PublicThread,
    name: title,
    thread,
  };
  const { forum: _, ...threadPlace } = place as Place & { forum?: unknown };
  const created = { ...message, channel_id: message.id, channel_type: ChannelType.PublicThread as const };
  return { place: threadPlace as Place, message: created };
}

/** Makes a post, with the events that Discord sends of it. */
function post(run: Running, forum: Place, said: Post): Place {
  const { place, message } = postIn(run, forum, said);
  addThread(place, run.standIn);
  run.standIn.say(message);
  return place;
}

/** Resolves when the bot has dealt with all messages before: it answers one that mentions it. */
async function settled({ standIn }: Running): Promise<void> {
  const { bot } = standIn.world;
  const said = standIn.events.message({ content: `<@${bot.id}> ${QUESTION}` });
  standIn.say(said);
  await standIn.waitFor(
    (one) => one.kind === 'message' && one.posted.message.message_reference?.message_id === said.id,
  );
}

/** What the bot has posted besides the answers to mentions in the other channel. */
function answersIn({ standIn }: Running): readonly (readonly [channel: string, text: string])[] {
  const [guild] = standIn.world.guilds;
  return standIn.messages
    .filter(({ place }) => place.channel !== guild?.channel)
    .map((posted) => [posted.message.channel_id, textOf(posted)]);
}

describe('a post in a forum', () => {
  const ANSWERED: readonly Post[] = [
    { title: QUESTION, content: 'I heard something on the radio.' },
    { title: 'Question about Syria', content: QUESTION },
    { title: UNKNOWN, content: QUESTION },
    { title: 'Mazloum Abdi', content: 'So who was it that phoned him?' },
  ];

  test('is answered in its thread: by its title, else by its text, else by both', async () => {
    const run = await asking();
    const posts = ANSWERED.map((said) => post(run, run.forum, said));
    await run.standIn.waitFor((one) => one.kind === 'message', posts.length);
    await settled(run);
    const expected = posts.map(({ channel }) => [channel, expect.stringContaining(ANSWER)]);
    expect(answersIn(run).toSorted(([a], [b]) => a.localeCompare(b))).toEqual(expected);
  });

  const LEFT_ALONE: readonly Post[] = [
    { title: 'Sudani phoned Mazloum Abdi', content: 'Good to know.' },
    { title: UNKNOWN, content: 'Anybody?' },
    { title: 'Hello', content: 'how are you?' },
    { title: 'My test', content: '/ask who phoned Mazloum Abdi?' },
    { title: QUESTION, content: '', author: createUser('7', 'robot', { bot: true }) },
  ];

  test('that is no question, or one that the sources do not answer, is left alone, without any sign', async () => {
    const run = await asking();
    for (const said of LEFT_ALONE) post(run, run.forum, said);
    await settled(run);
    expect(answersIn(run)).toEqual([]);
    const signs = run.standIn.requests.filter(({ path }) => /typing|reactions/.test(path));
    expect(signs).toEqual([]);
  });

  test('is answered once, in whichever order its events come, and again after a resume', async () => {
    const run = await asking();
    const { standIn, forum } = run;
    const { place, message } = postIn(run, forum, { title: QUESTION, content: 'Please.' });
    standIn.world.channels.set(place.channel, place);
    standIn.say(message);
    const event = GatewayDispatchEvents.ThreadCreate;
    const data = () => channelOf(place, []);
    standIn.gateway.dispatch({ event, guild: place.guild, data });
    await standIn.waitFor((one) => one.kind === 'message');
    standIn.gateway.redeliver(3);
    standIn.gateway.drop();
    await standIn.waitFor((one) => one.kind === 'session' && one.seen.how === 'resume');
    await settled(run);
    expect(answersIn(run)).toHaveLength(1);
  });

  test('is answered by one of several processes', async () => {
    const run = await asking();
    await run.start({ config: { askChannels: [FORUM] } });
    post(run, run.forum, { title: QUESTION, content: 'Please.' });
    await run.standIn.waitFor((one) => one.kind === 'message');
    await settled(run);
    expect(answersIn(run)).toHaveLength(1);
    const sent = run.standIn.requests.filter(
      ({ method, path }) => method === 'POST' && /messages$/.test(path),
    );
    expect(
      sent.filter(({ params }) => params['channel_id'] !== run.standIn.world.guilds[0]?.channel),
    ).toHaveLength(1);
  });

  test('is not answered below: what people write to each other there is theirs', async () => {
    const run = await asking();
    const place = post(run, run.forum, { title: QUESTION, content: 'Please.' });
    await run.standIn.waitFor((one) => one.kind === 'message');
    run.standIn.say(run.standIn.events.message({ content: QUESTION, place }));
    await settled(run);
    expect(answersIn(run)).toHaveLength(1);
  });
});

describe('a message in a channel for questions', () => {
  test('is answered in a thread that is named after it', async () => {
    const run = await asking();
    const { standIn, ask } = run;
    const said = standIn.events.message({ content: QUESTION, place: ask });
    standIn.say(said);
    await standIn.waitFor((one) => one.kind === 'message');
    expect(answersIn(run)).toEqual([[said.id, expect.stringContaining(ANSWER)]]);
    expect(standIn.world.channels.get(said.id)).toMatchObject({ name: QUESTION, thread: { parent: ASK } });
  });

  test('is answered in a reply where the bot may start no thread, and what to do is logged', async () => {
    const run = await asking();
    const { standIn, ask, bot1 } = run;
    standIn.fail(START_THREAD, refusals.missingPermissions());
    const said = standIn.events.message({ content: QUESTION, place: ask });
    standIn.say(said);
    await standIn.waitFor((one) => one.kind === 'message');
    expect(answersIn(run)).toEqual([[ASK, expect.stringContaining(ANSWER)]]);
    expect(standIn.messages[0]?.message.message_reference?.message_id).toBe(said.id);
    expect(JSON.stringify(bot1.logged)).toContain('Create Public Threads');
    expect(JSON.stringify(bot1.logged)).not.toContain('Mazloum');
  });

  test('that is no question to be answered, or not of a person, is left alone, as it is in any other channel', async () => {
    const run = await asking();
    const { standIn, ask } = run;
    const said: readonly UserMessage[] = [
      { content: 'Sudani phoned Mazloum Abdi' },
      { content: UNKNOWN },
      { content: '' },
      { content: QUESTION, more: { type: MessageType.Reply } },
      { content: QUESTION, author: createUser('7', 'robot', { bot: true }) },
      { content: QUESTION, more: { webhook_id: '5' } },
      { content: QUESTION, more: { type: MessageType.ThreadCreated } },
      { content: QUESTION, place: { ...ask, channel: '77' } },
    ];
    for (const one of said) standIn.say(standIn.events.message({ place: ask, ...one }));
    await settled(run);
    expect(answersIn(run)).toEqual([]);
  });

  test('in its thread the asker can go on, and nobody else; after a restart too', async () => {
    const run = await asking();
    const { standIn, ask, bot1 } = run;
    const said = standIn.events.message({ content: QUESTION, place: ask });
    standIn.say(said);
    await standIn.waitFor((one) => one.kind === 'message');
    const place = standIn.world.channels.get(said.id);
    if (place === undefined) throw new Error('the thread was just made');
    const write = (content: string, author = standIn.world.reader) =>
      standIn.say(standIn.events.message({ content, place, author }));
    write(QUESTION, createUser('8', 'friend'));
    write('Thanks!');
    write(UNKNOWN);
    write('is the border secure?');
    await standIn.waitFor((one) => one.kind === 'message', 2);
    await settled(run);
    expect(answersIn(run)).toHaveLength(2);
    await bot1.discord.stop();
    await run.start({ config: { askChannels: [ASK] } });
    write(QUESTION, createUser('8', 'friend'));
    write(QUESTION);
    await standIn.waitFor((one) => one.kind === 'message' && one.posted.place.channel === said.id, 3);
    await settled(run);
    expect(answersIn(run)).toHaveLength(3);
  });
});

describe('the bot', () => {
  test('asks for the content of messages only where it answers by itself', async () => {
    const run = await asking();
    await run.start();
    const intents = run.standIn.sessions.map((seen) => seen.intents & GatewayIntentBits.MessageContent);
    expect(intents).toEqual([GatewayIntentBits.MessageContent, 0]);
  });

  test('says what to turn on when it may not read messages', async () => {
    const { bot } = await running();
    const made = bot({ config: { askChannels: [ASK] } });
    void made.discord.start();
    expect(await made.fatal).toContain('DISCORD_ASK_CHANNELS needs the "Message Content Intent"');
  });

  test('names each channel that it cannot see, and one that is none for messages', async () => {
    const run = await running({ disallowedIntents: 0 });
    const [guild] = run.standIn.world.guilds;
    const category = { ...guild, channel: FORUM, type: ChannelType.GuildCategory } as Place;
    run.standIn.world.channels.set(FORUM, category);
    const { logged } = await run.start({ config: { askChannels: [ASK, FORUM] } });
    const sentences = logged.filter(([{ event }]) => event === 'discord-ask-channel').map(([, line]) => line);
    expect(sentences).toEqual([
      expect.stringContaining(`the bot cannot see ${ASK}`),
      expect.stringContaining(`${FORUM} is no text channel and no forum`),
    ]);
  });
});
