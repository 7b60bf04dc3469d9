import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command, CommandOption } from '../../src/command/command.ts';
import { commandProblems } from '../../src/command/validate.ts';

const option = (name: string, required = false): CommandOption => ({
  name,
  kind: 'text',
  names: {},
  description: { en: 'An option' },
  required,
});

const command = (change: Partial<Command>): Command => ({
  name: 'good',
  names: {},
  description: { en: 'A command' },
  options: [],
  run: () => Promise.reject(new Error('never run')),
  ...change,
});

test('every platform accepts the commands', () => {
  expect(commandProblems(commands)).toEqual([]);
});

test.each(['اسأل', 'پرسیار', 'पूछें', 'ถามที่', 'as-of'])('the translated name %s is accepted', (name) => {
  expect(commandProblems([command({ names: { xx: name } })])).toEqual([]);
});

const group = { name: 'group', names: {}, description: { en: 'A group' }, alone: 'group one' };
const open = { name: 'groups', names: {}, description: { en: 'The same' } };
const one = command({ name: 'group one', group });

test('commands of a group are accepted', () => {
  expect(commandProblems([one, command({ name: 'group two', group })])).toEqual([]);
  const both = { ...group, open };
  const managed = command({ name: 'group two', group: both, access: 'manage' });
  expect(commandProblems([{ ...one, group: both }, managed])).toEqual([]);
});

test.each<[string, readonly Command[], string]>([
  [
    'a group without the command it stands for',
    [command({ name: 'group two', group })],
    'has no command "group one"',
  ],
  ['a group called as a command', [one, command({ name: 'group' })], 'the command "group" is declared twice'],
  [
    'a second word in capitals',
    [one, command({ name: 'group Two', group })],
    'has a name that does not match',
  ],
  ['two words without a group', [command({ name: 'group one' })], 'has a name that does not match'],
  ['the same second word twice', [one, one], 'the command "group one" is declared twice'],
  ['another first word', [one, command({ name: 'other two', group })], 'but its name does not begin with it'],
  [
    'a mixed group without another name',
    [one, command({ name: 'group two', group, access: 'manage' })],
    'has commands for everybody and commands for managers',
  ],
  [
    'another name that no platform takes',
    [{ ...one, group: { ...group, open: { ...open, name: 'Groups' } } }],
    'has a name that does not match',
  ],
  [
    '26 commands in a group',
    [one, ...Array.from({ length: 25 }, (_, index) => command({ name: `group c${index}`, group }))],
    'has 26 commands: at most 25',
  ],
  ['an upper-case name', [command({ name: 'Ask' })], 'the command "Ask" has a name that does not match'],
  ['a hyphen', [command({ name: 'as-of' })], 'the command "as-of" has a name that does not match'],
  ['33 letters', [command({ name: 'a'.repeat(33) })], 'does not match'],
  ['an option’s name', [command({ options: [option('as-of')] })], 'the option "as-of" of "good" has a name'],
  [
    'a translated name in capitals',
    [command({ names: { en: 'Ask' } })],
    'a name (en) that no platform accepts',
  ],
  [
    'a translated name with a space',
    [command({ names: { ar: 'اسأل هنا' } })],
    'a name (ar) that no platform',
  ],
  [
    'a translated name with a vowel sign',
    [command({ names: { ar: 'اسألَ' } })],
    'a name (ar) that no platform',
  ],
  ['the same command twice', [command({}), command({})], 'the command "good" is declared twice'],
  ['the same option twice', [command({ options: [option('a'), option('a')] })], 'has two options "a"'],
  ['no description', [command({ description: {} })], 'has no description'],
  ['an empty description', [command({ description: { ar: '' } })], 'a description (ar) of 0 characters'],
  ['a long description', [command({ description: { en: 'x'.repeat(101) } })], '(en) of 101 characters'],
  [
    'a required option after an optional one',
    [command({ options: [option('a'), option('b', true)] })],
    'the option "b" of "good" is required: put it before',
  ],
  [
    '26 options',
    [command({ options: Array.from({ length: 26 }, (_, index) => option(`o${index}`)) })],
    'has 26 options: at most 25',
  ],
])('%s is refused', (_, some, problem) => {
  expect(commandProblems(some)).toEqual([expect.stringContaining(problem)]);
});
