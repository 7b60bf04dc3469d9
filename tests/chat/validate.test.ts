import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command, CommandOption } from '../../src/chat/command.ts';
import { commandProblems } from '../../src/chat/validate.ts';

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

test.each<[string, readonly Command[], string]>([
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
