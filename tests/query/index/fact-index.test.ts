import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { best, type Candidate, FactIndex } from '../../../src/query/index/fact-index.ts';
import type { IndexedFact } from '../../../src/query/index/indexed-facts.ts';
import { formatOwnQuestions } from '../../../src/query/index/own-questions.ts';
import { searchTerms, weigh } from '../../../src/query/index/weighed-slot.ts';
import type { Slot } from '../../../src/query/words/analyser.ts';
import type { Term } from '../../../src/query/words/lexicon.ts';

/** A fact whose statement has these terms, with a question of its own for each of the lists. */
function indexed(id: string, statement: readonly Term[], questions: readonly Term[][] = []): IndexedFact {
  return {
    id,
    statement: statement.join(' '),
    questions: formatOwnQuestions(
      questions.map((own) => ({ kind: 'what', slots: own.map((term) => [term]) })),
    ),
    names: [],
    kinds: [],
    paragraphId: id,
  };
}

/** A slot of a question that may mean each of the terms, as surely as it says. */
function slot(senses: Readonly<Record<Term, number>>): Slot {
  return {
    surface: Object.keys(senses).join('/'),
    senses: Object.entries(senses).map(([term, weight]) => ({ term, weight })),
    knowing: 'vocabulary',
    names: [],
    capital: false,
  };
}

const ids = (found: readonly Candidate[]): string[] => found.map((each) => each.indexed.id);

interface Draft {
  readonly statement: readonly Term[];
  readonly questions: readonly Term[][];
}

/** BM25+ without an index: the score of each fact that has any of the terms. */
function naive(drafts: readonly Draft[], terms: ReadonlyMap<Term, number>): Map<string, number> {
  const [k, b, d] = [1.2, 0.3, 0.5];
  const fields = [
    drafts.map(({ statement }) => statement),
    drafts.map(({ questions }) => questions.flat()),
  ] as const;
  const scores = new Map<string, number>();
  drafts.forEach((_, number) => {
    let score = 0;
    const matched = new Set<Term>();
    for (const texts of fields) {
      const text = texts[number] as readonly Term[];
      const average = texts.reduce((sum, each) => sum + new Set(each).size, 0) / texts.length;
      for (const [term, weight] of terms) {
        const frequency = text.filter((each) => each === term).length;
        if (frequency === 0) continue;
        matched.add(term);
        const having = texts.filter((each) => each.includes(term)).length;
        const idf = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
        const length = 1 - b + (b * new Set(text).size) / average;
        score += weight * idf * (d + (frequency * (k + 1)) / (frequency + k * length));
      }
    }
    if (matched.size > 0) scores.set(`f${number}`, score * matched.size);
  });
  return scores;
}

const term = fc.constantFrom('w:a', 'w:b', 'c:c', 'c:d', 'n:e', 'n:f');
const drafts = fc.array(
  fc.record({
    statement: fc.array(term, { maxLength: 5 }),
    questions: fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 8 },
);
const asked = fc
  .dictionary(term, fc.constantFrom(1, 0.8, 0.45), { maxKeys: 4, noNullPrototype: true })
  .map((senses) => new Map(Object.entries(senses)));
const indexOf = (some: readonly Draft[]): FactIndex =>
  FactIndex.build(
    some.map(({ statement, questions }, number) => indexed(`f${number}`, statement, questions)),
  );

describe('any question over any facts', () => {
  test('is scored as the formula says, best first', () => {
    fc.assert(
      fc.property(drafts, asked, (some, terms) => {
        const expected = naive(some, terms);
        const found = indexOf(some).search(terms, some.length);
        expect(new Set(ids(found))).toEqual(new Set(expected.keys()));
        found.forEach(({ indexed: { id }, score }, at) => {
          expect(score).toBeCloseTo(expected.get(id) ?? Number.NaN, 6);
          expect(found[at - 1]?.score ?? score).toBeGreaterThanOrEqual(score);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('has its first few cut off, and nothing else changed', () => {
    fc.assert(
      fc.property(drafts, asked, fc.nat({ max: 8 }), (some, terms, limit) => {
        const index = indexOf(some);
        expect(index.search(terms, limit)).toEqual(index.search(terms, some.length).slice(0, limit));
      }),
    );
  });

  test('is answered the same after the index was kept as data', () => {
    fc.assert(
      fc.property(drafts, asked, (some, terms) => {
        const index = indexOf(some);
        const kept = FactIndex.fromData(structuredClone(index.toData()));
        // Often enough that first a part of it is read back, then the whole.
        for (let time = 0; time < 10; time++) expect(kept.search(terms, 5)).toEqual(index.search(terms, 5));
        for (const each of terms.keys()) expect(kept.textsWith(each)).toBe(index.textsWith(each));
      }),
    );
  });

  test('counts the texts that have a term', () => {
    fc.assert(
      fc.property(drafts, term, (some, one) => {
        const texts = some.flatMap(({ statement, questions }) => [statement, ...questions]);
        const index = indexOf(some);
        expect(index.textCount).toBe(texts.length);
        expect(index.textsWith(one)).toBe(texts.filter((text) => text.includes(one)).length);
      }),
    );
  });
});

test('a rare word counts for more than a frequent one', () => {
  const index = FactIndex.build([
    indexed('usual', ['w:usual', 'w:all']),
    indexed('usual-too', ['w:usual', 'w:all']),
    indexed('rare', ['w:rare', 'w:all']),
  ]);
  const slots = weigh([slot({ 'w:rare': 1 }), slot({ 'w:usual': 1 }), slot({ 'w:all': 1 })], index);
  expect(ids(index.search(searchTerms(slots.slice(0, 2)), 3))).toEqual(['rare', 'usual', 'usual-too']);
  const weights = slots.map(({ weight }) => weight);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  expect(new Set(weights).size).toBe(3);
});

test('a slot that no fact has is absent, and finds nothing', () => {
  const index = FactIndex.build([indexed('one', ['w:a'])]);
  const slots = weigh([slot({ 'w:a': 1 }), slot({ 'w:zzz': 1 })], index);
  expect(slots.map(({ absent }) => absent)).toEqual([false, true]);
  expect(index.search(searchTerms(slots.slice(1)), 3)).toEqual([]);
});

test('a term that two words may mean counts for both', () => {
  const index = FactIndex.build([indexed('one', ['c:a'])]);
  const slots = weigh([slot({ 'c:a': 1 }), slot({ 'c:a': 0.5 })], index);
  expect([...searchTerms(slots)]).toEqual([['c:a', 1.5]]);
});

test('an index of nothing finds nothing', () => {
  expect(FactIndex.build([]).search(new Map([['w:a', 1]]), 3)).toEqual([]);
});

test('on a tie the first one given is the best', () => {
  const candidates = ['a', 'b', 'c'].map((id) => ({ indexed: indexed(id, []), score: 1, bm25: 1 }));
  expect(ids(best(candidates, 2))).toEqual(['a', 'b']);
  expect(best(candidates, 0)).toEqual([]);
});
