import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/knowledge/model.ts';
import type { Answer, Question } from '../../src/query/types.ts';
import { nextQuestion } from '../../src/reply/next-question.ts';
import { answered, unanswered } from '../answers.ts';
import { factNamed } from '../fixture.ts';

const asked = (id: string, questions: Fact['questions']): Fact => ({ ...factNamed(id), questions });

/** Answers each question of a fact with that fact, except the questions in `astray`. */
function engine(facts: readonly Fact[], astray: readonly string[] = []) {
  return ({ text }: Question): Answer => {
    const fact = facts.find(({ questions }) => Object.values(questions).flat().includes(text));
    return fact && !astray.includes(text)
      ? { ...answered([]), statements: [fact] }
      : unanswered({ kind: 'nothing-close' });
  };
}

describe('the next question', () => {
  const red = asked('red-line', { en: ['what is a red line'], ar: ['ما هو الخط الأحمر'] });
  const call = asked('phone-call', { en: ['who phoned abdi', 'x'.repeat(90)] });

  test('is about the nearest fact that the answer did not show', () => {
    const answer = { ...answered([]), statements: [red], related: [call] };
    expect(nextQuestion(answer, engine([red, call]))).toBe('who phoned abdi');
  });

  test('is in the answer’s language', () => {
    const answer = { ...answered([], { language: 'ar' }), related: [call, red] };
    expect(nextQuestion(answer, engine([red, call]))).toBe('ما هو الخط الأحمر');
  });

  test('leads to its fact, and fits on a button', () => {
    const fact = asked('unease', { en: ['leads astray', 'y'.repeat(90), 'leads there'] });
    const answer = { ...answered([]), related: [fact] };
    expect(nextQuestion(answer, engine([fact], ['leads astray']))).toBe('leads there');
  });

  test('is looked for once in each language', () => {
    const asked: string[] = [];
    const facts = [{ ...red }, { ...call }];
    const ask = (question: Question) => {
      asked.push(question.text);
      return engine(facts)(question);
    };
    for (const language of ['en', 'ar', 'en', 'ar']) {
      nextQuestion({ ...answered([], { language }), related: facts }, ask);
    }
    expect(asked).toEqual(['what is a red line', 'who phoned abdi', 'ما هو الخط الأحمر']);
  });

  test('is left out where no fact is near, or nothing was asked', () => {
    expect(nextQuestion(answered([]), engine([]))).toBeUndefined();
    expect(nextQuestion(unanswered({ kind: 'empty' }, ['red-line']), engine([red]))).toBeUndefined();
  });
});
