import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requestErrors, typeErrors } from './spec.ts';

/** The real description, where there is one; a few lines of it serve elsewhere. */
const REAL = process.env['SPECS_DIR'];
const folder = mkdtempSync(join(tmpdir(), 'telegram-spec-'));

const field = (name: string, types: readonly string[], required = false, description = '') => {
  return { name, types, required, description };
};

writeFileSync(
  join(folder, 'telegram-bot-api.json'),
  JSON.stringify({
    methods: {
      sendMessage: {
        returns: ['Message'],
        fields: [
          field('chat_id', ['Integer', 'String'], true),
          field('text', ['String'], true),
          field('entities', ['Array of MessageEntity']),
          field('disable_notification', ['Boolean']),
          field('reply_markup', ['InlineKeyboardMarkup', 'ForceReply']),
        ],
      },
      sendMediaGroup: {
        returns: ['Array of Message'],
        fields: [
          field('chat_id', ['Integer', 'String'], true),
          field('media', ['Array of InputMediaPhoto', 'Array of InputMediaVideo'], true),
        ],
      },
      setMyCommands: { returns: ['Boolean'], fields: [field('scope', ['BotCommandScope'])] },
    },
    types: {
      MessageEntity: { fields: [field('type', ['String'], true), field('offset', ['Integer'], true)] },
      InlineKeyboardMarkup: {
        fields: [field('inline_keyboard', ['Array of Array of InlineKeyboardButton'], true)],
      },
      InlineKeyboardButton: { fields: [field('text', ['String'], true), field('callback_data', ['String'])] },
      ForceReply: { fields: [field('force_reply', ['Boolean'], true)] },
      InputMediaPhoto: {
        fields: [field('type', ['String'], true, 'Type, must be photo'), field('media', ['String'], true)],
      },
      InputMediaVideo: {
        fields: [
          field('type', ['String'], true, 'Type, must be video'),
          field('media', ['String'], true),
          field('width', ['Integer']),
        ],
      },
      BotCommandScope: { subtypes: ['BotCommandScopeDefault', 'BotCommandScopeChat'] },
      BotCommandScopeDefault: { fields: [field('type', ['String'], true, 'Scope type, must be default')] },
      BotCommandScopeChat: {
        fields: [
          field('type', ['String'], true, 'Scope type, must be chat'),
          field('chat_id', ['Integer', 'String'], true),
        ],
      },
    },
  }),
);

afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const folders: [name: string, folder: string][] = [['a few lines', folder]];
if (REAL) folders.push(['the real one', REAL]);

describe.each(folders)('against %s', (_, specs) => {
  beforeEach(() => {
    vi.stubEnv('SPECS_DIR', specs);
  });

  const keyboard = (button: object) => ({
    chat_id: 1,
    text: 'a',
    reply_markup: { inline_keyboard: [[button]] },
  });
  const photo = { type: 'photo', media: 'attach://a' };
  const inButton = 'reply_markup.inline_keyboard[0][0]';

  test.each<[string, object, string[]]>([
    ['sendMessage', { chat_id: 1, text: 'a' }, []],
    ['sendMessage', { chat_id: '@channel', text: 'a', disable_notification: true }, []],
    ['sendMessage', { chat_id: 1 }, ['text: missing']],
    ['sendMessage', { chat_id: 1, txt: 'a' }, ['txt: no such field', 'text: missing']],
    ['sendMessage', { chat_id: 1.5, text: 'a' }, ['chat_id: not Integer or String']],
    ['sendMessage', { chat_id: 1, text: 5 }, ['text: not String']],
    [
      'sendMessage',
      { chat_id: 1, text: 'a', disable_notification: 'yes' },
      ['disable_notification: not Boolean'],
    ],
    [
      'sendMessage',
      { chat_id: 1, text: 'a', entities: [{ type: 'bold' }, 5] },
      ['entities[0].offset: missing', 'entities[1]: not MessageEntity'],
    ],
    ['sendMessage', { chat_id: 1, text: 'a', entities: {} }, ['entities: not Array of MessageEntity']],
    ['sendMessage', keyboard({ text: 'a', callback_data: 'b' }), []],
    ['sendMessage', keyboard({ text: 'a', calback_data: 'b' }), [`${inButton}.calback_data: no such field`]],
    [
      'sendMessage',
      keyboard({ callback_data: 5 }),
      [`${inButton}.text: missing`, `${inButton}.callback_data: not String`],
    ],
    ['sendMediaGroup', { chat_id: 1, media: [photo, { ...photo, type: 'video', width: 5 }] }, []],
    ['sendMediaGroup', { chat_id: 1, media: [{ ...photo, width: 5 }] }, ['media[0].width: no such field']],
    ['setMyCommands', { scope: { type: 'chat' } }, ['scope.chat_id: missing']],
    ['sendMesage', {}, ['the Bot API has no such method']],
  ])('%s %j', (method, payload, errors) => {
    const scope = REAL === specs && method === 'setMyCommands' ? { commands: [] } : {};
    const wrong = requestErrors(method, { ...payload, ...scope });
    // The real entity has a length too.
    expect(wrong.filter((error) => !error.endsWith('.length: missing'))).toEqual(errors);
  });

  test('a kind that does not exist is told apart from one with mistakes', () => {
    const errors = requestErrors('setMyCommands', { commands: [], scope: { type: 'everyone' } });
    expect(errors).toContain('scope.type: not "default"');
    expect(typeErrors('BotCommandScope', { type: 'default' })).toEqual([]);
  });
});

test('without SPECS_DIR nothing is checked', () => {
  vi.stubEnv('SPECS_DIR', '');
  expect(requestErrors('sendMesage', { txt: 5 })).toEqual([]);
});
