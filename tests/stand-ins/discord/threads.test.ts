import { ChannelType, GatewayDispatchEvents, GatewayIntentBits, Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { channelIn, errorOf, restOf, started } from './client.ts';
import { intentFor } from './gateway/intents.ts';
import { answerErrors } from './spec/spec.ts';
import type { Forum } from './world/world.ts';

const TAG = { id: '11', name: 'News' };
const STAFF = { id: '12', name: 'Staff', moderated: true };

/** A stand-in with a forum, whose id is 71. */
async function withForum(forum: Forum = { tags: [TAG, STAFF], requiresTag: true }) {
  const standIn = await started();
  const [guild] = standIn.world.guilds;
  if (guild === undefined) throw new Error('there is a server');
  const place = { ...guild, channel: '71', type: ChannelType.GuildForum, forum };
  standIn.world.channels.set('71', place);
  return { standIn, guild, rest: restOf(standIn) };
}

const post = { name: 'A post', applied_tags: ['11'], message: { content: 'first' } };

test('posts, threads and their lists are as Discord describes them', async () => {
  const { standIn, guild, rest } = await withForum();
  const [channel, id] = ['/channels/{channel_id}', '/messages/{message_id}'];
  const said = standIn.events.message({ content: 'x' });
  standIn.say(said);
  const made = (await rest.post(Routes.threads('71'), { body: post })) as { readonly id: string };
  const route = Routes.threads(channelIn(standIn), said.id);
  const thread = (await rest.post(route, { body: { name: 'A thread' } })) as { readonly id: string };
  expect(thread.id).toBe(said.id);
  const got: readonly (readonly [string, unknown, number?])[] = [
    [`POST ${channel}/threads`, made, 201],
    [`POST ${channel}${id}/threads`, thread, 201],
    [`PATCH ${channel}`, await rest.patch(Routes.channel(made.id), { body: { archived: true } })],
    [`GET ${channel}`, await rest.get(Routes.channel('71'))],
    [`GET ${channel}/threads/archived/public`, await rest.get(Routes.channelThreads('71', 'public'))],
    ['GET /guilds/{guild_id}/threads/active', await rest.get(Routes.guildActiveThreads(guild.guild))],
  ];
  for (const [name, body, status = 200] of got)
    expect([name, ...answerErrors(name, status, body)]).toEqual([name]);
  expect(standIn.messages[0]?.message).toMatchObject({ id: made.id, channel_id: made.id, content: 'first' });
});

test.each([
  ['no tag where one is wanted', { ...post, applied_tags: [] }, 40067],
  ['a tag that only moderators may set', { ...post, applied_tags: ['12'] }, 40066],
  ['a tag that the forum lacks', { ...post, applied_tags: ['13'] }, 50035],
  ['a title that is too long', { ...post, name: 'x'.repeat(101) }, 50035],
  ['an empty message', { ...post, message: {} }, 50006],
])('a post is refused for %s', async (_, body, code) => {
  const { standIn, rest } = await withForum();
  expect(await errorOf(rest.post(Routes.threads('71'), { body }))).toMatchObject({ code });
  expect(standIn.messages).toEqual([]);
});

test('the events of threads need the intent for servers', () => {
  expect(intentFor(GatewayDispatchEvents.ThreadCreate, false)).toBe(GatewayIntentBits.Guilds);
});
