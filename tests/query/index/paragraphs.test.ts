import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IndexedFact } from '../../../src/query/index/indexed-facts.ts';
import { Paragraphs } from '../../../src/query/index/paragraphs.ts';

const facts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 80 }).map((paragraphs) =>
  paragraphs.map(
    (paragraphId, number): IndexedFact => ({
      id: `f${number}`,
      paragraphId,
      statement: '',
      questions: '',
      names: [],
      kinds: [],
    }),
  ),
);

test('a paragraph has all of its facts, in order', () => {
  fc.assert(
    fc.property(facts, (some) => {
      const paragraphs = new Paragraphs(some);
      for (const paragraphId of ['a', 'b', 'c', 'nowhere']) {
        const there = some.filter((each) => each.paragraphId === paragraphId);
        expect(paragraphs.members(paragraphId)).toEqual(there);
      }
    }),
  );
});

test('around a fact stands its paragraph, or of a long one what is near', () => {
  fc.assert(
    fc.property(facts, (some) => {
      const paragraphs = new Paragraphs(some);
      for (const fact of some) {
        const all = paragraphs.members(fact.paragraphId);
        const around = paragraphs.around(fact);
        expect(around).toContain(fact);
        expect(around.length).toBeLessThanOrEqual(21);
        const from = all.indexOf(around[0] as IndexedFact);
        expect(around).toEqual(all.slice(from, from + around.length));
        if (all.length <= 21) expect(around).toEqual(all);
      }
    }),
  );
});
