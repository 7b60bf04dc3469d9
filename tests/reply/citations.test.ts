import { expect, test } from 'vitest';
import { composeAnswer } from '../../src/reply/answer.ts';
import { citationLines } from '../../src/reply/citations.ts';
import { answered } from '../answers.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { lineText } from '../visible.ts';

function sourcesOf(statements: Parameters<typeof factNamed>[0][] | ReturnType<typeof factNamed>[]): string[] {
  const facts = statements.map((fact) => (typeof fact === 'string' ? factNamed(fact) : fact));
  const reply = composeAnswer(answered([], { statements: facts, form: { kind: 'overview' } }), {
    knowledge,
    now: NOW,
  });
  return citationLines(reply.citations, 'en').map(lineText);
}

test('a source is named once, with its paragraphs, its date and its age', () => {
  const [first, second] = [factNamed('phone-call'), factNamed('al-qaim-visit')];
  const beside = { ...factNamed('red-line'), id: 'beside', paragraph: first.paragraph };
  expect(sourcesOf([first, second, beside])).toEqual([
    'The Amargi · par. 20 [1] [3], 15 [2] · January 2026 (inferred) · 10 months old',
  ]);
});

test('the same paragraph number in another source is cited apart', () => {
  const [one, other] = [factNamed('ten-escaped'), factNamed('twelve-escaped')];
  expect(sourcesOf([one, { ...other, paragraph: one.paragraph }])).toHaveLength(2);
});
