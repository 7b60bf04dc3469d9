import { expect, test } from 'vitest';
import { knowledgeStateReply } from '../../../src/desk/channel/knowledge-state.ts';
import type { Reply } from '../../../src/reply/reply.ts';

/** A reply as lines of text. */
function linesOf({ blocks }: Reply): readonly string[] {
  const textOf = (line: readonly { readonly kind: string; readonly text?: string }[]): string =>
    line.map((span) => span.text ?? '').join('');
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`# ${block.text}`];
    if (block.kind === 'list') return block.items.map((item) => `- ${textOf(item)}`);
    return block.kind === 'image' ? [] : [textOf(block.spans)];
  });
}

const problem = (line: number) => ({
  file: 'knowledge/names.yaml',
  line,
  column: 1,
  message: 'x is missing',
});

test('mistakes are told by file, line and column, the first ten of them, and which files are not as written', () => {
  const problems = Array.from({ length: 12 }, (_, at) => problem(at + 1));
  const held = [
    { file: 'knowledge/names.yaml', earlier: true },
    { file: 'knowledge/sources/b.yaml', earlier: false },
  ];
  const lines = linesOf(knowledgeStateReply({ kind: 'broken', problems, held }, 'en'));
  expect(lines.slice(0, 2)).toEqual([
    '# The knowledge files have mistakes',
    '- knowledge/names.yaml:1:1: x is missing',
  ]);
  expect(lines.slice(11)).toEqual([
    '- and 2 more',
    'Until they are mended, these files are used as they last were good, and the others as they are:',
    '- knowledge/names.yaml',
    'These new files are not used yet:',
    '- knowledge/sources/b.yaml',
  ]);
});

test('where nothing new can be used, that is said', () => {
  const lines = linesOf(knowledgeStateReply({ kind: 'broken', problems: [problem(1)], held: [] }, 'en'));
  expect(lines.at(-1)).toBe('Until they are mended, readers get the last good knowledge.');
});

test.each([
  [{ added: 2, corrected: 1, withdrawn: 0, reworded: 0 }, ['- 2 facts added', '- 1 fact corrected']],
  [{ added: 0, corrected: 0, withdrawn: 1, reworded: 3 }, ['- 1 fact withdrawn', '- 3 facts changed']],
  [
    { added: 0, corrected: 0, withdrawn: 0, reworded: 0 },
    ['- no fact is different; names, known gaps or words are'],
  ],
])('a change %j is told in numbers', (change, expected) => {
  expect(linesOf(knowledgeStateReply({ kind: 'changed', change }, 'en')).slice(1)).toEqual(expected);
});

test.each(['en', 'ar', 'ckb'])('every state has its words in %s', (language) => {
  const states = [
    { kind: 'mended' },
    { kind: 'broken', problems: [problem(1)], held: [] },
    { kind: 'changed', change: { added: 3, corrected: 11, withdrawn: 2, reworded: 1 } },
  ] as const;
  for (const state of states) {
    const told = knowledgeStateReply(state, language);
    expect(told.language).toBe(language);
    expect(linesOf(told).join('')).not.toMatch(/undefined|#\d/);
  }
});
