import { expect, test } from 'vitest';
import type { CountedAnswer } from '../../src/command/question-counter.ts';
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
