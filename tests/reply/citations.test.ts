import { expect, test } from 'vitest';
import { composeAnswer } from '../../src/reply/answer.ts';
import { groupCitations } from '../../src/reply/citations.ts';
import { answered } from '../answers.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';

test('a source is named once, with its paragraphs under all their numbers', () => {
  const [first, second] = [factNamed('phone-call'), factNamed('al-qaim-visit')];
  const beside = { ...factNamed('red-line'), id: 'beside', paragraph: first.paragraph };
  const answer = answered([], { statements: [first, second, beside] });
  const { citations } = composeAnswer(answer, { knowledge, now: NOW });
  expect(groupCitations(citations).map(({ places }) => places)).toEqual([
    [
      { paragraph: 20, numbers: [1, 3] },
      { paragraph: 15, numbers: [2] },
    ],
  ]);
});

test('the same paragraph number in another source is cited apart', () => {
  const [one, other] = [factNamed('ten-escaped'), factNamed('twelve-escaped')];
  const statements = [one, { ...other, paragraph: one.paragraph }];
  const { citations } = composeAnswer(answered([], { statements }), { knowledge, now: NOW });
  expect(groupCitations(citations)).toHaveLength(2);
});
