import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textsFor } from '../../../src/text/index.ts';
import { badRequest } from '../../stand-ins/telegram/refusals.ts';
import { type Bot, Stage, seen } from './bot.ts';

let stage: Stage;
let bot: Bot;

beforeEach(async () => {
  stage = await Stage.open({ mentions: true });
  bot = await stage.start();
});

afterEach(() => stage.close());

const CLAIM = 'The border with Syria is fully secured.';

/** Somebody's message in a group with the bot. */
function claimed(text = CLAIM) {
  const chat = stage.telegram.world.group();
  return { chat, replyTo: stage.telegram.say({ chat, text }).message };
}

describe('a verdict on one statement quotes it', () => {
  test.each(['/check', '@sanad_bot is this true?'])('where it stands: %s', async (text) => {
    const { chat, replyTo } = claimed();
    const { message } = await stage.ask({ chat, text, replyTo });
    expect(message).toMatchObject({
      reply_to_message: { message_id: replyTo.message_id },
      quote: { text: CLAIM, position: 0 },
    });
  });

  test('in the asker’s own message', async () => {
    const { chat } = claimed();
    const { message } = await stage.ask({ chat, text: `/check ${CLAIM}` });
    expect(message).toMatchObject({ quote: { position: 7 } });
  });

  test('but not where there are several', async () => {
    const { chat, replyTo } = claimed(`${CLAIM} Sudani phoned Abdi.`);
    const { message } = await stage.ask({ chat, text: '/check', replyTo });
    expect(message).not.toHaveProperty('quote');
  });

  test('and where Telegram takes no such quote, it goes without, once', async () => {
    const { chat, replyTo } = claimed();
    stage.telegram.fail('sendMessage', badRequest('QUOTE_TEXT_INVALID'));
    const posted = await stage.ask({ chat, text: '/check', replyTo });
    expect(posted.message).not.toHaveProperty('quote');
    await bot.stop();
    expect(stage.telegram.messages(chat)).toHaveLength(1);
  });
});

describe('whoever writes as a channel', () => {
  const asChannel = { id: -1_009, type: 'channel', title: 'The News' } as const;
  const from = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

  test('is answered as anybody, and anybody may turn the pages', async () => {
    const chat = stage.telegram.world.supergroup();
    const said = {
      chat,
      from,
      text: '@sanad_bot who phoned Mazloum Abdi?',
      more: { sender_chat: asChannel },
    };
    const answer = await stage.ask(said);
    expect(seen(answer).text).toContain('[1]');
    expect(seen(await stage.turn(answer, 'Sources', stage.telegram.world.person())).text).toContain('Amargi');
  });
});

test.each(['voice', 'sticker', 'photo', 'dice'] as const)(
  'a %s in private is told what the bot reads',
  async (kind) => {
    const { chat } = stage.reader();
    const more = { text: undefined, [kind]: {} } as never;
    expect(seen(await stage.ask({ chat, text: 'x', more })).text).toContain(
      textsFor('en').surface.start.reads,
    );
  },
);

test('a fact has a button that copies its citation', async () => {
  const { chat } = stage.reader();
  const { message } = await stage.ask({ chat, text: '/fact red-line' });
  const [button] = message.reply_markup?.inline_keyboard.flat() ?? [];
  expect(button).toEqual({
    text: 'Copy the citation',
    copy_text: {
      text: expect.stringMatching(/^“Iraq on alert”, The Amargi, paragraph \d+, [^,]+, https:\/\//),
    },
  });
});
