import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deskCommands } from '../commands/desk/index.ts';
import { commands } from '../commands/index.ts';

/** The tables of docs/security.md, each a list of rows by the titles of the columns. */
const tables = readFileSync('docs/security.md', 'utf8')
  .split(/\n(?!\|)/)
  .map((part) => part.trim())
  .filter((part) => part.startsWith('|'))
  .map((part) => {
    const [head = [], , ...rows] = part.split('\n').map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
    return rows.map((row) => new Map(head.map((title, index) => [title, row[index] ?? ''])));
  });
const rows = tables.flat();
const acts = rows.filter((row) => row.has('commands'));
const rights = rows.filter((row) => row.has('who may'));

const PATHS = [
  ...[
    'slash',
    'mention',
    'button',
    'form',
    'deep link',
    'topic',
    'channel',
    'inline',
    'guest',
    'HTTP API',
    'MCP',
    'desk',
  ],
  'webhook',
];

test('every command is one act', () => {
  const named = acts.flatMap((row) =>
    [...(row.get('commands') ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(named.toSorted()).toEqual([...commands, ...deskCommands].map(({ name }) => name).toSorted());
});

test('every act has its kind of command', () => {
  const accessOf = new Map<string | undefined, string | undefined>([
    ['manage', 'manage'],
    ['edit', 'edit'],
  ]);
  for (const command of [...commands, ...deskCommands]) {
    const row = acts.find((one) => one.get('commands')?.includes(`\`${command.name}\``));
    expect(command.access, command.name).toBe(accessOf.get(row?.get('act')));
  }
});

test.each(acts.map((row) => row.get('act')))('for "%s" every path is told once', (act) => {
  const of = rights.filter((row) =>
    row
      .get('act')
      ?.split(', ')
      .includes(act ?? ''),
  );
  expect(of.flatMap((row) => row.get('path')?.split(', ')).toSorted()).toEqual(PATHS.toSorted());
});

const tested = rows.flatMap((row) => row.get('test') ?? []);

describe('each test that is named is there', () => {
  test.each(tested)('%s', (cell) => {
    const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(cell) ?? [];
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(titled(title));
  });

  test('and there is one in every row', () => {
    expect(tested.length).toBeGreaterThan(50);
    expect(tested).not.toContain('');
  });
});

/** The title of a test or of a group of tests; what follows in it may vary. */
function titled(title: string): RegExp {
  return new RegExp(`\\(\\s*['"\`]${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
