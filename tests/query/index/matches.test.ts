import { expect, test } from 'vitest';
import { FactIndex } from '../../../src/query/index/fact-index.ts';
import type { IndexedFact } from '../../../src/query/index/indexed-facts.ts';
import { Matches } from '../../../src/query/index/matches.ts';
import { formatOwnQuestions } from '../../../src/query/index/own-questions.ts';

function indexed(id: string, statement: string, questions: readonly string[]): IndexedFact {
  return {
    id,
    statement,
    questions: formatOwnQuestions(
      questions.map((own) => ({ kind: 'what', slots: own.split(' ').map((term) => [term]) })),
    ),
    names: [],
    kinds: [],
    paragraphId: id,
  };
}

/** Forty facts that are asked for with every word of the question, though they tell of something else. */
const rich = Array.from({ length: 40 }, (_, at) =>
  indexed(`rich${at}`, `w:other w:matter${at}`, ['w:boat w:sank', 'w:boat w:coast', 'w:sank w:coast']),
);
const bare = indexed('bare', 'w:boat w:sank', []);
const terms = new Map([
  ['w:boat', 1],
  ['w:sank', 1],
  ['w:coast', 1],
]);

test('a fact without own questions is found beside many with them', () => {
  const found = new Matches(FactIndex.build([...rich, bare]), terms).nearest(() => true);
  const own = found.find((match) => match.indexed.id === 'bare');
  expect(own?.statement).toBeGreaterThan(0);
  expect(found.filter(({ statement }) => statement > 0)).toHaveLength(1);
});

test('what does not count is not found, and leaves its room to others', () => {
  const matches = new Matches(FactIndex.build([...rich, bare]), terms);
  const all = matches.nearest(() => true);
  const first = all[0]?.indexed.id;
  const some = matches.nearest(({ id }) => id !== 'bare' && id !== first);
  expect(some.map((match) => match.indexed.id)).not.toContain('bare');
  expect(some.map((match) => match.indexed.id)).not.toContain(first);
  expect(some).toHaveLength(16);
});

test('nothing is found in an empty index', () => {
  expect(new Matches(FactIndex.build([]), terms).nearest(() => true)).toEqual([]);
});
