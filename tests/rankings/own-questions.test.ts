import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAnswer, readLabelled } from '../../scripts/labelled.ts';
import { groupsOf, thinned } from '../../scripts/rankings/thinning.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import { loadReal } from '../query/real.ts';

const { knowledge } = await loadReal();
const groups = groupsOf(knowledge, 4);
const isThinned = (paragraph: string): boolean => groups.get(paragraph) === 1;
const questions = ['work', 'judge']
  .flatMap((part) => readLabelled(join(import.meta.dirname, `${part}.jsonl`)))
  .filter(({ paragraphs }) => paragraphs.length > 0 && paragraphs.every(isThinned));

/** Share whose best fact is right where the facts of a quarter of the paragraphs have so many own questions a language. */
function rightWith(count: number): number {
  const part = thinned(knowledge, (fact) =>
    isThinned(paragraphIdOf(fact)) ? count : Number.POSITIVE_INFINITY,
  );
  const engine = createEngine(compile(part));
  const right = questions.filter((labelled) => {
    const { question: text, context } = labelled;
    const best = engine.judge({ text, ...(context && { context }) }).best?.indexed.fact;
    return best !== undefined && isAnswer(best, labelled);
  });
  return right.length / questions.length;
}

test('facts without own questions are found, and the first own questions that an editor adds do not harm', () => {
  const [none, one] = [rightWith(0), rightWith(1)];
  expect(none).toBeGreaterThanOrEqual(0.75);
  // A question or two may go either way.
  expect(one).toBeGreaterThanOrEqual(none - 0.02);
}, 240_000);
