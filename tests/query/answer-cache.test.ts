import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withAnswerCache } from '../../src/query/answer-cache.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine } from '../../src/query/engine.ts';
import type { Question } from '../../src/query/types.ts';
import { knowledge } from '../fixture.ts';

/** An engine with a memory, and how often it had to look for an answer. */
function counting(most: number) {
  const engine = createEngine(compile(knowledge));
  const looked: Question[] = [];
  const ask = (question: Question) => {
    looked.push(question);
    return engine.ask(question);
  };
  return { looked, engine: withAnswerCache({ ...engine, ask }, most) };
}

test('the same question is looked for once, and answered the same', () => {
  const { looked, engine } = counting(10);
  const question = { text: 'who phoned Mazloum Abdi' };
  expect(engine.ask({ ...question, context: [] })).toBe(engine.ask(question));
  expect(looked).toHaveLength(1);
});

test.each<[string, Question]>([
  ['text', { text: 'Who phoned Mazloum Abdi' }],
  ['language', { text: 'who phoned Mazloum Abdi', language: 'ar' }],
  ['date', { text: 'who phoned Mazloum Abdi', asOf: '2026-01-01' }],
])('another %s is another question', (_, other) => {
  const { looked, engine } = counting(10);
  engine.ask({ text: 'who phoned Mazloum Abdi' });
  engine.ask(other);
  expect(looked).toHaveLength(2);
});

test('earlier questions make another question only where they could change the answer', () => {
  const { looked, engine } = counting(10);
  const asked = (text: string, context: readonly string[]) => engine.ask({ text, context });
  expect(asked('who phoned Mazloum Abdi', ['who is Sadr'])).toBe(
    asked('who phoned Mazloum Abdi', ['and when?']),
  );
  expect(looked).toHaveLength(1);
  asked('and he?', ['who phoned Mazloum Abdi']);
  asked('and he?', ['what did Sadr warn of']);
  asked('and he?', ['who phoned Mazloum Abdi']);
  expect(looked).toHaveLength(3);
});

test('with a memory the answers are those without one', () => {
  const bare = createEngine(compile(knowledge));
  const engine = withAnswerCache(bare, 3);
  const texts = [
    'who phoned Mazloum Abdi',
    'and when?',
    'is the border secured',
    'bananas',
    'what did he say',
  ];
  const turns = fc.array(fc.constantFrom(...texts), { maxLength: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...texts), turns), { maxLength: 8 }), (questions) => {
      for (const [text, context] of questions) {
        expect(engine.ask({ text, context })).toEqual(bare.ask({ text, context }));
      }
    }),
  );
});

test('what was asked longest ago is forgotten first', () => {
  const { looked, engine } = counting(2);
  for (const text of ['one', 'two', 'one', 'three', 'one', 'two']) engine.ask({ text });
  expect(looked.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'two']);
});
