import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { withStep } from '../../../src/platforms/telegram/steps.ts';
import { call, paragraph, reply } from '../../../src/reply/build.ts';
import type { Posted } from '../../stand-ins/telegram/rooms.ts';
import { Stage, seen } from './bot.ts';
import { commands } from './commands.ts';

const every = (words: string) => ({ en: words, ar: words, ckb: words });

/** An answer with a vote as its last button. */
const answer: Command = {
  name: 'answer',
  names: every('answer'),
  description: every('An answer'),
  inGroups: true,
  options: [],
  async run() {
    return reply('en', [paragraph('The border is secured.')], {
      actions: [
        call('3 more', 'latest'),
        call('Sources', 'sources'),
        call('👍 👎', 'rate', { fact: 'unease' }),
      ],
    });
  },
};

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(() => stage.close());

/** The labels of a message's buttons, row by row. */
function rowsOf({ message }: Posted): readonly (readonly string[])[] {
  return (message.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
}

const FOLDED = [['3 more', 'Sources', '👍 👎']];
const OPENED = [
  ['3 more', 'Sources'],
  ['👍 Helpful', '👎 Not helpful'],
];
const REASONS = [
  ['3 more', 'Sources'],
  ['It is wrong', 'It is old'],
  ['Not my question', 'It is unclear'],
];

describe('a vote in a private chat', () => {
  async function answered() {
    const bot = await stage.start({ commands: [...commands, answer] });
    const { user, chat } = stage.reader();
    const posted = await stage.ask({ chat, from: user, text: '/answer' });
    return { bot, user, chat, posted };
  }

  test('unfolds its steps among the buttons of the answer, notes each, and folds up again', async () => {
    const { bot, user, chat, posted } = await answered();
    expect(rowsOf(posted)).toEqual(FOLDED);
    const opened = await stage.turn(posted, '👍 👎', user);
    expect(rowsOf(opened)).toEqual(OPENED);
    const asked = await stage.turn(opened, '👎 Not helpful', user);
    expect(rowsOf(asked)).toEqual(REASONS);
    expect(bot.votes).toMatchObject([
      { helpful: false, fact: 'unease', message: String(posted.message.message_id), user: String(user.id) },
    ]);
    const saved = await stage.turn(asked, 'It is old', user);
    expect(bot.reasons).toEqual([[String(user.id), 'old']]);
    expect(rowsOf(saved)).toEqual(FOLDED);
    // The same message all along, with its text.
    expect(seen(saved).text).toBe(seen(posted).text);
    expect(stage.telegram.requests('sendMessage')).toHaveLength(1);
    // The reason can be changed.
    const again = await stage.turn(await stage.turn(saved, '👍 👎', user), '👍 Helpful', user);
    expect(rowsOf(again)).toEqual(FOLDED);
    expect(bot.votes.map(({ helpful }) => helpful)).toEqual([false, true]);
    expect(stage.telegram.requests('answerCallbackQuery').map(({ payload }) => payload['text'])).toEqual([
      'Did this answer help you?',
      'Thank you. What was wrong?',
      'Thank you. Your reason is saved.',
      'Did this answer help you?',
      'Thank you. Your vote is changed.',
    ]);
    expect(chat.chat.id).toBe(posted.message.chat.id);
  });

  test('counts for whoever presses, after a restart too', async () => {
    const { bot, user, chat, posted } = await answered();
    const opened = await stage.turn(posted, '👍 👎', user);
    await bot.stop();
    const second = await stage.start({ commands: [...commands, answer] });
    await stage.turn(opened, '👍 Helpful', user);
    expect(second.votes).toMatchObject([
      { user: String(user.id), from: { chat: String(chat.chat.id) }, fact: 'unease' },
    ]);
  });
});

test('a forged press counts for no message: one without that button, and one that the bot cannot see', async () => {
  const bot = await stage.start({ commands: [...commands, answer] });
  const { user, chat } = stage.reader();
  const posted = await stage.ask({ chat, from: user, text: '/answer' });
  // Anybody can send any data, for any message of the chat.
  const data = 's:vote|helpful=yes,fact=unease';
  for (const forged of [{ stale: true }, { stale: true, inaccessible: true }]) {
    await stage.telegram.callbackAnswer(stage.telegram.press(posted, data, user, forged));
  }
  expect(bot.votes).toEqual([]);
  const opened = await stage.turn(posted, '👍 👎', user);
  await stage.turn(opened, '👍 Helpful', user);
  expect(bot.votes).toHaveLength(1);
});

test('a vote in a group goes on in the private chat where the server hides nothing, and the message stays as it is', async () => {
  await stage.close();
  stage = await Stage.open({ version: '10.1' });
  const bot = await stage.start({ commands: [...commands, answer] });
  const { user } = stage.reader();
  const group = stage.telegram.world.supergroup();
  const posted = await stage.ask({ chat: group, from: user, text: '/answer' });
  const other = stage.telegram.world.person();
  const { url = '' } = await stage.press(posted, '👍 👎', other);
  const chat = stage.telegram.world.privateChat(other);
  const payload = new URL(url).searchParams.get('start');
  const asked = await stage.ask({ chat, from: other, text: `/start ${payload}` });
  expect(seen(asked).text).toContain('Did this answer help you?');
  const reasons = await stage.turn(asked, '👎 Not helpful', other);
  await stage.turn(reasons, 'It is old', other);
  expect(bot.votes).toMatchObject([{ helpful: false, fact: 'unease', user: String(other.id) }]);
  expect(bot.reasons).toEqual([[String(other.id), 'old']]);
  expect(
    stage.telegram.requests('editMessageReplyMarkup').map(({ payload: { chat_id } }) => chat_id),
  ).not.toContain(group.chat.id);
});

describe('a step among the buttons of a message', () => {
  const button = (text: string, callback_data: string) => ({ text, callback_data });
  const actions = [call('yes', 'vote', { helpful: 'yes' }), call('no', 'vote', { helpful: 'no' })];
  const open = [call('open', 'vote')];
  const labels = (rows: ReturnType<typeof withStep>) => rows?.map((row) => row.map(({ text }) => text));

  test.each([
    ['alone in its row', [[button('a', 'c:a')], [button('open', 'c:vote')], [button('b', 'c:b')]]],
    ['first in its row', [[button('open', 'c:vote'), button('a', 'c:a')], [button('b', 'c:b')]]],
    ['alone', [[button('open', 'c:vote')]]],
  ])('leaves every other button, and folds up to one: %s', (_, rows) => {
    const others = rows.flat().filter(({ text }) => text !== 'open');
    const unfolded = withStep(rows, 'c:vote', actions) ?? [];
    expect(unfolded.flat().map(({ text }) => text)).toEqual(
      expect.arrayContaining([...others.map(({ text }) => text), 'yes', 'no']),
    );
    const folded = withStep(unfolded, 's:vote|helpful=yes', open) ?? [];
    expect(folded.flat()).toEqual(expect.arrayContaining([...others, button('open', 'c:vote')]));
    expect(folded.flat()).toHaveLength(rows.flat().length);
  });

  test('is not shown in a message that has no such button', () => {
    expect(labels(withStep([[button('a', 'c:a')]], 's:vote|helpful=yes', open))).toBeUndefined();
    expect(labels(withStep([], 'c:vote', open))).toBeUndefined();
  });
});
