import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../src/query/index/index-data.ts';
import type { Document } from '../../../src/query/index/indexed-facts.ts';
import { type Candidate, SearchIndex } from '../../../src/query/index/search-index.ts';
import type { Slot } from '../../../src/query/words/analyser.ts';
import type { Term } from '../../../src/query/words/lexicon.ts';

/** A document that uses these terms, with a question of its own for each of the lists. */
function document(
  id: string,
  terms: Readonly<Record<Term, number>>,
  questions: readonly Term[][] = [],
): Document {
  return {
    id,
    terms: new Map(Object.entries(terms)),
    questions: questions.map((own) => ({
      kind: 'what',
      slots: own.map((term) => [term]),
    })),
    names: new Set(),
    kinds: new Set(),
    place: id,
  };
}

/** A slot of a question, which counts for as much as its share. */
interface Asked {
  readonly slot: Slot;
  readonly share: number;
}

/** A slot that may mean each of the terms, as surely as it says. */
function asked(senses: Readonly<Record<Term, number>>, share = 1): Asked {
  return {
    slot: {
      surface: Object.keys(senses).join('/'),
      senses: Object.entries(senses).map(([term, weight]) => ({ term, weight })),
      knowing: 'vocabulary',
      names: [],
      capital: false,
    },
    share,
  };
}

function search(index: SearchIndex, question: readonly Asked[], limit: number): readonly Candidate[] {
  const slots = index.weigh(question.map(({ slot }) => slot));
  return index.search(
    slots.map((slot, i) => ({ ...slot, share: question[i]?.share ?? 1 })),
    limit,
  );
}

const OWN = 0.8;
const PRIOR = 60;
const STATEMENT = 3;

/** The formula of two-stage smoothing, without an index: a score for each document, absent where no term is shared. */
function naive(documents: readonly Document[], question: readonly Asked[]): Map<number, number> {
  const count = ({ terms, questions }: Document, term: Term): number =>
    STATEMENT * (terms.get(term) ?? 0) +
    questions.flatMap(({ slots: own }) => own.flat()).filter((other) => other === term).length;
  const vocabulary = new Set(
    documents.flatMap(({ terms, questions }) => [
      ...terms.keys(),
      ...questions.flatMap(({ slots: own }) => own.flat()),
    ]),
  );
  const size = (one: Document): number => [...vocabulary].reduce((sum, term) => sum + count(one, term), 0);
  const all = documents.reduce((sum, one) => sum + size(one), 0);
  const scores = new Map<number, number>();
  documents.forEach((one, number) => {
    const total = size(one);
    const own = (OWN * total) / (total + PRIOR);
    for (const { slot, share } of question) {
      for (const { term, weight } of slot.senses) {
        const here = count(one, term);
        if (here === 0) continue;
        const usual = documents.reduce((sum, other) => sum + count(other, term), 0) / all;
        const odds = (own * (here / total)) / ((1 - own) * usual);
        scores.set(number, (scores.get(number) ?? 0) + share * weight * Math.log(1 + odds));
      }
    }
  });
  return scores;
}

const TERMS = ['w:a', 'w:b', 'c:c', 'c:d', 'n:e', 'n:f'] as const;
const term = fc.constantFrom(...TERMS);
const documents = fc
  .array(
    fc.tuple(
      fc.dictionary(term, fc.integer({ min: 1, max: 4 }), { maxKeys: 4, noNullPrototype: true }),
      fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) => drafts.map(([terms, questions], number) => document(`d${number}`, terms, questions)));
const sureness = fc.constantFrom(1, 0.8, 0.45);
const questions = fc.array(
  fc
    .tuple(
      fc.dictionary(term, sureness, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
      fc.constantFrom(1, 0.35),
    )
    .map(([senses, share]) => asked(senses, share)),
  { maxLength: 4 },
);

describe('any question over any documents', () => {
  test('is scored as the formula says, best first', () => {
    fc.assert(
      fc.property(documents, questions, (some, question) => {
        const expected = naive(some, question);
        const found = search(new SearchIndex(buildIndex(some)), question, some.length);
        expect(new Set(found.map(({ document: number }) => number))).toEqual(new Set(expected.keys()));
        found.forEach(({ document: number, score }, at) => {
          expect(score).toBeCloseTo(expected.get(number) ?? Number.NaN, 4);
          const before = found[at - 1];
          if (before !== undefined) expect(before.score).toBeGreaterThanOrEqual(score);
          if (before?.score === score) expect(before.document).toBeLessThan(number);
        });
      }),
      { numRuns: 500 },
    );
  });

  test('has its first few cut off, and nothing else changed', () => {
    fc.assert(
      fc.property(documents, questions, fc.nat({ max: 8 }), (some, question, limit) => {
        const index = new SearchIndex(buildIndex(some));
        expect(search(index, question, limit)).toEqual(search(index, question, some.length).slice(0, limit));
      }),
    );
  });

  test('leaves nothing behind for the next', () => {
    fc.assert(
      fc.property(documents, questions, questions, (some, one, other) => {
        const index = new SearchIndex(buildIndex(some));
        const first = search(index, one, 3);
        search(index, other, 3);
        expect(search(index, one, 3)).toEqual(first);
        expect(search(index, [], 3)).toEqual([]);
      }),
    );
  });
});

test('a document beside those that have the words is found too, after them, and scores nothing itself', () => {
  const beside = { ...document('beside', { 'w:other': 1 }), place: 'here' };
  const index = new SearchIndex(
    buildIndex([
      document('far', { 'w:far': 1 }),
      beside,
      { ...document('found', { 'w:a': 1 }), place: 'here' },
    ]),
  );
  const slots = index.weigh([asked({ 'w:a': 1 }).slot]);
  expect(index.search(slots, 3).map(({ document: number }) => number)).toEqual([2]);
  expect(index.search(slots, 3, 0.1).map(({ document: number, score }) => [number, score > 0])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test('a rare word counts for more than a frequent one', () => {
  const index = new SearchIndex(
    buildIndex([
      document('usual', { 'w:usual': 1, 'w:all': 1 }),
      document('usual-too', { 'w:usual': 1, 'w:all': 1 }),
      document('rare', { 'w:rare': 1, 'w:all': 1 }),
    ]),
  );
  const rare = asked({ 'w:rare': 1 });
  const usual = asked({ 'w:usual': 1 });
  const all = asked({ 'w:all': 1 });
  expect(search(index, [usual, rare], 3).map((found) => found.document)).toEqual([2, 0, 1]);
  const weights = index.weigh([rare, usual, all].map(({ slot }) => slot)).map(({ weight }) => weight);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  expect(new Set(weights).size).toBe(3);
});

test('a slot that no document has is absent, and finds nothing', () => {
  const index = new SearchIndex(buildIndex([document('one', { 'w:a': 1 })]));
  const slots = [asked({ 'w:a': 1 }), asked({ 'w:zzz': 1 })].map(({ slot }) => slot);
  expect(index.weigh(slots).map(({ absent }) => absent)).toEqual([false, true]);
  expect(search(index, [asked({ 'w:zzz': 1 })], 3)).toEqual([]);
});

test('an index of nothing finds nothing', () => {
  expect(search(new SearchIndex(buildIndex([])), [asked({ 'w:a': 1 })], 3)).toEqual([]);
});
