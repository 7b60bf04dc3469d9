import type { InlineQuery } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from './clock.ts';
import { type Opened, open, strayings } from './opened.ts';

let opened: Opened;
let clock: ManualClock;
let sent: object[];

beforeEach(async () => {
  clock = new ManualClock();
  sent = [];
  opened = await open({ clock });
});

afterEach(async () => {
  const { telegram } = opened;
  await telegram.close();
  const { happenings } = telegram;
  expect(strayings({ happenings, sent })).toEqual([]);
  expect(telegram.problems).toEqual([]);
});

const keyboard = { reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] } };
const article = (id: string, more = {}) => ({
  type: 'article',
  id,
  title: 'Answer',
  input_message_content: { message_text: 'a', entities: [{ type: 'bold', offset: 0, length: 1 }] },
  ...more,
});
const ask = () => {
  const from = opened.telegram.world.person();
  const typed = opened.telegram.inlineQuery({ from, query: 'who?', chat_type: 'supergroup' });
  sent.push(typed.update);
  return typed;
};
const answer = ({ query }: { query: InlineQuery }, results: object[], more = {}) => {
  return { inline_query_id: query.id, results, ...more };
};

test('a result becomes a message, whose buttons work and which can be changed', async () => {
  const { telegram } = opened;
  const typed = ask();
  await opened.result(
    'answerInlineQuery',
    answer(typed, [article('1', keyboard)], { cache_time: 60, next_offset: '20' }),
  );
  expect(await telegram.inlineAnswer(typed)).toMatchObject({
    cacheTime: 60,
    nextOffset: '20',
    personal: false,
  });
  const { from } = typed.query;
  const chosen = telegram.choose({ from, query: typed.query, result: '1' });
  sent.push(chosen.update);
  expect(chosen.posted.message).toMatchObject({ text: 'a', via_bot: { id: telegram.me.id }, from });
  const press = telegram.press(chosen.posted, 'More', from);
  sent.push(press.update);
  const inline_message_id = chosen.update.chosen_inline_result?.inline_message_id;
  expect(press.query).toMatchObject({ inline_message_id });
  const edit = { inline_message_id, text: 'b' };
  expect(await opened.result('editMessageText', edit)).toBe(true);
  expect(await opened.error('editMessageText', edit)).toMatch('message is not modified');
  expect(await opened.error('editMessageText', { ...edit, inline_message_id: 'x' })).toMatch(
    'MESSAGE_ID_INVALID',
  );
  expect(telegram.posted).toMatchObject([{ message: { text: 'b' }, edits: [{ text: 'a' }] }]);
});

test('what is sent to a group with the bot comes to it as a message too', async () => {
  const { telegram } = opened;
  const typed = ask();
  await opened.result('answerInlineQuery', answer(typed, [article('1')]));
  const chat = telegram.world.supergroup();
  telegram.choose({ from: typed.query.from, query: typed.query, result: '1', chat });
  const kinds = (await opened.result<object[]>('getUpdates')).map((update) => Object.keys(update)[1]);
  expect(kinds).toEqual(['inline_query', 'message', 'chosen_inline_result']);
});

test.each([
  ['RESULTS_TOO_MUCH', Array.from({ length: 51 }, (_, id) => article(String(id)))],
  ['RESULT_ID_DUPLICATE', [article('1'), article('1')]],
  ['RESULT_ID_INVALID', [article('ا'.repeat(33))]],
  ['RESULT_ID_EMPTY', [article('')]],
  ['ARTICLE_TITLE_EMPTY', [article('1', { title: ' ' })]],
  [
    'BUTTON_DATA_INVALID',
    [article('1', { reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: '' }]] } })],
  ],
  ['message is too long', [article('1', { input_message_content: { message_text: 'a'.repeat(4097) } })]],
])('%s', async (why, results) => {
  expect(await opened.error('answerInlineQuery', answer(ask(), results))).toBe(`Bad Request: ${why}`);
});

test('an answer comes once, and in time', async () => {
  const [first, second] = [ask(), ask()];
  await opened.result('answerInlineQuery', answer(first, []));
  expect(await opened.error('answerInlineQuery', answer(first, []))).toMatch('query is too old');
  clock.advance(10_001);
  expect(await opened.error('answerInlineQuery', answer(second, []))).toMatch('query is too old');
});

test('a guest query becomes a message of the bot’s, once, and in time', async () => {
  const { telegram } = opened;
  const result = article('1', keyboard);
  const called = telegram.callGuest({ text: '@sanad_bot 1' });
  const late = telegram.callGuest({ text: '@sanad_bot 2' });
  sent.push(called.update);
  const answered = { guest_query_id: called.query, result };
  const { inline_message_id } = await opened.result<{ inline_message_id: string }>(
    'answerGuestQuery',
    answered,
  );
  const { message } = await telegram.guestAnswer(called);
  expect(message).toMatchObject({ text: 'a', guest_bot_caller_user: called.message.from });
  expect(await opened.result('editMessageText', { inline_message_id, text: 'b', ...keyboard })).toBe(true);
  expect(await opened.error('answerGuestQuery', answered)).toMatch('query ID is invalid');
  expect(await opened.error('answerGuestQuery', { ...answered, guest_query_id: 'x' })).toMatch(
    'query ID is invalid',
  );
  clock.advance(15_001);
  expect(await opened.error('answerGuestQuery', { guest_query_id: late.query, result })).toMatch('too old');
  const chat = telegram.world.group();
  expect(() => telegram.callGuest({ chat, text: 'x' })).toThrow('is a member');
});
