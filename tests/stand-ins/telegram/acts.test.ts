import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { asSender } from './contents.ts';
import type { Delivery } from './delivery.ts';
import { type Opened, open, strayings } from './opened.ts';
import type { StandInOptions } from './server.ts';

let opened: Opened;
let clock: ManualClock;
let sent: object[];

const reopen = async (options: StandInOptions) => {
  await opened?.telegram.close();
  clock = new ManualClock();
  sent = [];
  opened = await open({ clock, ...options });
};

beforeEach(() => reopen({}));

afterEach(async () => {
  const { telegram } = opened;
  await telegram.close();
  const { happenings } = telegram;
  expect(strayings({ happenings, sent })).toEqual([]);
  expect(telegram.problems).toEqual([]);
});

/** Whether the bot gets to know, or why not. */
const fate = ({ outcome, update }: Delivery) => {
  sent.push(update);
  return outcome?.kind === 'withheld' ? outcome.why : 'told';
};

const keyboard = { reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] } };

describe('what reaches the bot of a group', () => {
  test('in privacy mode: commands, replies to it, what was sent by its help, and service messages', async () => {
    const { telegram } = opened;
    const { world, me, events } = telegram;
    const chat = world.supergroup();
    const own = await opened.result<never>('sendMessage', { chat_id: chat.chat.id, text: 'a' });
    const said = (text: string, more = {}) => fate(telegram.say({ chat, text, ...more }));
    expect(said('hello')).toBe('privacy mode');
    expect(said('hello @sanad_bot')).toBe('privacy mode');
    expect(said('/ask who?')).toBe('told');
    expect(said('/ask@sanad_bot who?')).toBe('told');
    expect(said('/ask@Sanad_Bot who?')).toBe('told');
    expect(said('/ask@other_bot who?')).toBe('privacy mode');
    expect(said('see /ask')).toBe('privacy mode');
    expect(said('why?', { replyTo: own })).toBe('told');
    expect(said('from elsewhere', { more: { via_bot: asSender(me) } })).toBe('told');
    chat.otherBotWroteLast = true;
    expect(said('/ask who?')).toBe('privacy mode');
    expect(said('/ask@sanad_bot who?')).toBe('told');
    const [left, joined] = events.upgraded(world.group(), chat, world.person());
    expect(
      [left, joined].map((message) => fate(telegram.deliver(events.update('message', message)))),
    ).toEqual(['told', 'told']);
  });

  test('with mentions, without privacy mode, and as an administrator', async () => {
    await reopen({ mentions: true });
    const mention = { chat: opened.telegram.world.group(), text: 'what is new, @sanad_bot?' };
    expect(fate(opened.telegram.say(mention))).toBe('told');
    expect(fate(opened.telegram.say({ ...mention, text: 'a@sanad_bot.org @sanad_bots' }))).toBe(
      'privacy mode',
    );
    await reopen({ me: { can_read_all_group_messages: true } });
    expect(fate(opened.telegram.say({ chat: opened.telegram.world.group(), text: 'hello' }))).toBe('told');
    await reopen({});
    const chat = opened.telegram.world.group({ bot: 'administrator' });
    expect(fate(opened.telegram.say({ chat, text: 'hello' }))).toBe('told');
  });

  test('nothing where the bot is not; but it is told that it was thrown out', () => {
    const { telegram } = opened;
    const chat = telegram.world.group();
    const change = telegram.setStanding(chat, 'kicked', telegram.world.person());
    expect(fate(change)).toBe('told');
    expect(change.update.my_chat_member).toMatchObject({
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'kicked' },
    });
    expect(fate(telegram.say({ chat, text: '/ask' }))).toBe('not in the chat');
  });

  test('posts of a channel, and changed messages', () => {
    const { telegram } = opened;
    const chat = telegram.world.channel();
    const post = telegram.say({ chat, text: 'news' });
    expect(fate(post)).toBe('told');
    expect(post.update.channel_post).toMatchObject({ sender_chat: { id: chat.chat.id }, text: 'news' });
    expect(post.update.channel_post?.from).toBeUndefined();
    clock.advance(60_000);
    const edit = telegram.edit(chat, post.message, 'other news');
    expect(fate(edit)).toBe('told');
    expect(edit.update.edited_channel_post).toMatchObject({
      text: 'other news',
      edit_date: clock.now() / 1000,
    });
    for (const standing of ['administrator', 'restricted', 'left', 'creator', 'member'] as const) {
      fate(telegram.setStanding(telegram.world.group(), standing, telegram.world.person()));
    }
  });
});

describe('buttons', () => {
  test('a press comes with the message as it stands, and is answered once, in time', async () => {
    const { telegram } = opened;
    const { world } = telegram;
    const chat = world.privateChat(world.person());
    const { message: asked } = telegram.say({ chat, text: '/ask' });
    const to = { chat_id: chat.chat.id, reply_parameters: { message_id: asked.message_id } };
    await opened.result('sendMessage', { ...to, text: 'a', ...keyboard });
    const posted = await telegram.message(chat);
    const reader = world.person();
    const press = telegram.press(posted, 'More', reader);
    fate(press);
    expect(press.update.callback_query).toMatchObject({
      from: reader,
      data: 'more',
      message: { text: 'a', reply_to_message: { message_id: asked.message_id }, ...keyboard },
    });
    const answer = { callback_query_id: press.query.id, text: 'b'.repeat(200), show_alert: true };
    const tooLong = { ...answer, text: 'b'.repeat(201) };
    expect(await opened.error('answerCallbackQuery', tooLong)).toBe('Bad Request: MESSAGE_TOO_LONG');
    await opened.result('answerCallbackQuery', answer);
    expect(await telegram.callbackAnswer(press)).toMatchObject({ text: answer.text, alert: true });
    expect(await opened.error('answerCallbackQuery', answer)).toMatch('query is too old');
    const late = telegram.press(posted, 'more', reader);
    clock.advance(15_001);
    expect(await opened.error('answerCallbackQuery', { callback_query_id: late.query.id })).toMatch(
      'query is too old',
    );
  });

  test('a button has to be there, unless someone sees an old one; an old message is only named', async () => {
    const { telegram } = opened;
    const chat = telegram.world.privateChat(telegram.world.person());
    await opened.result('sendMessage', { chat_id: chat.chat.id, text: 'a', ...keyboard });
    const posted = await telegram.message(chat);
    const reader = telegram.world.person();
    expect(() => telegram.press(posted, 'Less', reader)).toThrow(
      'The message has no button Less; it has: More',
    );
    expect(telegram.press(posted, 'old', reader, { stale: true }).query.data).toBe('old');
    const press = telegram.press(posted, 'More', reader, { inaccessible: true });
    fate(press);
    expect(press.query.message).toEqual({ chat: chat.chat, message_id: 1, date: 0 });
  });
});
