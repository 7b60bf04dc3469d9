import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAnswer, readLabelled } from '../../scripts/labelled.ts';
import { groupsOf, thinned } from '../../scripts/rankings/thinning.ts';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';
import { loadReal } from '../query/real.ts';

const real = await loadReal();
/** With own questions in English alone, which takes a third of the time. */
const knowledge: Knowledge = {
  ...real.knowledge,
  facts: real.knowledge.facts.map((fact) => ({ ...fact, questions: { en: fact.questions['en'] ?? [] } })),
  gaps: real.knowledge.gaps.map((gap) => ({ ...gap, questions: { en: gap.questions['en'] ?? [] } })),
};
const groups = groupsOf(knowledge, 4);
const isThinned = (paragraph: string): boolean => groups.get(paragraph) === 1;
const questions = ['work', 'judge']
  .flatMap((part) => readLabelled(join(import.meta.dirname, `${part}.jsonl`)))
  .filter(({ lang, paragraphs }) => lang === 'en' && paragraphs.length > 0 && paragraphs.every(isThinned));

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
