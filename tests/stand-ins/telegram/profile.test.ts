import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Opened, open, strayings } from './opened.ts';

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

const ask = { command: 'ask', description: 'Ask' };

test('commands for each scope and language', async () => {
  const scope = { type: 'all_group_chats' };
  await opened.result('setMyCommands', { commands: [ask] });
  await opened.result('setMyCommands', { commands: [ask], scope, language_code: 'ar' });
  expect(opened.telegram.commands()).toEqual([
    { scope: { type: 'default' }, language: '', commands: [ask] },
    { scope, language: 'ar', commands: [ask] },
  ]);
  expect(await opened.result('getMyCommands', { scope, language_code: 'ar' })).toEqual([ask]);
  expect(await opened.result('getMyCommands', { scope })).toEqual([]);
  await opened.result('deleteMyCommands');
  expect(opened.telegram.commands()).toHaveLength(1);
});

test.each([
  ['BOT_COMMAND_INVALID', { commands: [{ ...ask, command: 'Ask' }] }],
  ['BOT_COMMAND_INVALID', { commands: [{ ...ask, command: 'a'.repeat(33) }] }],
  ['BOT_COMMAND_DESCRIPTION_INVALID', { commands: [{ ...ask, description: '' }] }],
  ['BOT_COMMANDS_TOO_MUCH', { commands: Array.from({ length: 101 }, () => ask) }],
])('%s, case %#', async (why, payload) => {
  expect(await opened.error('setMyCommands', payload)).toBe(`Bad Request: ${why}`);
});

test('descriptions in each language', async () => {
  await opened.result('setMyDescription', { description: 'Answers' });
  await opened.result('setMyShortDescription', { short_description: 'أجوبة', language_code: 'ar' });
  expect(await opened.result('getMyDescription', { language_code: 'ar' })).toEqual({
    description: 'Answers',
  });
  expect(await opened.result('getMyShortDescription')).toEqual({ short_description: '' });
  expect(await opened.result('getMyShortDescription', { language_code: 'ar' })).toEqual({
    short_description: 'أجوبة',
  });
  expect(await opened.error('setMyDescription', { description: 'a'.repeat(513) })).toMatch('too long');
});
