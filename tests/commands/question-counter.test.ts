import { describe, expect, test } from 'vitest';
import type { Asker, CountedAnswer } from '../../src/command/question-counter.ts';
import { unknownWords } from '../../src/command/unknown-words.ts';
import type { Answer } from '../../src/query/types.ts';
import { answered } from '../answers.ts';
import { chatting } from '../chatting.ts';

/** A chat, and the outcomes that were counted in it. */
function counted() {
  const outcomes: CountedAnswer['outcome'][] = [];
  const questionCounter = { count: ({ outcome }: CountedAnswer) => outcomes.push(outcome) };
  return { chat: chatting({ questionCounter }), outcomes };
}

test('each question that a reader asks is counted once, whatever its answer proposes to ask next', async () => {
  const { chat, outcomes } = counted();
  await chat.send('Is the border secured?');
  await chat.send('/ask xylophone?', { user: 'another' });
  await chat.send({ kind: 'call', call: { command: 'ask', args: { question: 'Is the border secured?' } } });
  expect(outcomes).toEqual(['answered', 'not-in-sources', 'answered']);
});

test('other commands, text without words, previews of half-typed text and page turns are not counted', async () => {
  const { chat, outcomes } = counted();
  await chat.send('/help');
  await chat.send('/why Is the border secured?');
  await chat.send('/ask ???');
  await chat.send('Is the border secured?', { preview: true });
  await chat.send('Is the border secured?', { pageTurn: true });
  expect(outcomes).toEqual([]);
});

test('the counter learns the language, the words that no source has, and who asked, so as to count readers', async () => {
  const calls: unknown[] = [];
  const count = (answer: CountedAnswer, asker: Asker) =>
    calls.push([answer.asked, unknownWords(answer), asker]);
  const chat = chatting({ questionCounter: { count } });
  await chat.send('xylophone Zeppelin 12345?', { user: 'ann' });
  await chat.send('هل الحدود مؤمنة؟', { user: 'bob' });
  expect(calls).toEqual([
    ['en', ['xylophone', 'zeppelin'], { platform: 'test', user: 'ann' }],
    ['ar', ['هل'], { platform: 'test', user: 'bob' }],
  ]);
});

describe('words that no source has', () => {
  const of = (question: string, unknown: readonly string[], more: Partial<Answer> = {}) => {
    const answer = answered([], { outcome: 'unsure', ...more });
    return unknownWords({ ...answer, question, explanation: { ...answer.explanation, unknown } });
  };

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['are folded, each once', 'Zeppelin zeppelin?', ['Zeppelin', 'zeppelin'], ['zeppelin']],
    ['leave numbers out', 'in 12345 of ١٢٣', ['12345', '١٢٣'], []],
    [
      'leave accounts, chats and addresses out',
      'ask @bob at t.me/chat or #news',
      ['bob', 'chat', 'news'],
      [],
    ],
    ['leave single letters and long ones out', 'x', ['x', 'y'.repeat(41), 'z'.repeat(40)], ['z'.repeat(40)]],
    [
      'are a few',
      'many',
      [...'abcdefghijkl'].map((letter) => letter + letter),
      [...'abcdefgh'].map((l) => l + l),
    ],
  ])('%s', (_, question, unknown, told) => {
    expect(of(question, unknown)).toEqual(told);
  });

  test('do not matter where the question was answered', () => {
    expect(of('the zeppelin', ['zeppelin'], { outcome: 'answered' })).toEqual([]);
  });

  test('are those of each part of a question with several', () => {
    const part = (word: string, outcome: Answer['outcome']) => {
      const answer = answered([], { outcome, question: word });
      return { ...answer, explanation: { ...answer.explanation, unknown: [word] } };
    };
    const parts = [part('zeppelin', 'unsure'), part('balloon', 'answered'), part('kite', 'not-in-sources')];
    expect(of('all', ['ignored'], { outcome: 'answered', form: { kind: 'parts', parts } })).toEqual([
      'zeppelin',
      'kite',
    ]);
  });
});
