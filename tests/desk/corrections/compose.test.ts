import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeCorrection, composeTold } from '../../../src/desk/corrections/compose.ts';
import { changedStates, stateOf } from '../../../src/desk/corrections/fact-states.ts';
import { currentFacts } from '../../../src/knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../../../src/knowledge/model.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { factNamed, knowledge, NOW } from '../../fixture.ts';

/** The fixture with some facts of its own, each like one of the fixture. */
function knowing(...facts: readonly (Partial<Fact> & { readonly id: string })[]): Knowledge {
  const own = facts.map(
    (fact): Fact => ({
      ...factNamed('phone-call'),
      text: { en: `Statement ${fact.id}.`, ar: `معلومة ${fact.id}.` },
      ...fact,
    }),
  );
  return { ...knowledge, facts: [...knowledge.facts, ...own] };
}

const retracted = { date: '2026-11-20', reason: { en: 'It was a slip.', ar: 'كان خطأ.' } };

/** The blocks of a reply as lines. */
function linesOf({ blocks }: Reply): readonly string[] {
  const text = (spans: readonly object[]): string =>
    spans.map((span) => ('ref' in span ? `[${span.ref}]` : 'text' in span ? String(span.text) : '')).join('');
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`# ${block.text}`];
    if (block.kind === 'list') return block.items.map((item) => `- ${text(item)}`);
    return 'spans' in block ? [text(block.spans)] : [];
  });
}

function corrected(known: Knowledge, ids: readonly string[], language = 'en', before = ''): Reply {
  const shown = new Map(ids.map((id) => [id, before]));
  return composeCorrection(shown, language, { knowledge: known, now: NOW });
}

describe('a corrected message', () => {
  test.each([
    [
      'a correction of a correction',
      [{ id: 'a' }, { id: 'b', supersedes: 'a' }, { id: 'c', supersedes: 'b' }],
      'c',
      [/^- Statement c\. — .*\[\d\] This replaces: Statement a\.\[\d\]$/],
    ],
    ['a withdrawal', [{ id: 'a', retracted }], '-', [/^- Statement a\. .* · It was a slip\.$/]],
    [
      'a correction that is withdrawn: what it had replaced is valid again',
      [{ id: 'z' }, { id: 'a', supersedes: 'z', retracted }],
      '-z',
      [/^- Statement a\. .* · It was a slip\. Valid again: Statement z\./],
    ],
    [
      'a fact that is withdrawn and corrected',
      [
        { id: 'a', retracted },
        { id: 'b', supersedes: 'a' },
      ],
      'b',
      [/^- Statement b\. .*This replaces: Statement a\.\[\d\] · It was a slip\.$/],
    ],
  ] as const)('tells of %s', (_, facts, state, lines) => {
    const known = knowing(...facts);
    const fact = known.facts.find(({ id }) => id === 'a');
    expect(stateOf(fact, known.facts)).toBe(state);
    const shown = linesOf(corrected(known, ['a']));
    expect(shown[0]).toBe('# Corrected on 22 November 2026');
    for (const [index, line] of lines.entries()) expect(shown[index + 2]).toMatch(line);
  });

  test('has one line for a correction of several of its facts', () => {
    const known = knowing({ id: 'a' }, { id: 'b', supersedes: 'a' }, { id: 'c', supersedes: 'b' });
    const lines = linesOf(corrected(known, ['a', 'b', 'c', 'phone-call']));
    expect(lines.filter((line) => line.includes('Statement c.'))).toHaveLength(1);
    expect(lines[2]).toMatch(/This replaces: Statement a\.\[2\] This replaces: Statement b\.\[3\]$/);
    expect(lines[3]).toBe('Also in this message, still valid');
    expect(lines).toHaveLength(5);
  });

  test.each([
    ['en', 'Corrected on 22 November 2026', 'It was a slip.'],
    ['ar', 'صُحِّح في 22 تشرين الثاني/نوفمبر 2026', 'كان خطأ.'],
    ['ckb', 'لە 22ی تشرینی دووەمی 2026 ڕاست کرایەوە', 'It was a slip.'],
  ])('is in the language of the message: %s', (language, title, reason) => {
    const lines = linesOf(corrected(knowing({ id: 'a', retracted }), ['a'], language));
    expect(lines[0]).toBe(`# ${title}`);
    expect(lines.join('\n')).toContain(reason);
  });

  test('says how many of its facts are in no file any more', () => {
    expect(linesOf(corrected(knowing({ id: 'a', retracted }), ['a', 'gone'])).at(-1)).toBe(
      '1 earlier fact is no longer in any source.',
    );
  });

  test('says that a fact is valid again', () => {
    const lines = linesOf(corrected(knowing({ id: 'a' }), ['a'], 'en', '-'));
    expect(lines.slice(1)).toEqual(['Valid again:', expect.stringMatching(/^- Statement a\./)]);
  });
});

test('whoever is told hears of the changes alone, and of no other fact', () => {
  const known = knowing({ id: 'a', retracted });
  const told = composeTold(new Map([['a', '']]), 'en', { knowledge: known, now: NOW });
  expect(linesOf(told)).toEqual([
    'Something in an answer that you got has been corrected.',
    'Withdrawn: no longer valid',
    expect.stringMatching(/^- Statement a\..* · It was a slip\.$/),
  ]);
});

test('whatever corrects what: each fact of a message is told of, and only valid ones are stated as valid', () => {
  const IDS = ['a', 'b', 'c', 'd', 'e'];
  const facts = fc.tuple(
    ...IDS.map((id, n) =>
      fc.record({
        id: fc.constant(id),
        supersedes:
          n === 0
            ? fc.constant(undefined)
            : fc.option(fc.constantFrom(...IDS.slice(0, n)), { nil: undefined }),
        isRetracted: fc.boolean(),
      }),
    ),
  );
  fc.assert(
    fc.property(facts, fc.subarray(IDS, { minLength: 1 }), (made, shown) => {
      const known = knowing(
        ...made.map(({ id, supersedes, isRetracted }) => ({
          id,
          ...(supersedes === undefined ? {} : { supersedes }),
          ...(isRetracted ? { retracted } : {}),
        })),
      );
      const valid = new Set(currentFacts(known.facts).map(({ id }) => id));
      const reply = corrected(known, shown);
      const cited = reply.citations.map(({ fact }) => fact);
      expect(cited).toEqual(expect.arrayContaining(shown));
      for (const { fact, past } of reply.citations) expect(past === true).toBe(!valid.has(fact));
      for (const [id, state] of changedStates(known.facts)) {
        expect(valid.has(id)).toBe(false);
        if (!state.startsWith('-')) expect(valid.has(state)).toBe(true);
      }
    }),
  );
});
