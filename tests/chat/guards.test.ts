import { expect, test } from 'vitest';
import type { Command, Inbound } from '../../src/command/command.ts';
import { paragraph, reply } from '../../src/reply/build.ts';
import { given } from '../../src/util/given.ts';
import { chatting } from '../chatting.ts';

const managed: Command = {
  name: 'rule',
  names: {},
  description: { en: 'Rules' },
  access: 'manage',
  options: [],
  run: async () => reply('en', [paragraph('Done.')]),
};

test.each<[string, Inbound['manages'], string]>([
  ['a manager of the chat', async () => true, 'Done.'],
  ['anybody else', async () => false, 'Only an admin of this server, group or channel can do this.'],
  [
    'somebody of whom the platform does not say it',
    undefined,
    'A message does not show whether you are an admin here. Please use the slash command.',
  ],
  [
    'somebody whom the platform fails to check',
    () => Promise.reject(new TypeError('token 123')),
    'Could not check whether you are an admin here. Please try again.',
  ],
])('a command for managers of a chat, used by %s', async (_, manages, sentence) => {
  const { lines, logged } = chatting({ commands: [managed] });
  expect(await lines('/rule', given({ manages }))).toEqual([sentence]);
  expect(JSON.stringify(logged)).not.toContain('123');
  expect(logged).toHaveLength(sentence.includes('not check ') ? 1 : 0);
});

test('nobody is checked for a command that is for everybody', async () => {
  const { access: _, ...open } = managed;
  const manages = () => Promise.reject(new Error('not to be asked'));
  expect(await chatting({ commands: [open] }).lines('/rule', { manages })).toEqual(['Done.']);
});

test.each<[string, boolean, Partial<Command>, string]>([
  ['somebody else', false, {}, 'Only an admin of this server, group or channel can do this.'],
  ['somebody else, if it is hidden', false, { hidden: true }, 'Done.'],
  ['a manager', true, {}, 'Done.'],
])('any command in a channel, used by %s', async (_, isManager, more, line) => {
  const { access: __, ...open } = managed;
  const { lines } = chatting({ commands: [{ ...open, ...more }] });
  const call = { kind: 'call', call: { command: 'rule', args: {} } } as const;
  expect(await lines(call, { broadcast: true, manages: async () => isManager })).toEqual([line]);
});
