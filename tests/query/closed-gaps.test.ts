import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import type { Fact, Knowledge, Source } from '../../src/knowledge/model.ts';
import { type Compiled, compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { pack, unpack } from '../../src/query/packed-knowledge.ts';
import { factNamed } from '../fixture.ts';
import { knowledge as small } from './small.ts';

const day = '2026-03-01';
const published = { date: day, from: day, to: day, precision: 'day' } as const;
const wire: Source = {
  ...factNamed('phone-call').source,
  id: 'wire',
  title: 'Numbers',
  published,
  added: day,
};

/** A fact of a later source that says how many troops there are, which was a known gap. */
const number: Fact = {
  ...factNamed('phone-call'),
  id: 'troops-counted',
  source: wire,
  paragraph: 2,
  when: published,
  added: day,
  names: [],
  text: { en: 'The number of soldiers and other troops there is 4,000.', ar: 'عدد الجنود 4000.' },
  questions: {},
};

function withFacts(facts: readonly Fact[], changes: Partial<Knowledge> = {}): Compiled {
  return compile({
    ...small,
    sources: [...small.sources, wire],
    facts: [...small.facts, ...facts],
    ...changes,
  });
}

const QUESTION = { text: 'what is the number of soldiers?' };

test('a gap is told while no fact answers its questions', () => {
  const compiled = withFacts([{ ...number, text: { en: 'A bakery opened.', ar: 'افتتح مخبز.' } }]);
  expect(compiled.closedGaps).toEqual([]);
  expect(createEngine(compiled).ask(QUESTION).missing?.kind).toBe('gap');
});

test('a gap that a later fact answers is not told any more, after the cache either', () => {
  const compiled = withFacts([number]);
  expect(compiled.closedGaps).toMatchObject([
    { gap: 'troop-numbers', fact: 'troops-counted', asked: 2, closed: true },
  ]);
  const kept = unpack(deserialize(serialize(pack(compiled))));
  for (const engine of [createEngine(compiled), createEngine(kept)]) {
    const answer = engine.ask(QUESTION);
    expect(answer.missing).toBeUndefined();
    expect(answer.statements[0]?.id).toBe('troops-counted');
    expect(engine.judge(QUESTION).ranked.every(({ indexed }) => indexed.gap === undefined)).toBe(true);
  }
});

test('as of a day before that fact the gap is told again', () => {
  const engine = createEngine(withFacts([number]));
  const early = engine.judge({ ...QUESTION, asOf: '2026-02-15' });
  expect(early.ranked.some(({ indexed }) => indexed.gap?.id === 'troop-numbers')).toBe(true);
});

test.each<[what: string, facts: readonly Fact[], changes: Partial<Knowledge>]>([
  ['was there when the gap was written', [{ ...number, added: '2026-02-01' }], {}],
  [
    'is named as nearest, so that the editor knew it',
    [number],
    { gaps: small.gaps.map((gap) => ({ ...gap, nearest: ['troops-counted'] })) },
  ],
  ['was retracted', [{ ...number, retracted: { date: day, reason: { en: 'wrong', ar: 'خطأ' } } }], {}],
])('a fact that %s closes no gap', (_, facts, changes) => {
  expect(withFacts(facts, changes).closedGaps).toEqual([]);
});
