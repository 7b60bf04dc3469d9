import { expect, test } from 'vitest';
import { composeAnswer } from '../../src/reply/answer.ts';
import { KeptRenderings } from '../../src/reply/kept-renderings.ts';
import type { Reply } from '../../src/reply/reply.ts';
import { answered } from '../answers.ts';
import { knowledge, NOW } from '../fixture.ts';

const answer = answered(['fully-secured', 'unease']);
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

test('the same answer is composed once a minute, and anew where anything else differs', () => {
  const first = composeAnswer(answer, { knowledge, now: NOW });
  expect(composeAnswer(answer, { knowledge, now: minutes(0.4) }).blocks).toBe(first.blocks);
  expect(composeAnswer(answer, { knowledge, now: minutes(600 * 24 * 60) }).citations).not.toEqual(
    first.citations,
  );
  expect(composeAnswer(answer, { knowledge, now: NOW, canVote: true }).actions).not.toEqual(first.actions);
  const factPage = (id: string) => `https://example.org/facts/${id}`;
  expect(composeAnswer(answer, { knowledge, now: NOW, factPage }).blocks).not.toEqual(first.blocks);
});

const reply = composeAnswer(answer, { knowledge, now: NOW });
const options = { commands: {}, owner: '7' };

test.each<[string, Reply, typeof options]>([
  ['the call', { ...reply, call: { command: 'ask', args: { question: 'Who?' } } }, options],
  ['the question', { ...reply, asked: ['Who?'] }, options],
  ['the blocks', { ...reply, blocks: [...reply.blocks] }, options],
  ['the citations', { ...reply, citations: [] }, options],
  ['the buttons', { ...reply, actions: [] }, options],
  ['whose it is', reply, { ...options, owner: '8' }],
  ['the commands', reply, { ...options, commands: {} }],
])('a rendering is kept until something else changes: %s', (_, changed, others) => {
  const kept = new KeptRenderings<number>();
  let renders = 0;
  const get = (value: Reply, given: typeof options) => kept.get(value, given, () => ++renders);
  expect([get(reply, options), get({ ...reply }, { ...options })]).toEqual([1, 1]);
  expect(get(changed, others)).toBe(2);
});
