import type { User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textsFor } from '../../../src/text/index.ts';
import type { Posted, Room } from '../../stand-ins/telegram/rooms.ts';
import { type Bot, firstLine, Stage, seen } from './bot.ts';

let stage: Stage;
let bot: Bot;
let group: Room;
let asker: User;
let other: User;

beforeEach(async () => {
  stage = await Stage.open({ mentions: true });
  bot = await stage.start();
  group = stage.telegram.world.supergroup();
  asker = stage.telegram.world.person();
  other = stage.telegram.world.person();
});

afterEach(() => stage.close());

const QUESTION = 'Is the border with Syria fully secured?';

function ask(text: string, more: object = {}): Promise<Posted> {
  return stage.ask({ chat: group, from: asker, text, ...more });
}

/** Says what is not to be answered, and then something that is; gives the answer to that. */
async function afterSilence(text: string, more: object = {}): Promise<Posted> {
  stage.telegram.say({ chat: group, from: asker, text, ...more });
  await ask('/sources@sanad_bot');
  const [only, ...rest] = stage.telegram.messages(group);
  expect(rest).toEqual([]);
  return only as Posted;
}

describe('in a group the bot answers', () => {
  test.each([
    ['a command', `/ask ${QUESTION}`],
    ['a command with its name', `/ask@sanad_bot ${QUESTION}`],
    ['a mention', `@sanad_bot ${QUESTION}`],
    ['a mention in the middle', `tell me @sanad_bot: ${QUESTION}`],
  ])('%s, in a reply to it', async (_, text) => {
    const answer = await ask(text);
    expect(seen(answer).text).toContain('fully secured by layers of troops');
    expect(answer.message.reply_to_message).toMatchObject({ text });
    expect(stage.telegram.requests('sendMessage').at(-1)?.payload).toMatchObject({
      reply_parameters: { allow_sending_without_reply: true },
    });
  });

  test('a reply to its answer, as a follow-up of whoever replies', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    const next = await stage.ask({
      chat: group,
      from: other,
      text: 'and why is it?',
      replyTo: answer.message,
    });
    expect(firstLine(next)).toBe(`› ${QUESTION} › and why is it?`);
  });

  test('a mention below somebody’s command, which stays theirs', async () => {
    const theirs = stage.telegram.events.message(group, { from: other, text: '/language ar' });
    const passedOn = await ask('@sanad_bot', { replyTo: theirs });
    expect(seen(passedOn).text.split('\n')[0]).toBe('› /language ar');
    expect(seen(await ask(`/ask ${QUESTION}`)).text).toContain('fully secured by layers of troops');
  });

  test('a question whose message is gone by then', async () => {
    const said = stage.telegram.world.person();
    stage.telegram.say({ chat: group, from: said, text: `/ask ${QUESTION}` });
    for (const id of group.messages.keys()) group.messages.delete(id);
    expect(seen(await stage.telegram.message(group)).text).toContain('fully secured by');
  });

  test('in the topic in which it is asked', async () => {
    const forum = stage.telegram.world.supergroup({ forum: true });
    const topic = stage.telegram.world.topic(forum);
    const answer = await stage.ask({ chat: forum, from: asker, text: `/ask ${QUESTION}`, topic });
    expect(answer.message.message_thread_id).toBe(topic);
    const opened = await stage.turn(answer, 'Sources', asker);
    expect(opened.message.message_thread_id).toBe(topic);
    const general = await stage.ask({ chat: forum, from: asker, text: `/ask ${QUESTION}` });
    expect(general.message.message_thread_id).toBeUndefined();
  });
});

describe('in a group the bot is silent', () => {
  test.each([
    ['where people talk', 'who guards the border?'],
    ['where another bot is meant', '/ask@other_bot who guards the border?'],
    ['where a command is not its own', '/ban him'],
    ['where somebody else is mentioned', '@somebody who guards the border?'],
  ])('%s', async (_, text) => {
    await stage.telegram.setStanding(group, 'administrator', other).done;
    const answer = await afterSilence(text);
    expect(seen(answer).text).toContain('Iraq on alert');
  });

  test('to channels and their posts', async () => {
    const channel = stage.telegram.world.channel();
    stage.telegram.say({ chat: channel, text: `/ask@sanad_bot ${QUESTION}` });
    const post = { sender_chat: channel.chat, is_automatic_forward: true as const };
    await afterSilence(`/ask@sanad_bot ${QUESTION}`, { more: post });
    expect(stage.telegram.messages(channel)).toEqual([]);
  });

  test('to what is changed afterwards', async () => {
    const { message } = stage.telegram.say({ chat: group, from: asker, text: 'who?' });
    stage.telegram.edit(group, message, `/ask@sanad_bot ${QUESTION}`);
    await ask('/sources@sanad_bot');
    expect(stage.telegram.messages(group)).toHaveLength(1);
  });
});

describe('what only looks is answered where it was asked', () => {
  test.each(['/latest', '/help', '/timeline', '/sources', '/who Sudani', '/fact red-line', '/privacy'])(
    '%s',
    async (text) => {
      const [name = '', ...words] = text.split(' ');
      const answer = await ask([`${name}@sanad_bot`, ...words].join(' '));
      expect(seen(answer).text).not.toContain('Only you may see');
      expect(answer.message.chat.id).toBe(group.chat.id);
    },
  );

  test('a note on a typing mistake too, however long', async () => {
    const answer = await ask('/language@sanad_bot klingon');
    expect(seen(answer).text).toContain('Replies are not available in “klingon”');
  });
});

describe('what is for one reader alone', () => {
  test.each([['/settings@sanad_bot'], ['/ask@sanad_bot private:yes Who phoned Abdi?']])(
    '%s is not shown; a link leads to it',
    async (text) => {
      const line = await ask(text);
      expect(seen(line).text).toBe(textsFor('en').telegram.alone);
      expect(seen(line).text.split('\n')).toHaveLength(1);
      const [[button] = []] = line.message.reply_markup?.inline_keyboard ?? [];
      expect(button).toMatchObject({
        url: expect.stringMatching(/^https:\/\/t\.me\/sanad_bot\?start=[\w-]{1,64}$/),
      });
    },
  );

  test('a link brings the answer in the private chat', async () => {
    const line = await ask('/ask@sanad_bot private:yes Who phoned Abdi?');
    const [[button] = []] = line.message.reply_markup?.inline_keyboard ?? [];
    const payload = button && 'url' in button ? new URL(button.url).searchParams.get('start') : '';
    const chat = stage.telegram.world.privateChat(asker);
    expect(seen(await stage.ask({ chat, text: `/start ${payload}` })).text).toContain(
      'Sudani phoned Mazloum Abdi',
    );
  });

  test('the reasons of an answer are had by a reply to it', async () => {
    const answer = await ask('/ask Who phoned Abdi?');
    const line = await stage.ask({
      chat: group,
      from: other,
      text: '/why@sanad_bot',
      replyTo: answer.message,
    });
    expect(seen(line).text).toBe('Only you may see this reply. It is in our private chat:');
    expect(seen(await ask('/why@sanad_bot')).text).toBe(textsFor('en').telegram.aloneTooLong);
  });

  test('where no link can carry the question, both chats say so', async () => {
    const line = await ask(
      `/ask@sanad_bot private:yes ${'a very long question about the border '.repeat(3)}`,
    );
    expect(seen(line).text).toBe(textsFor('en').telegram.aloneTooLong);
    const chat = stage.telegram.world.privateChat(asker);
    expect(seen(await stage.ask({ chat, text: '/start long' })).text).toBe(textsFor('en').telegram.askHere);
  });

  test('a word about a mistake is said where it was made', async () => {
    expect(seen(await ask('/aks@sanad_bot who?')).text).toBe(
      'There is no command “/aks”. Did you mean /ask?',
    );
  });
});

describe('buttons in a group, where the server cannot hide replies', () => {
  beforeEach(async () => {
    await stage.close();
    stage = await Stage.open({ version: '10.1' });
    await stage.start();
    group = stage.telegram.world.supergroup();
    asker = stage.telegram.world.person();
    other = stage.telegram.world.person();
  });

  test('turn pages and open sources for whoever asked', async () => {
    const first = await ask('/long@sanad_bot');
    expect(seen(await stage.turn(first, 'Next ▶', asker)).text).toContain('Page 2 of');
    const answer = await ask(`/ask ${QUESTION}`);
    const opened = await stage.turn(answer, 'Sources', asker);
    expect(seen(await stage.turn(opened, '◀ Back to the answer', asker))).toEqual(seen(answer));
  });

  test('tell others politely that the pages are not theirs', async () => {
    const first = await ask('/long@sanad_bot');
    expect(await stage.press(first, 'Next ▶', other)).toMatchObject({
      text: 'Only the person who asked can change this message. Ask the same question to get your own.',
      alert: true,
    });
    expect(stage.telegram.messages(group)).toHaveLength(1);
  });

  test('lead others to what they look up, in their own chat', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    const { url = '' } = await stage.press(answer, 'Sources', other);
    const chat = stage.telegram.world.privateChat(other);
    const payload = new URL(url).searchParams.get('start');
    expect(seen(await stage.ask({ chat, text: `/start ${payload}` })).text).toContain('Iraq on alert');
    expect(stage.telegram.requests('editMessageText')).toEqual([]);
  });

  test('keep the reasons out of the group, also for whoever asked', async () => {
    const answer = await ask('/ask Who phoned Abdi?');
    const sources = await stage.turn(answer, 'Sources', asker);
    const { url = '' } = await stage.press(sources, 'Why this answer?', asker);
    const chat = stage.telegram.world.privateChat(asker);
    const payload = new URL(url).searchParams.get('start');
    expect(seen(await stage.ask({ chat, text: `/start ${payload}` })).text).toContain(
      'Your question: “Who phoned Abdi?”',
    );
    const long = await ask('/ask Is the whole of the long border with Syria fully secured?');
    const opened = await stage.turn(long, 'Sources', asker);
    expect(await stage.press(opened, 'Why this answer?', asker)).toMatchObject({
      url: 'https://t.me/sanad_bot?start=long',
    });
  });
});

test('a group that became a supergroup gets its answer there', async () => {
  const small = stage.telegram.world.group();
  const from = stage.telegram.world.person();
  const said = stage.telegram.events.message(small, { from, text: `/ask ${QUESTION}` });
  const big = stage.telegram.world.upgrade(small);
  stage.telegram.deliver(stage.telegram.events.update('message', said));
  expect(seen(await stage.telegram.message(big)).text).toContain('fully secured by');
  expect(stage.telegram.requests('sendMessage').map(({ payload }) => payload['chat_id'])).toEqual([
    small.chat.id,
    big.chat.id,
  ]);
});

test('the start says what the bot can read', async () => {
  expect(bot.logged.join('\n')).toContain(
    'in groups it is sent commands, mentions and replies to its own messages only (privacy mode); inline mode is on',
  );
  const open = await Stage.open({
    me: { can_read_all_group_messages: true, supports_inline_queries: false },
  });
  const { logged } = await open.start();
  expect(logged.join('\n')).toContain('in groups it is sent all messages');
  expect(logged.join('\n')).toContain('inline mode is off');
  await open.close();
});
