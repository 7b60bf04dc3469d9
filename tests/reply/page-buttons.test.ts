import { describe, expect, test } from 'vitest';
import { call, reply } from '../../src/reply/build.ts';
import {
  actionRows,
  type ButtonFormat,
  type MessageFormat,
  messagePage,
} from '../../src/reply/page-buttons.ts';
import type { Reply } from '../../src/reply/reply.ts';

const FORMAT: ButtonFormat<string> = {
  mostInRow: 2,
  labelOf: (label) => label,
  buttonFor: ({ label }) => (label.length > 8 ? undefined : label),
};
const labels = (count: number) => Array.from({ length: count }, (_, index) => call(`${index}`, 'help'));

describe('buttons of actions', () => {
  test('stand in rows; what is too long for one is to be written out', () => {
    const long = call('a label that is too long', 'help');
    expect(actionRows([...labels(2), long, ...labels(1)], FORMAT, ['more'])).toEqual({
      rows: [
        ['0', '1'],
        ['0', 'more'],
      ],
      rest: [long],
    });
  });

  test('are as many as the platform takes; the others are to be written out', () => {
    const five = labels(5);
    expect(actionRows(five, { ...FORMAT, mostRows: 2 })).toEqual({
      rows: [
        ['0', '1'],
        ['2', '3'],
      ],
      rest: five.slice(4),
    });
    expect(actionRows(five, { ...FORMAT, mostButtons: 1 })).toEqual({ rows: [['0']], rest: five.slice(1) });
  });
});

describe('a page', () => {
  const again = { command: 'ask', args: { question: 'q' } };
  const format = (parts: readonly string[]): MessageFormat<string, string> => ({
    actions: (page) => ({ rows: [[`under ${page}`]], rest: [] }),
    render: () => parts,
    turnButtons: (back, next) =>
      [back, next].flatMap(({ page, label, exists }) => (exists ? [`${label} to ${page}`] : [])),
  });
  const page = (sent: Partial<Reply>, at: number, parts = ['a', 'b', 'c']) =>
    messagePage({ ...reply('en', []), again, ...sent }, at, format(parts));

  test('has buttons that turn it, and its position', () => {
    expect(page({}, 1)).toEqual({
      part: 'b',
      rows: [['◀ Back to 0', 'Next ▶ to 2'], ['under 1']],
      position: 'Page 2 of 3',
    });
    expect(page({}, 0)?.rows[0]).toEqual(['Next ▶ to 1']);
  });

  test('that there is not is the nearest one, with the buttons of that', () => {
    expect(page({}, 9)).toMatchObject({ part: 'c', rows: [['◀ Back to 1'], ['under 2']] });
    expect(page({}, -1)).toMatchObject({ part: 'a' });
  });

  test('alone has nothing to turn, also where there is no text', () => {
    expect(page({}, 0, ['a'])).toEqual({ part: 'a', rows: [['under 0']] });
    expect(page({}, 0, [])).toEqual({ part: undefined, rows: [['under 0']] });
  });

  test('is none where nothing can turn it', () => {
    const { again: _, ...once } = { ...reply('en', []), again };
    expect(messagePage(once, 0, format(['a', 'b']))).toBeUndefined();
    const cannot = { ...format(['a', 'b']), turnButtons: () => undefined };
    expect(messagePage({ ...once, again }, 0, cannot)).toBeUndefined();
  });

  test('has arrows that point as one reads', () => {
    expect(page({ language: 'ar', direction: 'rtl' }, 1)?.rows[0]?.map((label) => label[0])).toEqual([
      '▶',
      'ا',
    ]);
  });
});
