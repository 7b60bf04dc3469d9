import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoardView, composeBoard, contentOf } from '../../src/board/compose.ts';
import { textsFor } from '../../src/text/index.ts';
import { given } from '../../src/util/given.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const view: BoardView = {
  knowledge,
  choices: { language: 'en' },
  zone: 'UTC',
  now: NOW,
  fits: () => true,
};

/** The statements of a board, without title and small print. */
const statements = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.startsWith('- '));

test('of all that there is to show, as many whole statements are shown as fit', () => {
  const all = statements(linesOf(composeBoard(view)));
  expect(all.length).toBeGreaterThan(5);
  fc.assert(
    fc.property(fc.nat(all.length), (most) => {
      const board = composeBoard({ ...view, fits: ({ citations }) => citations.length <= most });
      const shown = statements(linesOf(board));
      expect(board.citations).toHaveLength(most);
      // What a statement is against may not be shown.
      const bare = (line: string) => line.split(' · against')[0];
      expect(shown.map(bare)).toEqual(all.slice(0, shown.length).map(bare));
      expect(board.actions.map((action) => action.kind === 'call' && action.call.command)).toEqual([
        'brief',
        'latest',
      ]);
    }),
    { numRuns: 20 },
  );
});

test('a board is named after its topic, and tells how new its sources are by a date that stays the same', () => {
  const lines = (topic?: string, now = NOW) =>
    linesOf(composeBoard({ ...view, now, choices: { language: 'en', ...given({ topic }) } }));
  expect(lines()[0]).toBe(`# ${knowledge.situation.title['en']}: what the sources say now`);
  const board = lines('border');
  expect(board[0]).toBe('# Border security: what the sources say now');
  expect(board.join('\n')).toMatch(/Known so far: .* Newest source: .*2026/);
  expect(lines('border', new Date(NOW.getTime() + 40 * 86_400_000)).at(-2)).toBe(board.at(-2));
});

test('what has changed since yesterday is marked until the day after, in the zone of the board', () => {
  const fact = { ...factNamed('phone-call'), id: 'fresh', added: '2026-11-21' };
  const known = { ...knowledge, facts: [...knowledge.facts, { ...fact, text: { en: 'It is fresh.' } }] };
  const at = (now: string, zone = 'UTC') =>
    linesOf(composeBoard({ ...view, knowledge: known, zone, now: new Date(now) })).join('\n');
  const until = 'since 21 November 2026';
  expect(at('2026-11-22T20:59:00Z')).toContain(until);
  expect(at('2026-11-22T20:59:00Z', 'Asia/Baghdad')).toContain(until);
  expect(at('2026-11-22T21:00:00Z', 'Asia/Baghdad')).not.toContain('since');
  expect(at('2026-11-23T00:00:00Z')).not.toContain('since');
});

test('what a board shows is the same at another moment, and another with other knowledge', () => {
  const content = (more: Partial<BoardView>) => contentOf(composeBoard({ ...view, ...more }));
  expect(content({ now: new Date(NOW.getTime() + 60_000) })).toBe(content({}));
  expect(content({ knowledge: { ...knowledge, facts: knowledge.facts.slice(1) } })).not.toBe(content({}));
  expect(linesOf(composeBoard({ ...view, knowledge: { ...knowledge, facts: [] } }))).toContain(
    textsFor('en').timeline.nothing,
  );
});
