import type { Message, Update } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { deskCommands } from '../../../commands/desk/index.ts';
import { commands } from '../../../commands/index.ts';
import type { Inbound } from '../../../src/command/command.ts';
import { queueOf } from '../../../src/platforms/telegram/chat-queues.ts';
import { decodeUpdate } from '../../../src/platforms/telegram/decode.ts';
import { payloadOf } from '../../../src/platforms/telegram/deep-link.ts';
import type { Request } from '../../../src/platforms/telegram/request.ts';

const SELF = { id: 42, username: 'Sanad_bot' };
const READER = { id: 7, is_bot: false, first_name: 'Reader', language_code: 'ar' };
const PRIVATE = { id: 7, type: 'private', first_name: 'Reader' };
const GROUP = { id: -100_5, type: 'supergroup', title: 'A group' };
const BOT = { id: 42, is_bot: true, first_name: 'Sanad', username: 'Sanad_bot' };

/** A message as Telegram sends it, as far as the test says. */
function update(about: object): Update {
  const message = { message_id: 5, date: 1, chat: PRIVATE, from: READER, ...about };
  return { update_id: 100, message: message as unknown as Message & Update.NonChannel };
}

function decode(about: object): Request | undefined {
  return decodeUpdate(update(about), SELF, commands);
}

function inputOf(about: object): Inbound['input'] | undefined {
  const request = decode(about);
  return request?.kind === 'message' ? request.inbound.input : undefined;
}

const said = (text: string) => ({ kind: 'text', text });
const called = (command: string, args: object = {}) => ({ kind: 'call', call: { command, args } });
const mention = (offset: number, length = 10) => [{ type: 'mention', offset, length }];
const shown = (text: string) => ({
  message_id: 4,
  date: 1,
  chat: GROUP,
  from: BOT,
  text: `› ${text}\nAn answer [1]`,
});

describe('in a private chat', () => {
  test.each([
    ['plain text', { text: 'who?' }, said('who?')],
    ['a command', { text: '/latest since:2026-01-20' }, said('/latest since:2026-01-20')],
    ['a command with the name of the bot', { text: '/ask@sanad_BOT who?' }, said('/ask who?')],
    ['a command of several lines', { text: '/ask who\nis it?' }, said('/ask who\nis it?')],
    ['a command for another bot', { text: '/ask@other_bot who?' }, undefined],
    ['the start of the chat', { text: '/start' }, called('start')],
    [
      'a link that carried a call',
      { text: `/start ${payloadOf({ call: { command: 'fact', args: { id: 'a' } } }, commands)}` },
      called('fact', { id: 'a' }),
    ],
    ['a link that carries nothing known', { text: '/start inline' }, called('start')],
    ['a start with words after it', { text: '/start hello world' }, called('start')],
    ['a start with lines after it', { text: '/START@sanad_bot hello\nworld' }, called('start')],
    ['a start of another bot', { text: '/start@other_bot' }, undefined],
    ['what only begins like a start', { text: '/starting now' }, said('/starting now')],
    ['text below a picture', { caption: 'who?', photo: [] }, said('who?')],
    ['a sticker', { sticker: {} }, called('wordless')],
    ['one picture of an album', { photo: [], media_group_id: '1' }, undefined],
    ['a note of the chat itself', { pinned_message: {} }, undefined],
    [
      'something forwarded',
      { text: 'They said so.', forward_origin: {} },
      called('check', { text: 'They said so.' }),
    ],
    [
      'a look at the message replied to',
      { text: '/check', reply_to_message: { message_id: 1, from: READER, text: 'They said so.' } },
      called('check', { text: 'They said so.' }),
    ],
    [
      'a look at the part that is quoted',
      {
        text: '/check',
        reply_to_message: { message_id: 1, from: READER, text: 'They said so. It is.' },
        quote: { text: 'It is.', position: 14 },
      },
      called('check', { text: 'It is.' }),
    ],
    [
      'a look at what is quoted from another chat',
      { text: '/check', external_reply: {}, quote: { text: 'It is.', position: 0 } },
      called('check', { text: 'It is.' }),
    ],
    ['what came through inline mode', { text: 'An answer', via_bot: BOT }, undefined],
    ['what another bot says', { text: 'who?', from: { ...READER, is_bot: true } }, undefined],
  ])('%s', (_, about, input) => {
    expect(inputOf(about)).toEqual(input);
  });

  test('the rest of what is known goes along', () => {
    expect(decode({ text: 'who?', reply_to_message: shown('Where?') })).toEqual({
      kind: 'message',
      direct: true,
      by: expect.objectContaining({ first_name: 'Reader' }),
      ref: { chat: 7, message: 5 },
      inbound: {
        id: '100',
        from: { platform: 'telegram', chat: '7' },
        user: '7',
        name: 'Reader',
        language: 'ar',
        input: said('who?'),
        conversation: ['Where?'],
      },
    });
    expect(decode({ text: '/start long' })).toMatchObject({ kind: 'too-long', ref: { chat: 7 } });
  });
});

test('a command that is forwarded is a question where no command looks at messages', () => {
  const ask = commands.filter(({ onMessage }) => !onMessage);
  const request = decodeUpdate(update({ text: '/language ar', forward_origin: {} }), SELF, ask);
  expect(request).toMatchObject({ inbound: { input: called('ask', { question: '/language ar' }) } });
});

test('of several commands that look at messages, the one that is typed looks at the message replied to', () => {
  const replied = { message_id: 1, from: READER, text: 'They said so.' };
  const typed = update({ text: '/desk add', reply_to_message: replied });
  const request = decodeUpdate(typed, SELF, [...commands, ...deskCommands]);
  expect(request).toMatchObject({ inbound: { input: called('desk add', { source: 'They said so.' }) } });
});

describe('in a group', () => {
  const group = (about: object) => ({ chat: GROUP, ...about });
  test.each([
    ['talk among people', { text: 'who?' }, undefined],
    ['a command', { text: '/ask who?' }, said('/ask who?')],
    ['a command for the bot', { text: '/latest@Sanad_bot' }, said('/latest')],
    ['a mistyped command for the bot', { text: '/aks@Sanad_bot who?' }, said('/aks who?')],
    ['a command that may be any bot’s', { text: '/ban him' }, undefined],
    ['a hidden command', { text: '/vote yes' }, undefined],
    [
      'a command for another bot that mentions this one',
      { text: '/ban@x @Sanad_bot', entities: mention(7) },
      undefined,
    ],
    ['a mention', { text: '@sanad_bot who is it?', entities: mention(0) }, said('who is it?')],
    ['a mention in the middle', { text: 'so @Sanad_bot who?', entities: mention(3) }, said('so   who?')],
    [
      'a mention of a bot without its name',
      { text: 'you who?', entities: [{ type: 'text_mention', offset: 0, length: 3, user: BOT }] },
      said('who?'),
    ],
    ['a mention of somebody else', { text: '@somebodyx who?', entities: mention(0) }, undefined],
    ['a mention and nothing else', { text: '@Sanad_bot', entities: mention(0) }, called('start')],
    [
      'a mention below somebody’s question',
      {
        text: '@Sanad_bot',
        entities: mention(0),
        reply_to_message: { message_id: 1, from: READER, text: 'who?' },
      },
      called('ask', { question: 'who?' }),
    ],
    [
      'a mention below somebody’s command',
      {
        text: '@Sanad_bot',
        entities: mention(0),
        reply_to_message: { message_id: 1, from: READER, text: '/language ar' },
      },
      called('ask', { question: '/language ar' }),
    ],
    [
      'a mention below a part of what somebody says',
      {
        text: '@Sanad_bot',
        entities: mention(0),
        reply_to_message: { message_id: 1, from: READER, text: 'So it is. who?' },
        quote: { text: 'who?', position: 10 },
      },
      called('ask', { question: 'who?' }),
    ],
    ['a reply to the bot', { text: 'and why?', reply_to_message: shown('Who?') }, said('and why?')],
    [
      'a message in a topic that the bot has opened',
      { text: 'hello', reply_to_message: { message_id: 1, from: BOT, forum_topic_created: {} } },
      undefined,
    ],
    [
      'a post of the group’s channel',
      { text: '/ask who?', is_automatic_forward: true, sender_chat: { id: -9 } },
      undefined,
    ],
    ['somebody who speaks as another group', { text: '/ask who?', sender_chat: { id: -9 } }, undefined],
    ['a command that is passed on', { text: '/digest unsubscribe', forward_origin: {} }, undefined],
    [
      'a mention that is passed on',
      { text: '@Sanad_bot /digest unsubscribe', entities: mention(0), forward_origin: {} },
      undefined,
    ],
  ])('%s', (_, about, input) => {
    expect(inputOf(group(about))).toEqual(input);
  });

  test('the group is the server, its topic the thread, and an answer’s questions the conversation', () => {
    const about = {
      text: 'and why?',
      chat: { ...GROUP, is_forum: true },
      message_thread_id: 3,
      is_topic_message: true,
      reply_to_message: shown('Who?'),
    };
    expect(decode(about)).toMatchObject({
      direct: false,
      ref: { chat: -1005, message: 5, thread: 3 },
      inbound: {
        from: { chat: '-1005', thread: '3' },
        server: '-1005',
        conversation: ['Who?'],
      },
    });
    const thread = decode({ text: '/help', chat: GROUP, message_thread_id: 3 });
    expect(thread).toMatchObject({ ref: { chat: -1005, message: 5 } });
    expect(thread).not.toHaveProperty('ref.thread');
  });

  test('an administrator who hides behind the group is the group', () => {
    const anonymous = { ...READER, id: 1_087_968_824, is_bot: true };
    expect(decode({ text: '/help', chat: GROUP, from: anonymous, sender_chat: GROUP })).toMatchObject({
      inbound: { user: '-1005' },
    });
  });
});

describe('a press', () => {
  const press = (data: string, message: object | undefined, more: object = {}) =>
    decodeUpdate(
      {
        update_id: 9,
        callback_query: { id: 'q', from: READER, chat_instance: 'i', data, message, ...more },
      } as Update,
      SELF,
      commands,
    );

  test('asks again what its message shows, with what came before it', () => {
    const data = ['p1.7:ask|question=~', 'v0.7:why'] as const;
    const message = {
      ...shown('Who?'),
      text: '› Where?\n› Who?\nAn answer',
      reply_markup: { inline_keyboard: [data.map((one) => ({ text: 'Go', callback_data: one }))] },
    };
    expect(press(data[0], message)).toMatchObject({
      kind: 'press',
      press: { kind: 'page', page: 1, owner: '7' },
      questions: ['Where?', 'Who?'],
      inbound: {
        input: called('ask', { question: 'Who?' }),
        conversation: ['Where?'],
        pageTurn: true,
        message: '4',
        server: '-1005',
      },
    });
    const view = press(data[1], message);
    expect(view).toMatchObject({ inbound: { conversation: ['Where?', 'Who?'] } });
    expect(view).not.toHaveProperty('inbound.pageTurn');
  });

  test('on a button takes its label for the question', () => {
    const reply_markup = { inline_keyboard: [[{ text: 'And when?', callback_data: 'l0:ask|question=~' }]] };
    expect(press('l0:ask|question=~', { ...shown('Who?'), reply_markup })).toMatchObject({
      inbound: { input: called('ask', { question: 'And when?' }), conversation: ['Who?'] },
    });
  });

  test('below a message sent through inline mode has that message for its own', () => {
    expect(press('c:vote|helpful=yes', undefined, { inline_message_id: 'm' })).toMatchObject({
      inbound: { from: { chat: 'i' }, message: 'm', input: called('vote', { helpful: 'yes' }) },
    });
    expect(press('c:vote|helpful=yes', undefined)).toMatchObject({ kind: 'old-press' });
  });

  test.each([
    ['of another version', 'zzz', shown('Who?')],
    ['whose message is too old', 'p1.7:ask|question=~', { chat: GROUP, message_id: 4, date: 0 }],
    ['whose message shows no question', 'p1.7:ask|question=~', { ...shown('Who?'), text: 'An answer' }],
    ['that would turn a message without such a button', 'p0.7:digest status', shown('Who?')],
    ['that would replace a message without such a button', 'v0.7:digest status', shown('Who?')],
  ])('%s is told so', (_, data, message) => {
    expect(press(data, message)).toEqual({ kind: 'old-press', id: 'q', language: 'ar' });
  });
});

test('what is typed in any chat comes with the language of the phone', () => {
  const inline = { id: 'q', from: READER, query: 'who', offset: '' };
  expect(decodeUpdate({ update_id: 1, inline_query: inline }, SELF, commands)).toEqual({
    kind: 'inline-query',
    id: 'q',
    text: 'who',
    language: 'ar',
    user: '7',
  });
});

test('nothing is made of channel posts, edits, and kinds of update to come', () => {
  for (const key of ['channel_post', 'edited_message', 'edited_channel_post', 'poll', 'something_new']) {
    expect(decodeUpdate({ update_id: 1, [key]: { chat: GROUP } } as Update, SELF, commands)).toBeUndefined();
  }
  expect(decode({ text: '/ask who?', chat: { id: -1, type: 'channel', title: 'News' } })).toBeUndefined();
});

test('a chat’s messages take turns, its topics and presses apart', () => {
  expect(queueOf(update({ text: 'a' }))).toBe(queueOf(update({ text: 'b', message_id: 6 })));
  expect(queueOf(update({ message_thread_id: 3, is_topic_message: true }))).not.toBe(queueOf(update({})));
  expect(
    queueOf({ update_id: 1, inline_query: { id: 'q', from: READER, query: '', offset: '' } }),
  ).toBeUndefined();
});
