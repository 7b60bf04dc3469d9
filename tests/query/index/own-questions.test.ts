import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUESTION_KINDS } from '../../../src/knowledge/model.ts';
import {
  formatOwnQuestions,
  parseOwnQuestions,
  termsOfQuestions,
} from '../../../src/query/index/own-questions.ts';

const term = fc.constantFrom('n:sudani', 'c:phone', 'w:مكالمه', 'w:2026');
const questions = fc.array(
  fc.record({
    kind: fc.constantFrom(...QUESTION_KINDS),
    slots: fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
  }),
);

test('what was written is read back', () => {
  fc.assert(
    fc.property(questions, (some) => {
      expect(parseOwnQuestions(formatOwnQuestions(some))).toEqual(some);
    }),
  );
});

test('the terms of a question are those of its slots, in order', () => {
  fc.assert(
    fc.property(questions, (some) => {
      expect(termsOfQuestions(formatOwnQuestions(some))).toEqual(some.map(({ slots }) => slots.flat()));
    }),
  );
});

test('one line looks like this', () => {
  const slots = [['n:sudani', 'n:prime-minister'], ['c:phone']];
  expect(formatOwnQuestions([{ kind: 'who', slots }])).toBe('who n:sudani|n:prime-minister c:phone');
});
