import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { description } from './spec/description.ts';
import { requestErrors, typeErrors } from './spec.ts';

const keyboard = (button: object) => ({
  chat_id: 1,
  text: 'a',
  reply_markup: { inline_keyboard: [[button]] },
});
const rich = (...blocks: readonly object[]) => ({ chat_id: 1, rich_message: { blocks } });
const photo = { type: 'photo', media: 'attach://a' };
const inButton = 'reply_markup.inline_keyboard[0][0]';
const inBlock = 'rich_message.blocks[0]';

test.each<[string, object, string[]]>([
  ['sendMessage', { chat_id: 1, text: 'a' }, []],
  ['sendMessage', { chat_id: '@channel', text: 'a', disable_notification: true }, []],
  ['sendMessage', { chat_id: 1 }, ['text: missing']],
  ['sendMessage', { chat_id: 1, txt: 'a' }, ['txt: no such field', 'text: missing']],
  ['sendMessage', { chat_id: 1.5, text: 'a' }, ['chat_id: not Integer or String']],
  ['sendMessage', { chat_id: 1, text: 5 }, ['text: not String']],
  ['sendMessage', { chat_id: 1, text: 'a', parse_mode: 'html' }, ['parse_mode: not ParseMode']],
  [
    'sendMessage',
    { chat_id: 1, text: 'a', disable_notification: 'yes' },
    ['disable_notification: not Boolean'],
  ],
  [
    'sendMessage',
    { chat_id: 1, text: 'a', entities: [{ type: 'bold', offset: 0 }, 5] },
    ['entities[0].length: missing', 'entities[1]: not MessageEntity'],
  ],
  ['sendMessage', { chat_id: 1, text: 'a', entities: {} }, ['entities: not Array of MessageEntity']],
  ['sendMessage', keyboard({ text: 'a', callback_data: 'b' }), []],
  ['sendMessage', keyboard({ text: 'a', callback_data: 5 }), [`${inButton}.callback_data: not String`]],
  [
    'sendMessage',
    keyboard({ text: 'a', callback_data: 'b', colour: 'red' }),
    [`${inButton}.colour: no such field`],
  ],
  ['sendMessage', { chat_id: 1, text: 'a', reply_parameters: { ephemeral_message_id: 5 } }, []],
  ['sendLocation', { chat_id: 1, latitude: 36.2, longitude: 44 }, []],
  ['sendMediaGroup', { chat_id: 1, media: [photo, { ...photo, type: 'video', width: 5 }] }, []],
  ['sendMediaGroup', { chat_id: 1, media: [{ ...photo, width: 5 }] }, ['media[0].width: no such field']],
  ['setMyCommands', { commands: [], scope: { type: 'chat' } }, ['scope.chat_id: missing']],
  ['setMyCommands', { commands: [], language_code: 'ar' }, []],
  ['setMyCommands', { commands: [], language_code: 'ckb' }, ['language_code: not LanguageCode']],
  ['setMyCommands', { commands: [{ command: 'why', description: 'Why', is_ephemeral: true }] }, []],
  ['sendRichMessage', rich({ type: 'paragraph', text: ['a', { type: 'bold', text: 'b' }] }), []],
  [
    'sendRichMessage',
    rich({ type: 'heading', text: 'a', size: 7 }),
    [`${inBlock}.size: not 1 or 2 or 3 or 4 or 5 or 6`],
  ],
  [
    'sendRichMessage',
    rich({ type: 'details', summary: 'a', blocks: [{ type: 'paragraph', txt: 'b' }] }),
    [`${inBlock}.blocks[0].txt: no such field`, `${inBlock}.blocks[0].text: missing`],
  ],
  [
    'sendRichMessage',
    rich({ type: 'paragraph', text: { type: 'reference_link', text: 'b', name: 'c' } }),
    [`${inBlock}.text.name: no such field`, `${inBlock}.text.reference_name: missing`],
  ],
  ['sendMesage', {}, ['the Bot API has no such method']],
])('%s %j', (method, payload, errors) => {
  expect(requestErrors(method, { ...payload })).toEqual(errors);
});

test('a kind that does not exist is told apart from one with mistakes', () => {
  const errors = requestErrors('setMyCommands', { commands: [], scope: { type: 'everyone' } });
  expect(errors).toContain('scope.type: not "default"');
  expect(typeErrors('BotCommandScope', { type: 'default' })).toEqual([]);
});

test('the description is that of the types installed: else run scripts/bot-api.ts', () => {
  const file = join(import.meta.dirname, '../../../node_modules/@grammyjs/types/package.json');
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(description().from).toBe(`${name} ${version}`);
});
