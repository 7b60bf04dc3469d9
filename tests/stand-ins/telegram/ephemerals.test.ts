import type { Message } from 'grammy/types';
import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { type Opened, open } from './opened.ts';
import type { StandInOptions } from './server.ts';

let opened: Opened | undefined;

afterEach(() => opened?.telegram.close());

/** A group with two people in it, one of whom presses a button of the bot. */
async function group(options: StandInOptions = {}) {
  const clock = new ManualClock();
  opened = await open({ clock, ...options });
  const { telegram, result } = opened;
  const room = telegram.world.supergroup();
  const [reader, other] = [telegram.world.person(), telegram.world.person()];
  const chat_id = room.chat.id;
  const reply_markup = { inline_keyboard: [[{ text: 'why', callback_data: 'c:why' }]] };
  await result<Message>('sendMessage', { chat_id, text: 'for all', reply_markup });
  const [shown] = telegram.messages(room);
  if (shown === undefined) throw new Error('the group has a message');
  const { query } = telegram.press(shown, 'why', reader);
  const send = (parameters: object, more: object = {}) => ({
    chat_id,
    text: 'for one',
    ephemeral_message_parameters: { receiver_user_id: reader.id, ...parameters },
    ...more,
  });
  return { ...opened, clock, room, reader, other, chat_id, query, send };
}

describe('a message for one reader', () => {
  test('has no number in the chat, and is changed and removed by its own, for its reader', async () => {
    const { telegram, result, error, room, reader, other, chat_id, query, send } = await group();
    const sent = await result<Message>('sendMessage', send({ callback_query_id: query.id }));
    expect(sent).toMatchObject({ message_id: 0, receiver_user: { id: reader.id } });
    expect(telegram.messages(room)).toHaveLength(1);
    const ref = { chat_id, receiver_user_id: reader.id, ephemeral_message_id: sent.ephemeral_message_id };
    expect(await result('editEphemeralMessageText', { ...ref, text: 'else' })).toBe(true);
    expect(telegram.hidden(room, reader)).toMatchObject([{ message: { text: 'else' } }]);
    const theirs = { ...ref, receiver_user_id: other.id, text: 'no' };
    expect(await error('editEphemeralMessageText', theirs)).toContain('message to edit not found');
    expect(await error('editEphemeralMessageText', { ...ref, text: 'else' })).toContain('not modified');
    expect(await error('editMessageText', { chat_id, message_id: 0, text: 'no' })).toContain('not found');
    expect(await result('deleteEphemeralMessage', ref)).toBe(true);
    expect(telegram.hidden(room, reader)).toEqual([]);
  });

  test('needs a press of theirs that is not too old, or a bot that is administrator', async () => {
    const { telegram, result, error, clock, room, other, query, send } = await group();
    const pressed = send({ callback_query_id: query.id });
    const stolen = send({ callback_query_id: query.id, receiver_user_id: other.id });
    expect(await error('sendMessage', stolen)).toContain('query is too old');
    expect(await error('sendMessage', send({}))).toContain('BOT_NOT_ADMIN');
    clock.advance(15_001);
    expect(await error('sendMessage', pressed)).toContain('query is too old');
    await telegram.setStanding(room, 'administrator', other);
    await result('sendMessage', send({}));
  });

  test('replies to theirs within 15 seconds, and nothing else does', async () => {
    const { telegram, result, error, clock, room, reader, chat_id, send } = await group();
    expect(() => telegram.say({ chat: room, from: reader, text: '/why', hidden: true })).toThrow(
      'seen by all',
    );
    const commands = [{ command: 'why', description: 'Why', is_ephemeral: true }];
    await result('setMyCommands', { commands, scope: { type: 'all_group_chats' } });
    const { message } = telegram.say({ chat: room, from: reader, text: '/why', hidden: true });
    const reply_parameters = { ephemeral_message_id: message.ephemeral_message_id };
    await result('sendMessage', send({}, { reply_parameters }));
    expect(await error('sendMessage', { chat_id, text: 'for all', reply_parameters })).toContain('ephemeral');
    clock.advance(16_000);
    expect(await error('sendMessage', send({}, { reply_parameters }))).toContain('TOO_OLD');
  });

  test('is refused in private chats and channels, and in the place of another such message', async () => {
    const { telegram, result, error, room, reader, query, send } = await group();
    const alone = telegram.world.privateChat(reader);
    const channel = telegram.world.channel();
    for (const { chat } of [alone, channel])
      expect(await error('sendMessage', { ...send({}), chat_id: chat.id })).toContain('BOT_NOT_ADMIN');
    const reply_markup = { inline_keyboard: [[{ text: 'more', callback_data: 'c:more' }]] };
    await result('sendMessage', send({ callback_query_id: query.id }, { reply_markup }));
    const [hidden] = telegram.hidden(room, reader);
    if (hidden === undefined) throw new Error('the reader has a message');
    const { query: under } = telegram.press(hidden, 'more', reader);
    const replacing = send({ callback_query_id: under.id, replace_callback_query_message: true });
    expect(await error('sendMessage', replacing)).toContain('must be edited');
  });
});

test.each(['10.1', '10.2'] as const)('a server of %s shows it to all', async (version) => {
  const { telegram, result, room, query, send } = await group({ version });
  const sent = await result<Message>('sendMessage', send({ callback_query_id: query.id }));
  expect(sent.message_id).toBeGreaterThan(0);
  expect(telegram.messages(room)).toHaveLength(2);
});
