import type { Message } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answered, type Opened, open, strayings } from './opened.ts';

let opened: Opened;

beforeEach(async () => {
  opened = await open();
});

afterEach(async () => {
  const { telegram } = opened;
  await telegram.close();
  expect(strayings(telegram)).toEqual([]);
  expect(telegram.problems).toEqual([]);
});

/** A picture of 1 by 1. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

const chatId = () => opened.telegram.world.privateChat(opened.telegram.world.person()).chat.id;
const form = async (method: string, body: FormData | URLSearchParams) => {
  const { root, token } = opened.telegram;
  const response = await fetch(`${root}/bot${token}/${method}`, { method: 'POST', body });
  return (await response.json()) as Answered;
};
const multipart = (fields: Record<string, string>, files: Record<string, Uint8Array<ArrayBuffer>> = {}) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [name, bytes] of Object.entries(files)) data.set(name, new Blob([bytes]), `${name}.png`);
  return data;
};

describe('addresses', () => {
  test.each([
    ['/botwrong/getMe', 401, 'Unauthorized'],
    ['/bot%T/getNothing', 404, 'Not Found'],
    ['/bot%T', 404, 'Not Found'],
    ['/', 404, 'Not Found'],
  ])('%s', async (path, code, description) => {
    const { root, token } = opened.telegram;
    const response = await fetch(root + path.replace('%T', token));
    expect(response.status).toBe(code);
    expect(await response.json()).toEqual({ ok: false, error_code: code, description });
    opened.telegram.forget();
  });

  test('getMe, however it is called', async () => {
    const { root, token, me } = opened.telegram;
    expect(await (await fetch(`${root}/bot${token}/getme`)).json()).toEqual({ ok: true, result: me });
    expect(opened.telegram.requests('getMe')).toHaveLength(1);
  });

  test('a body that cannot be read', async () => {
    const { root, token } = opened.telegram;
    const response = await fetch(`${root}/bot${token}/sendMessage`, { method: 'POST', body: '{' });
    expect(await response.json()).toMatchObject({ error_code: 400 });
  });
});

describe('forms', () => {
  test.each(['multipart', 'urlencoded'])('%s: text is turned back into what it stands for', async (kind) => {
    const keyboard = { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] };
    const chat_id = chatId();
    const fields = {
      chat_id: String(chat_id),
      text: '[1]',
      disable_notification: 'true',
      reply_markup: JSON.stringify(keyboard),
    };
    const body = kind === 'multipart' ? multipart(fields) : new URLSearchParams(fields);
    expect(await form('sendMessage', body)).toMatchObject({
      ok: true,
      result: { text: '[1]', reply_markup: keyboard },
    });
    expect(opened.telegram.requests()).toMatchObject([
      { payload: { chat_id, text: '[1]', disable_notification: true, reply_markup: keyboard } },
    ]);
  });

  test('photos, one or several, by upload or by file_id', async () => {
    const chat_id = String(chatId());
    const caption_entities = JSON.stringify([{ type: 'bold', offset: 0, length: 1 }]);
    const fields = { chat_id, caption: 'a', caption_entities };
    const single = (await form('sendPhoto', multipart(fields, { photo: PNG }))).result as Message;
    expect(single).toMatchObject({
      caption: 'a',
      caption_entities: [{ type: 'bold' }],
      photo: [{ width: 1, height: 1, file_size: PNG.length }],
    });
    const media = JSON.stringify([
      { type: 'photo', media: 'attach://a', caption: 'first' },
      { type: 'photo', media: single.photo?.[0]?.file_id },
    ]);
    const album = (await form('sendMediaGroup', multipart({ chat_id, media }, { a: PNG })))
      .result as Message[];
    expect(album).toMatchObject([{ caption: 'first' }, { media_group_id: album[0]?.media_group_id }]);
    expect(opened.telegram.posted.map(({ files }) => files.length)).toEqual([1, 1, 1]);
  });

  test.each<[string, Record<string, string>, Record<string, Uint8Array<ArrayBuffer>>]>([
    ['IMAGE_PROCESS_FAILED', {}, { photo: Buffer.from('no picture') }],
    ['file must be non-empty', {}, { photo: Buffer.alloc(0) }],
    ['message caption is too long', { caption: 'a'.repeat(1025) }, { photo: PNG }],
    ['wrong file identifier/HTTP URL specified', { photo: 'somewhere' }, {}],
    ['file "a" is not found in the request', { photo: 'attach://a' }, {}],
  ])('sendPhoto: %s', async (why, fields, files) => {
    const answer = await form('sendPhoto', multipart({ chat_id: String(chatId()), ...fields }, files));
    expect(answer.description).toBe(`Bad Request: ${why}`);
  });

  test('an album has two to ten pictures', async () => {
    const media = [{ type: 'photo', media: 'https://e.org/a.png' }];
    expect(await opened.error('sendMediaGroup', { chat_id: chatId(), media })).toMatch(
      'must include 2-10 items',
    );
  });
});
