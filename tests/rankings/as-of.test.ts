import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLabelled } from '../../scripts/labelled.ts';
import type { Question } from '../../src/query/types.ts';
import { loadReal } from '../query/real.ts';

const { engine } = await loadReal();

function told(question: Question) {
  const { outcome, statements, related, missing } = engine.ask(question);
  return { outcome, missing, facts: [...statements, ...related].map(({ id }) => id) };
}

test('a day that leaves nothing out changes no answer', () => {
  for (const { id, question: text, context } of readLabelled(join(import.meta.dirname, 'work.jsonl'))) {
    const question = { text, ...(context && { context }) };
    expect(told({ ...question, asOf: '2099-12-31' }), id).toEqual(told(question));
  }
});
