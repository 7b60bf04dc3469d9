import type { User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostedMessage } from '../../../src/sending/posted.ts';
import { textsFor } from '../../../src/text/index.ts';
import { ManualClock } from '../../stand-ins/telegram/clock.ts';
import { refusals } from '../../stand-ins/telegram/refusals.ts';
import type { Posted, Room } from '../../stand-ins/telegram/rooms.ts';
import type { StandInOptions } from '../../stand-ins/telegram/server.ts';
import { type Bot, type Setting, Stage, seen } from './bot.ts';

const { telegram: say, wrong } = textsFor('en');
const QUESTION = 'Is the border with Syria fully secured?';

let stage: Stage;
let bot: Bot;
let clock: ManualClock;
let group: Room;
let asker: User;
let other: User;
let noted: PostedMessage[];

async function open(options: StandInOptions = {}, setting: Partial<Setting> = {}): Promise<void> {
  clock = new ManualClock();
  stage = await Stage.open({ mentions: true, clock, ...options });
  noted = [];
  bot = await stage.start({
    now: () => new Date(clock.now()),
    posted: (message) => noted.push(message),
    ...setting,
  });
  await bot.registered;
  group = stage.telegram.world.supergroup();
  asker = stage.telegram.world.person();
  other = stage.telegram.world.person();
}

beforeEach(() => open());

afterEach(() => stage.close());

function ask(text: string, from = asker): Promise<Posted> {
  return stage.ask({ chat: group, from, text });
}

/** Types a command that the bot alone gets. */
function whisper(text: string, chat = group) {
  return stage.telegram.say({ chat, from: asker, text, hidden: true });
}

/** Presses a button, and gives what the presser alone sees then. */
async function look(message: Posted, button: string, from: User, nth = 1): Promise<Posted> {
  stage.telegram.press(message, button, from);
  return stage.telegram.hiddenMessage(from, nth);
}

/** Presses a button of a hidden message, and gives what becomes of it. */
async function turn(message: Posted, button: string, from: User, nth = 1): Promise<Posted> {
  stage.telegram.press(message, button, from);
  return stage.telegram.hiddenEdit(from, nth);
}

/** What everybody in the group sees of the bot's. */
function shown(chat = group) {
  return stage.telegram.messages(chat).map((posted) => seen(posted).text);
}

describe('a command that nobody else sees', () => {
  test('is listed in groups, with its mark, beside those that all see', () => {
    const [list] = stage.telegram.commands().filter(({ scope }) => scope['type'] === 'all_group_chats');
    const marked = list?.commands.filter((command) => command.is_ephemeral).map(({ command }) => command);
    expect(marked?.toSorted()).toEqual(['forget', 'language', 'privacy', 'settings', 'why']);
    const own = stage.telegram.commands().filter(({ scope }) => scope['type'] === 'all_private_chats');
    expect(own.flatMap(({ commands }) => commands).some((command) => command.is_ephemeral)).toBe(false);
  });

  test('is replied to where nobody else sees it, and changed in its place', async () => {
    const { message } = whisper('/settings');
    const settings = await stage.telegram.hiddenMessage(asker);
    expect(seen(settings).text).toContain('Language of my replies: English');
    expect(stage.telegram.requests('sendMessage').at(-1)?.payload).toMatchObject({
      ephemeral_message_parameters: { receiver_user_id: asker.id },
      reply_parameters: { ephemeral_message_id: message.ephemeral_message_id },
    });
    const [, arabic = ''] = seen(settings).buttons;
    const changed = await turn(settings, arabic, asker);
    expect(seen(changed).buttons[1]).toBe(`✓ ${arabic}`);
    expect(changed.message.ephemeral_message_id).toBe(settings.message.ephemeral_message_id);
    expect(shown()).toEqual([]);
  });

  test.each([
    ['/language ar', 'صارت لغة الردود'],
    ['/privacy', 'What is kept'],
    ['/forget', 'This deletes what is saved about you'],
    ['/why', 'No question has been asked'],
    ['/language klingon', 'Replies are not available'],
  ])('%s leaves nothing for the others, whatever it says', async (text, said) => {
    whisper(text);
    expect(seen(await stage.telegram.hiddenMessage(asker)).text).toContain(said);
    expect(shown()).toEqual([]);
  });

  test('is gone on with by a hidden reply', async () => {
    whisper('/settings');
    const replyTo = (await stage.telegram.hiddenMessage(asker)).message;
    stage.telegram.say({ chat: group, from: asker, text: QUESTION, replyTo, hidden: true });
    const answer = await stage.telegram.hiddenMessage(asker, 2);
    expect(seen(answer).text).toContain('fully secured by layers of troops');
    expect(shown()).toEqual([]);
  });

  test('is answered too late with a link that tells nothing of it, or by a bot that is administrator', async () => {
    await bot.stop();
    whisper('/settings');
    clock.advance(16_000);
    await stage.start({ now: () => new Date(clock.now()) });
    const link = await stage.telegram.message(group);
    expect(seen(link).text).toBe(say.aloneTooLong);
    expect(link.message.reply_markup?.inline_keyboard).toMatchObject([
      [{ url: 'https://t.me/sanad_bot?start=long' }],
    ]);
    const managed = stage.telegram.world.supergroup({ bot: 'administrator' });
    await stage.bots[1]?.stop();
    whisper('/settings', managed);
    clock.advance(16_000);
    await stage.start({ now: () => new Date(clock.now()) });
    await stage.telegram.hiddenMessage(asker);
    expect(shown(managed)).toEqual([]);
  });
});

describe('a command that all see', () => {
  test('gets a hidden reply from an administrator, in its topic', async () => {
    const forum = stage.telegram.world.supergroup({ forum: true, bot: 'administrator' });
    const topic = stage.telegram.world.topic(forum);
    stage.telegram.say({ chat: forum, from: asker, text: '/ask private:yes Who phoned Abdi?', topic });
    const answer = await stage.telegram.hiddenMessage(asker);
    expect(seen(answer).text).toContain('Sudani phoned Mazloum Abdi');
    expect(answer.message.message_thread_id).toBe(topic);
    expect(shown(forum)).toEqual([]);
    await bot.stop();
    // A correction can be told to its reader, but not made in the message.
    const { ephemeral_message_id: id } = answer.message;
    expect(noted).toMatchObject([{ message: `hidden-${id}`, place: 'hidden', reader: String(asker.id) }]);
  });

  test('gets the link from any other bot, which asks Telegram once an hour', async () => {
    const tries = () =>
      stage.telegram
        .requests('sendMessage')
        .filter(({ payload }) => payload['ephemeral_message_parameters'] !== undefined).length;
    expect(seen(await ask('/settings@sanad_bot')).text).toBe(say.alone);
    expect(seen(await ask('/settings@sanad_bot', other)).text).toBe(say.alone);
    expect(tries()).toBe(1);
    clock.advance(3_600_001);
    expect(seen(await ask('/settings@sanad_bot')).text).toBe(say.alone);
    expect(tries()).toBe(2);
    expect(bot.logged.filter((line) => line.includes('hidden-refused'))).toHaveLength(2);
  });

  test('of an administrator who writes as the group gets the link', async () => {
    const managed = stage.telegram.world.supergroup({ bot: 'administrator' });
    const link = await stage.ask({
      chat: managed,
      from: stage.telegram.world.person({ id: 1_087_968_824, is_bot: true, first_name: 'Group' }),
      text: '/settings@sanad_bot',
      more: { sender_chat: managed.chat },
    });
    expect(seen(link).text).toBe(say.alone);
  });

  test('that is hidden gets the link too where nobody can tell who wrote it, and no answer that all see', async () => {
    const link = await stage.ask({
      chat: group,
      from: stage.telegram.world.person({ id: 136_817_688, is_bot: true, first_name: 'Channel' }),
      text: '/privacy',
      hidden: true,
      more: { sender_chat: group.chat },
    });
    expect(seen(link).text).toBe(say.aloneTooLong);
  });

  test('typed again gets the link, since the first reply may not have arrived', async () => {
    const managed = stage.telegram.world.supergroup({ bot: 'administrator' });
    const settings = { chat: managed, from: asker, text: '/settings@sanad_bot' };
    stage.telegram.say(settings);
    await stage.telegram.hiddenMessage(asker);
    expect(seen(await stage.ask(settings)).text).toBe(say.alone);
    stage.telegram.say(settings);
    const third = await stage.telegram.hiddenMessage(asker, 2);
    // Whoever uses a hidden message sees them.
    await turn(third, seen(third).buttons[1] ?? '', asker);
    stage.telegram.say(settings);
    await stage.telegram.hiddenMessage(asker, 3);
    stage.telegram.say(settings);
    await stage.telegram.hiddenMessage(asker, 4);
    expect(shown(managed)).toEqual([say.alone]);
  });
});

describe('what others look up', () => {
  test('covers the answer for them alone, and uncovers it', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    const press = stage.telegram.press(answer, 'Sources', other);
    const sources = await stage.telegram.hiddenMessage(other);
    expect(seen(sources).text).toContain('Iraq on alert');
    expect(await stage.telegram.callbackAnswer(press)).toMatchObject({ text: say.hidden, alert: false });
    expect(stage.telegram.requests('sendMessage').at(-1)?.payload['ephemeral_message_parameters']).toEqual({
      receiver_user_id: other.id,
      callback_query_id: press.query.id,
      replace_callback_query_message: true,
    });
    // It goes on in its place, and each step leads back to the answer that all see.
    const why = await turn(sources, 'Why this answer?', other);
    expect(seen(why).text).toContain(`Your question: “${QUESTION}”`);
    await stage.press(why, `◀ ${say.toAnswer}`, other);
    expect(stage.telegram.hidden(group, other)).toEqual([]);
    expect(shown()).toEqual([seen(answer).text]);
    // Now it is known that they see such messages, so that the same button may be pressed again, without a hint.
    expect((await stage.press(answer, 'Sources', other)).text).toBeUndefined();
    expect(stage.telegram.hidden(group, other)).toHaveLength(1);
  });

  test('comes in the private chat if they press again', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    await look(answer, 'Sources', other);
    expect((await stage.press(answer, 'Sources', other)).url).toMatch(/^https:\/\/t\.me\/sanad_bot\?start=/);
  });

  test('is a page of their own', async () => {
    const first = await ask('/long@sanad_bot');
    const second = await look(first, 'Next ▶', other);
    expect(seen(second).text).toContain('Page 2 of');
    expect(seen(await turn(second, '◀ Back', other)).text).toContain('Page 1 of');
    expect(shown()).toEqual([seen(first).text]);
  });

  test('is hidden from whoever asked too, where it is about them, and from all where nobody has asked for it', async () => {
    const answer = await ask('/ask Who phoned Abdi?');
    const sources = await stage.turn(answer, 'Sources', asker);
    expect(seen(await look(sources, 'Why this answer?', asker)).text).toContain('Your question:');
    const more = await ask('/latest@sanad_bot');
    const [button = ''] = seen(more).buttons;
    const before = shown();
    await look(more, button, other);
    expect(shown()).toEqual(before);
  });

  test('is a vote about the answer that all see', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    const asked = await look(answer, '👍 👎', other);
    expect(seen(asked).buttons).toEqual(['👍 Helpful', '👎 Not helpful']);
    const reasons = await turn(asked, '👎 Not helpful', other);
    expect(seen(reasons)).toMatchObject({
      text: 'Thank you. What was wrong?',
      buttons: expect.arrayContaining(['It is old']),
    });
    expect(seen(await turn(reasons, 'It is old', other, 2)).text).toContain('Your reason is saved');
    expect(bot.votes).toMatchObject([{ message: String(answer.message.message_id), user: String(other.id) }]);
    expect(bot.reasons).toEqual([[String(other.id), 'old']]);
  });
});

describe('where a hidden reply is refused', () => {
  test('the link remains, and the chat is not asked again for a minute', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    const refusing = stage.telegram.fail(
      ({ payload }) => payload['ephemeral_message_parameters'] !== undefined,
      refusals.chatNotFound(),
      Number.POSITIVE_INFINITY,
    );
    expect((await stage.press(answer, 'Sources', other)).url).toContain('?start=');
    expect((await stage.press(answer, 'Sources', stage.telegram.world.person())).url).toContain('?start=');
    expect(refusing.met).toBe(1);
    refusing.release();
    clock.advance(60_001);
    await look(answer, 'Sources', other);
  });

  test('a channel has no reader to hide from', async () => {
    const channel = stage.telegram.world.channel();
    const post = await stage.ask({ chat: channel, text: '/digest preview' });
    const [button = ''] = seen(post).buttons;
    if (button !== '') await stage.press(post, button, other);
    expect(stage.telegram.hidden(channel, other)).toEqual([]);
  });

  test('a button of a hidden message whose number is not told is an old one', async () => {
    const answer = await ask(`/ask ${QUESTION}`);
    const sources = await look(answer, 'Sources', other);
    expect(await stage.press(sources, `◀ ${say.toAnswer}`, other)).not.toHaveProperty('text');
    const again = await look(answer, 'Sources', other, 2);
    const query = stage.telegram.events.callback(again, 'x:', other);
    const lost = { ...query, message: { chat: group.chat, message_id: 0, date: 0 as const } };
    stage.telegram.deliver(stage.telegram.events.update('callback_query', lost));
    const { payload } = await stage.telegram.request('answerCallbackQuery', 4);
    expect(payload).toMatchObject({ text: wrong.oldButton });
  });
});

describe.each(['10.1', '10.2'] as const)(
  'a server of Bot API %s, which would show hidden replies to all',
  (version) => {
    beforeEach(async () => {
      await stage.close();
      await open({ version });
      group = stage.telegram.world.supergroup({ bot: 'administrator' });
    });

    test('is noticed at the start, and gets none', async () => {
      expect(seen(await ask('/settings@sanad_bot')).text).toBe(say.alone);
      const answer = await ask(`/ask ${QUESTION}`);
      expect((await stage.press(answer, 'Sources', other)).url).toContain('?start=');
      const hidden = stage.telegram
        .requests()
        .filter(({ payload }) => 'ephemeral_message_parameters' in payload);
      expect(hidden).toEqual([]);
      expect(stage.telegram.requests('editEphemeralMessageText')).toHaveLength(1);
      const commands = stage.telegram.commands().flatMap((list) => list.commands);
      expect(commands.filter((command) => command.is_ephemeral)).toEqual([]);
    });
  },
);

describe('a server that only seems to hide replies', () => {
  beforeEach(async () => {
    await stage.close();
    clock = new ManualClock();
    stage = await Stage.open({ version: '10.2', clock });
    // As if it knew the method as it came with 10.3.
    stage.telegram.fail('editEphemeralMessageText', refusals.chatNotFound());
    bot = await stage.start();
    await bot.registered;
    group = stage.telegram.world.supergroup({ bot: 'administrator' });
    asker = stage.telegram.world.person();
  });

  test('is found out with the first: it is removed at once, and the link takes its place', async () => {
    stage.telegram.say({ chat: group, from: asker, text: '/settings@sanad_bot' });
    await stage.telegram.message(group, 2);
    expect(shown()).toEqual([say.alone]);
    expect(bot.logged.join('\n')).toContain('showed a hidden reply to everybody; it is removed');
    expect(seen(await ask('/settings@sanad_bot')).text).toBe(say.alone);
    expect(stage.telegram.requests('deleteMessage')).toHaveLength(1);
  });

  test('is found out where it cannot be removed too', async () => {
    stage.telegram.fail('deleteMessage', refusals.chatNotFound());
    stage.telegram.say({ chat: group, from: asker, text: '/settings@sanad_bot' });
    await stage.telegram.message(group, 2);
    expect(bot.logged.join('\n')).toContain('it could not be removed');
  });
});

test('a server that does not answer is asked again, and gets no hidden reply until then', async () => {
  await stage.close();
  clock = new ManualClock();
  stage = await Stage.open({ clock });
  stage.telegram.fail('editEphemeralMessageText', refusals.tooMany(0), 8);
  bot = await stage.start();
  await bot.registered;
  group = stage.telegram.world.supergroup({ bot: 'administrator' });
  asker = stage.telegram.world.person();
  expect(seen(await ask('/settings@sanad_bot')).text).toBe(say.alone);
  stage.telegram.say({ chat: group, from: asker, text: '/settings@sanad_bot' });
  await stage.telegram.hiddenMessage(asker);
});
