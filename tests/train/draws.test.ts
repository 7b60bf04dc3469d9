import { expect, test } from 'vitest';
import { draw } from '../../scripts/train/draws.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import { loadReal } from '../query/real.ts';

const { knowledge } = await loadReal();
const NUMBERS = Array.from({ length: 7 }, (_, number) => number);

test.each(NUMBERS)('draw %i is the same each time', (number) => {
  expect(draw(knowledge, number)).toEqual(draw(knowledge, number));
});

test.each(NUMBERS)('draw %i asks nothing that its knowledge has as an own question of the same', (number) => {
  const { knowledge: drawn, held } = draw(knowledge, number);
  const own = new Map(
    [...drawn.facts, ...drawn.gaps].map(({ id, questions }) => [
      id,
      new Set(Object.values(questions).flat()),
    ]),
  );
  const known = held.filter(({ text, fact, gap }) => own.get(fact?.id ?? gap ?? '')?.has(text));
  expect(known).toEqual([]);
});

test.each(NUMBERS)('draw %i has every fact but those of the missing paragraphs', (number) => {
  const { knowledge: drawn, removed } = draw(knowledge, number);
  const left = knowledge.facts.filter((fact) => !removed.has(paragraphIdOf(fact)));
  expect(drawn.facts.map(({ id }) => id)).toEqual(left.map(({ id }) => id));
});

test('how many own questions facts have differs within and between draws', () => {
  const counts = NUMBERS.map((number) => {
    const { facts } = draw(knowledge, number).knowledge;
    return facts.map(({ questions }) => Object.values(questions).flat().length);
  });
  expect(counts.some((each) => each.every((count) => count === 0))).toBe(true);
  expect(counts.some((each) => each.every((count) => count > 0))).toBe(true);
  expect(counts.some((each) => each.includes(0) && each.some((count) => count > 10))).toBe(true);
});
