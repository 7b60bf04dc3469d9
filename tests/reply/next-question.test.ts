import { describe, expect, test } from 'vitest';
import type { Fact, Localized } from '../../src/knowledge/model.ts';
import type { Answer, Question } from '../../src/query/types.ts';
import { nextQuestion } from '../../src/reply/next-question.ts';
import { answered, unanswered } from '../answers.ts';
import { factNamed } from '../fixture.ts';

const asked = (id: string, ask: Localized, topics = ['border']): Fact => ({ ...factNamed(id), ask, topics });

/** Answers the question of each fact with that fact, except the questions in `astray`. */
function engine(facts: readonly Fact[], astray: readonly string[] = []) {
  return ({ text }: Question): Answer => {
    const fact = facts.find(({ ask = {} }) => Object.values(ask).includes(text));
    return fact && !astray.includes(text)
      ? { ...answered([]), statements: [fact] }
      : unanswered({ kind: 'nothing-close' });
  };
}

describe('the next question', () => {
  const red = asked('red-line', { en: 'What is a red line?', ar: 'ما هو الخط الأحمر؟' });
  const call = asked('phone-call', { en: 'Who phoned Abdi?' });
  /** An answer with a direct statement on the same matter. */
  const answerWith = (related: readonly Fact[], language = 'en'): Answer => ({
    ...answered([], { language }),
    statements: [asked('fully-secured', {})],
    related,
  });

  test('is about the nearest fact that the answer did not show', () => {
    const answer = { ...answered([]), statements: [red], related: [call] };
    expect(nextQuestion(answer, engine([red, call]))).toBe('Who phoned Abdi?');
  });

  test('is about the same matter as the answer', () => {
    const other = asked('twelve-escaped', { en: 'How many escaped?' }, ['threat']);
    expect(nextQuestion(answerWith([other]), engine([other]))).toBeUndefined();
    expect(nextQuestion(answerWith([other, call]), engine([other, call]))).toBe('Who phoned Abdi?');
  });

  test('is in the answer’s language', () => {
    expect(nextQuestion(answerWith([call, red], 'ar'), engine([red, call]))).toBe('ما هو الخط الأحمر؟');
  });

  test('leads to its fact, and fits on a button', () => {
    const long = asked('unease', { en: `${'y'.repeat(80)}?` });
    const ask = engine([long, red, call], ['What is a red line?']);
    expect(nextQuestion(answerWith([long, red, call]), ask)).toBe('Who phoned Abdi?');
  });

  test('is never one of those that are made for matching', () => {
    const fact: Fact = { ...factNamed('unease'), questions: { en: ['baghdad uneasy??'] } };
    const ask = () => ({ ...answered([]), statements: [fact] });
    expect(nextQuestion(answerWith([fact]), ask)).toBeUndefined();
  });

  test('is tried once in each language', () => {
    const tried: string[] = [];
    const facts = [{ ...red }, { ...call }];
    const ask = (question: Question) => {
      tried.push(question.text);
      return engine(facts)(question);
    };
    for (const language of ['en', 'ar', 'en', 'ar']) {
      nextQuestion(answerWith(facts, language), ask);
    }
    expect(tried).toEqual(['What is a red line?', 'Who phoned Abdi?', 'ما هو الخط الأحمر؟']);
  });

  test('is left out where no fact is near, or nothing was asked', () => {
    expect(nextQuestion(answered([]), engine([]))).toBeUndefined();
    expect(nextQuestion(unanswered({ kind: 'empty' }, ['red-line']), engine([red]))).toBeUndefined();
  });
});
