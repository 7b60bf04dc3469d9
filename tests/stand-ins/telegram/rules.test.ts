import type { Message } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
const buttons = (...row: object[]) => ({ reply_markup: { inline_keyboard: [row] } });
const press = { text: 'More', callback_data: 'more' };
const bold = { type: 'bold', offset: 0, length: 1 };

describe('sending', () => {
  test('the message comes back as it is kept', async () => {
    const message = await send({ text: 'a', entities: [bold], ...buttons(press) });
    expect(message).toMatchObject({
      message_id: 1,
      from: { id: opened.telegram.me.id, is_bot: true },
      chat: { id: chat.chat.id, type: 'private' },
      date: clock.now() / 1000,
      text: 'a',
      entities: [{ type: 'bold', offset: 0, length: 1 }],
      reply_markup: { inline_keyboard: [[press]] },
    });
    expect(opened.telegram.messages(chat).map((posted) => posted.message)).toEqual([message]);
  });

  test.each([
    [{ text: '' }, 'message text is empty'],
    [{ text: 'a'.repeat(4097) }, 'message is too long'],
    [{ parse_mode: 'HTML' }, 'the stand-in does not read html; send entities'],
    [buttons({ text: 'a', callback_data: 'ا'.repeat(33) }), 'BUTTON_DATA_INVALID'],
    [buttons({ text: 'a', callback_data: '' }), 'BUTTON_DATA_INVALID'],
    [buttons({ text: '', callback_data: 'a' }), 'BUTTON_TEXT_INVALID'],
    [
      buttons({ text: 'a', url: 'nowhere' }),
      "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ],
    [buttons(...Array.from({ length: 101 }, () => press)), 'reply markup is too long'],
    [{ reply_parameters: { message_id: 99 } }, 'message to be replied not found'],
    [{ message_thread_id: 5 }, 'message thread not found'],
    [{ chat_id: 12 }, 'chat not found'],
    [{ chat_id: '@nobody' }, 'chat not found'],
  ])('refused, case %#', async (more, why) => expect(await refused(more)).toBe(`Bad Request: ${why}`));

  test('64 bytes of data are taken', async () => {
    await send(buttons({ text: 'a', callback_data: 'ا'.repeat(32) }));
  });

  test('a reply quotes its message; a missing one may be done without', async () => {
    const first = await send();
    const reply = await send({ reply_parameters: { message_id: first.message_id } });
    expect(reply.reply_to_message).toEqual(first);
    const without = await send({ reply_parameters: { message_id: 99, allow_sending_without_reply: true } });
    expect(without.reply_to_message).toBeUndefined();
  });
});

describe('editing', () => {
  const edit = (more: object) => ({ chat_id: chat.chat.id, message_id: 1, text: 'b', ...more });

  test('changes the message, keeps what it was, and takes away buttons that are not repeated', async () => {
    const before = await send(buttons(press));
    const after = await opened.result<Message>('editMessageText', edit({}));
    expect(after).toMatchObject({ text: 'b', edit_date: clock.now() / 1000 });
    expect(after.reply_markup).toBeUndefined();
    expect(opened.telegram.messages(chat)).toMatchObject([{ message: after, edits: [before] }]);
  });

  test('the same again is refused, however it is written', async () => {
    await send({ text: 'a', entities: [bold], ...buttons(press) });
    const again = edit({ text: ' a', entities: [{ ...bold, offset: 1 }], ...buttons(press) });
    expect(await opened.error('editMessageText', again)).toMatch('message is not modified');
    const markup = { chat_id: chat.chat.id, message_id: 1, ...buttons(press) };
    expect(await opened.error('editMessageReplyMarkup', markup)).toMatch('message is not modified');
    await opened.result('editMessageReplyMarkup', { chat_id: chat.chat.id, message_id: 1 });
  });

  test('only messages of the bot, as long as they are there', async () => {
    const theirs = opened.telegram.say({ chat, text: 'hello' }).message;
    const own = await send();
    const id = (message: Message) => edit({ message_id: message.message_id });
    expect(await opened.error('editMessageText', id(theirs))).toBe("Bad Request: message can't be edited");
    await opened.result('deleteMessage', { chat_id: chat.chat.id, message_id: own.message_id });
    expect(await opened.error('editMessageText', id(own))).toBe('Bad Request: message to edit not found');
    expect(await opened.error('editMessageText', { text: 'b' })).toBe(
      'Bad Request: message identifier is not specified',
    );
    expect(opened.telegram.messages(chat)).toEqual([]);
    expect(opened.telegram.posted).toMatchObject([{ deleted: true }]);
  });

  test('deleting goes once, and for 48 hours', async () => {
    const { message_id } = await send();
    clock.advance(48 * 3600_000 + 1000);
    const payload = { chat_id: chat.chat.id, message_id };
    expect(await opened.error('deleteMessage', payload)).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
    const fresh = { ...payload, message_id: (await send()).message_id };
    await opened.result('deleteMessage', fresh);
    expect(await opened.error('deleteMessage', fresh)).toBe('Bad Request: message to delete not found');
  });
});
