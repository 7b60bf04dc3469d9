import type { Message } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { type Opened, open, strayings } from './opened.ts';
import type { Room } from './rooms.ts';

let opened: Opened;
let clock: ManualClock;
let chat: Room;

beforeEach(async () => {
  clock = new ManualClock();
  opened = await open({ clock });
  const { world } = opened.telegram;
  chat = world.privateChat(world.person());
});

afterEach(async () => {
  const { telegram } = opened;
  await telegram.close();
  expect(strayings(telegram)).toEqual([]);
  expect(telegram.problems).toEqual([]);
});

const send = (more: object = {}) =>
  opened.result<Message>('sendMessage', { chat_id: chat.chat.id, text: 'a', ...more });
const refused = (more: object) => opened.error('sendMessage', { chat_id: chat.chat.id, text: 'a', ...more });

test('one who blocked the bot, or never started it', async () => {
  const { telegram } = opened;
  const { world } = telegram;
  telegram.setStanding(chat, 'kicked', world.person());
  expect(await refused({})).toBe('Forbidden: bot was blocked by the user');
  const stranger = world.privateChat(world.person(), 'left');
  const hello = { chat_id: stranger.chat.id };
  expect(await refused(hello)).toBe("Forbidden: bot can't initiate conversation with a user");
  telegram.say({ chat: stranger, text: '/start' });
  await send(hello);
});

test('groups without the bot', async () => {
  const { world } = opened.telegram;
  const to = (room: Room) => refused({ chat_id: room.chat.id });
  expect(await to(world.group({ bot: 'kicked' }))).toBe('Forbidden: bot was kicked from the group chat');
  expect(await to(world.supergroup({ bot: 'left' }))).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  );
  expect(await to(world.supergroup({ bot: 'restricted' }))).toMatch('not enough rights');
  expect(await to(world.channel({ bot: 'member' }))).toMatch('need administrator rights in the channel chat');
  const left = world.group();
  await opened.result('leaveChat', { chat_id: left.chat.id });
  expect(await to(left)).toBe('Forbidden: bot is not a member of the group chat');
});

test('a group that became a supergroup tells its new id', async () => {
  const { world } = opened.telegram;
  const group = world.group({ title: 'News' });
  const supergroup = world.upgrade(group);
  expect(await opened.call('sendMessage', { chat_id: group.chat.id, text: 'a' })).toEqual({
    ok: false,
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: supergroup.chat.id },
  });
  await send({ chat_id: supergroup.chat.id });
});

test('topics of a forum', async () => {
  const { telegram } = opened;
  const forum = telegram.world.supergroup({ forum: true, username: 'sanad_forum' });
  const open = telegram.world.topic(forum, 'News');
  const closed = telegram.world.topic(forum, 'Old', true);
  const to = (message_thread_id: number) => ({ chat_id: '@sanad_forum', message_thread_id });
  expect(await send(to(open))).toMatchObject({ message_thread_id: open, is_topic_message: true });
  expect(await refused(to(closed))).toBe('Bad Request: TOPIC_CLOSED');
  // The General topic has the id 1 and cannot be named.
  expect(await refused(to(1))).toBe('Bad Request: message thread not found');
  const { message } = telegram.say({ chat: forum, topic: open, text: '/ask@sanad_bot' });
  expect(message.reply_to_message?.forum_topic_created?.name).toBe('News');
  const reply = await send({
    chat_id: forum.chat.id,
    reply_parameters: { message_id: message.message_id },
  });
  expect(reply).toMatchObject({ message_thread_id: open, is_topic_message: true });
});

test('answers form threads in a supergroup, whose number is no topic', async () => {
  const { telegram } = opened;
  const supergroup = telegram.world.supergroup();
  const { message } = telegram.say({ chat: supergroup, text: '/ask' });
  const to = { chat_id: supergroup.chat.id, reply_parameters: { message_id: message.message_id } };
  const reply = await send(to);
  expect(reply).toMatchObject({ message_thread_id: message.message_id });
  expect(reply.is_topic_message).toBeUndefined();
  expect(await refused({ ...to, message_thread_id: reply.message_thread_id })).toMatch('thread not found');
});

test('members', async () => {
  const { world, me } = opened.telegram;
  const group = world.supergroup({ bot: 'administrator' });
  const [owner, reader, stranger] = [world.person(), world.person(), world.person()];
  group.members.set(owner.id, 'creator').set(reader.id, 'member');
  const member = async (user: number) => {
    return (
      await opened.result<{ status: string }>('getChatMember', { chat_id: group.chat.id, user_id: user })
    ).status;
  };
  expect(await Promise.all([owner, reader, stranger, me].map(({ id }) => member(id)))).toEqual([
    'creator',
    'member',
    'left',
    'administrator',
  ]);
  const administrators = await opened.result('getChatAdministrators', { chat_id: group.chat.id });
  expect(administrators).toMatchObject([{ user: { id: owner.id } }, { user: { id: me.id } }]);
  expect(await opened.error('getChatMember', { chat_id: group.chat.id, user_id: 1 })).toMatch(
    'PARTICIPANT_ID_INVALID',
  );
  expect(await opened.error('getChatAdministrators', { chat_id: chat.chat.id })).toMatch('no administrators');
  expect(await opened.result('getChat', { chat_id: group.chat.id })).toMatchObject({ type: 'supergroup' });
  await opened.result('sendChatAction', { chat_id: chat.chat.id, action: 'typing' });
});
