import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLabelled } from '../../scripts/labelled.ts';
import type { Question } from '../../src/query/types.ts';
import { loadReal } from '../query/real.ts';

const { engine } = await loadReal();

/** Of the labelled questions each so-manieth is asked. */
const STEP = 8;

function told(question: Question) {
  const { outcome, statements, related, missing } = engine.ask(question);
  return { outcome, missing, facts: [...statements, ...related].map(({ id }) => id) };
}

test('a day that leaves nothing out changes no answer', () => {
  const some = readLabelled(join(import.meta.dirname, 'work.jsonl')).filter((_, at) => at % STEP === 0);
  for (const { id, question: text, context } of some) {
    const question = { text, ...(context && { context }) };
    expect(told({ ...question, asOf: '2099-12-31' }), id).toEqual(told(question));
  }
});
