import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/query/types.ts';
import { composeAnswer } from '../../src/reply/answer.ts';
import { call } from '../../src/reply/build.ts';
import { answered, unanswered } from '../answers.ts';
import { factNamed, knowledge, NOW } from '../fixture.ts';
import { linesOf } from '../visible.ts';

const compose = (answer: Answer, canWait = true) => composeAnswer(answer, { knowledge, now: NOW, canWait });

describe('an answer of a form of its own', () => {
  test('an overview is a list under a label', () => {
    const reply = compose(answered(['red-line', 'phone-call'], { form: { kind: 'overview' } }));
    expect(linesOf(reply).slice(0, 3)).toEqual([
      'What is known, in short:',
      '- Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [2]',
    ]);
  });

  test('a profile stands under the name and the role', () => {
    const reply = compose(answered(['phone-call'], { form: { kind: 'profile', name: 'sudani' } }));
    expect(linesOf(reply).slice(0, 3)).toEqual([
      "# Mohammed Shi'a al-Sudani",
      'prime minister of Iraq',
      '- Sudani phoned Mazloum Abdi about regional security. — The Amargi · reported [1]',
    ]);
  });

  test('a comparison has each side under its name, and says where there is nothing', () => {
    const sides = [
      { name: 'sudani', facts: [factNamed('red-line')] },
      { name: 'sadr', facts: [] },
    ];
    const reply = compose({
      ...answered(['red-line']),
      outcome: 'unsure',
      form: { kind: 'comparison', sides },
    });
    expect(linesOf(reply).slice(0, 4)).toEqual([
      '🔍 This may not answer your question. Nearest:',
      "# Mohammed Shi'a al-Sudani",
      '- Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      'The sources have nothing from Muqtada al-Sadr.',
    ]);
  });

  test('each of several questions stands above its answer or refusal', () => {
    const parts = [
      answered(['red-line', 'phone-call', 'unease'], { question: 'what was ordered' }),
      unanswered({ kind: 'nothing-close' }, [], { question: 'who won the cup' }),
    ];
    const reply = compose(answered(['red-line', 'phone-call'], { form: { kind: 'parts', parts } }));
    expect(linesOf(reply).slice(0, 4)).toEqual([
      '“what was ordered”',
      'Sudani ordered that the frontier be treated as a “red line”. — officials · claimed [1]',
      '“who won the cup”',
      '✕ The sources do not say. Nothing in them comes close to your question.',
    ]);
  });

  test('what is not known is a list of gaps', () => {
    const gap = { id: 'g', text: { en: 'No source says why.' }, questions: {}, names: [], nearest: [] };
    const reply = compose({ ...answered([]), form: { kind: 'gaps', gaps: [gap] } });
    expect(linesOf(reply).slice(0, 2)).toEqual(['What no source says so far:', '- No source says why.']);
  });
});

describe('a reply to words to the bot', () => {
  const talk = { ...answered([]), outcome: 'unsure', form: { kind: 'talk', talk: 'greeting' } } as const;

  test('is one friendly line, without a denial, the age of the sources or a vote', () => {
    const reply = composeAnswer(talk, { knowledge, now: NOW, canWait: true, canVote: true });
    expect(linesOf(reply)).toEqual(['Hello! You can ask me about A test situation.']);
    expect(reply.actions).toEqual([call('Brief me', 'brief')]);
  });

  test('offers questions that an editor wrote, in the language of the reply', () => {
    const facts = knowledge.facts.map((fact) => ({ ...fact, ask: { en: `What of ${fact.id}?` } }));
    const reply = composeAnswer(talk, { knowledge: { ...knowledge, facts }, now: NOW });
    const questions = reply.actions.slice(0, -1);
    expect(questions).toHaveLength(3);
    for (const action of questions) {
      expect(action).toMatchObject({ call: { command: 'ask', args: { question: action.label } } });
    }
  });
});
