import { expect, test } from 'vitest';
import { composeAnswer } from '../../src/reply/answer.ts';
import { KeptRenderings } from '../../src/reply/kept-renderings.ts';
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

test('a rendering is kept as long as nothing that it depends on differs', () => {
  const commands = {};
  const kept = new KeptRenderings<number>();
  let renders = 0;
  const reply = composeAnswer(answer, { knowledge, now: NOW });
  const get = (value: typeof reply, options: { readonly commands: object; readonly owner?: string }) =>
    kept.get(value, options, () => (renders += 1));
  expect([get(reply, { commands }), get({ ...reply }, { commands })]).toEqual([1, 1]);
  expect(get({ ...reply, call: { command: 'ask', args: { question: 'Who?' } } }, { commands })).toBe(2);
  expect(get(reply, { commands, owner: '7' })).toBe(3);
  expect(get(reply, { commands: {}, owner: '7' })).toBe(4);
  expect(get({ ...reply, actions: [] }, { commands, owner: '7' })).toBe(5);
  expect(get({ ...reply, blocks: [] }, { commands, owner: '7' })).toBe(6);
});
