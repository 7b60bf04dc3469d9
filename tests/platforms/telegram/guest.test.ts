import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../../src/command/command.ts';
import { textsFor } from '../../../src/text/index.ts';
import type { Posted } from '../../stand-ins/telegram/rooms.ts';
import { MemoryClaims, Stage, seen } from './bot.ts';

let stage: Stage;
let dispatched: Inbound[];

beforeEach(async () => {
  dispatched = [];
  stage = await Stage.open();
  await stage.start({
    around: (dispatch) => (inbound) => {
      dispatched.push(inbound);
      return dispatch(inbound);
    },
  });
});

afterEach(() => stage.close());

const CLAIM = 'The border with Syria is fully secured.';

/** Somebody's message in a chat of which the bot is no member. */
function inChatOfOthers(text: string) {
  const chat = stage.telegram.world.group({ bot: 'left' });
  const from = stage.telegram.world.person();
  return { chat, replyTo: stage.telegram.events.message(chat, { from, text }) };
}

const answerTo = (text: string, more: object = {}): Promise<Posted> =>
  stage.telegram.guestAnswer(stage.telegram.callGuest({ text, ...more }));

describe('a call in a reply to a statement checks it', () => {
  test.each([
    '@sanad_bot',
    '@sanad_bot is this true?',
    'hey @SANAD_BOT can you check this please',
    'هل هذا صحيح؟ @sanad_bot',
    '@sanad_bot ئایا ئەمە ڕاستە؟',
    '@sanad_bot bu doğru mu?',
    "@sanad_bot c'est vrai ?",
    '@sanad_bot /check',
  ])('%s', async (words) => {
    const { text, buttons } = seen(await answerTo(words, inChatOfOthers(CLAIM)));
    expect(text).toContain(CLAIM);
    expect(text).toContain(textsFor('en').check.verdicts.disputed);
    expect(text).toMatch(/par\. \d+ \[1\]/);
    expect(buttons).toEqual([textsFor('en').telegram.more]);
  });

  test('or the part of it that is quoted', async () => {
    const quoting = {
      ...inChatOfOthers(`Good morning. ${CLAIM} Bread is cheap.`),
      more: { quote: { text: CLAIM, position: 14 } },
    };
    const { text } = seen(await answerTo('@sanad_bot true?', quoting));
    expect(text).toContain(CLAIM);
    expect(text).not.toContain('Bread');
  });
});

describe('other words are a question', () => {
  test.each([
    ['without a message', {}],
    ['in a reply to somebody', { reply: 'Bread is cheap.' }],
  ])('%s', async (_, { reply }: { readonly reply?: string }) => {
    const about = reply === undefined ? {} : inChatOfOthers(reply);
    const posted = await answerTo('@sanad_bot who phoned Mazloum Abdi?', about);
    const { text } = seen(posted);
    expect(text).toMatch(/phone/i);
    expect(text).toContain('[1]');
    // A press would come from a chat of which the bot knows nothing.
    const buttons = posted.message.reply_markup?.inline_keyboard.flat() ?? [];
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.every((button) => 'url' in button)).toBe(true);
  });

  test('so is a question of somebody’s', async () => {
    const { text } = seen(await answerTo('@sanad_bot', inChatOfOthers('Who phoned Mazloum Abdi?')));
    expect(text).toMatch(/phone/i);
  });

  test('a reply to the bot’s answer goes on from there', async () => {
    const first = await answerTo('@sanad_bot who phoned Mazloum Abdi?');
    const chat = stage.telegram.world.group({ bot: 'left' });
    await answerTo('@sanad_bot when was that?', { chat, replyTo: first.message });
    expect(dispatched.at(-1)?.conversation).toEqual(['who phoned Mazloum Abdi?']);
  });
});

test.each([
  ['nothing that surely answers', '@sanad_bot Why did Sudani visit Damascus?', 'unsure'],
  ['nothing asked', '@sanad_bot', 'nothing'],
] as const)('%s is told in one line', async (_, words, said) => {
  expect(
    seen(await answerTo(words))
      .text.split('\n')
      .at(-1),
  ).toContain(textsFor('en').telegram.guest[said]);
});

test('a long verdict is one message of whole statements, with a button for the rest', async () => {
  const sector =
    'in the sector that lies beyond the town, the river, the old road, the market, the school and the far hills of it';
  const claims = Array.from(
    { length: 25 },
    (_, n) => `The border with Syria is fully secured ${sector} ${n}.`,
  );
  const long = claims.join(' ');
  const { text, buttons } = seen(await answerTo('@sanad_bot is this true?', inChatOfOthers(long)));
  expect(text.length).toBeLessThanOrEqual(4_096);
  expect(buttons).toEqual([textsFor('en').telegram.whole]);
});

test('what comes twice is answered once, in whichever update', async () => {
  const said = stage.telegram.callGuest({ text: '@sanad_bot who phoned Mazloum Abdi?' });
  const { guest_message: message } = said.update;
  await stage.telegram.guestAnswer(said);
  const again = stage.telegram.events.update('guest_message', message ?? said.message);
  await stage.telegram.deliver(again).done;
  await Promise.all(stage.bots.map((bot) => bot.stop()));
  expect(stage.telegram.requests('answerGuestQuery')).toHaveLength(1);
});

test('nothing is kept by the chat, whose id may be that of a chat of the bot’s', async () => {
  const { user, chat } = stage.reader();
  const calling = stage.telegram.callGuest({ from: user, text: '@sanad_bot who phoned Mazloum Abdi?' });
  await stage.telegram.guestAnswer(calling);
  expect(dispatched).toMatchObject([{ from: { chat: 'guest' }, user: String(user.id), absent: true }]);
  expect(seen(await stage.ask({ chat, text: '/why' })).text).toContain(textsFor('en').why.nothing);
});

test('whoever asks too often is told once', async () => {
  const limited = await Stage.open();
  let calls = 0;
  await limited.start({
    claims: new MemoryClaims(),
    limits: { take: async () => ({ wait: 5, again: ++calls > 1 }) },
  });
  const first = limited.telegram.callGuest({ text: '@sanad_bot who?' });
  expect(seen(await limited.telegram.guestAnswer(first)).text).toContain(textsFor('en').wrong.tooOften(5));
  limited.telegram.callGuest({ text: '@sanad_bot who?' });
  await limited.close();
  expect(limited.telegram.requests('answerGuestQuery')).toHaveLength(1);
});

test.each([
  [true, 'guest mode is on'],
  [false, 'guest mode is off (turn it on with @BotFather)'],
])('the log says whether it is on: %s', async (supports_guest_queries, words) => {
  const other = await Stage.open({ me: { supports_guest_queries } });
  const { logged } = await other.start();
  await other.close();
  expect(logged.join('\n')).toContain(words);
});
