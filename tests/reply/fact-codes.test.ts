import { expect, test } from 'vitest';
import { factCodes, factsWithCodes } from '../../src/reply/fact-codes.ts';
import { knowledge } from '../fixture.ts';
import { loadReal } from '../query/real.ts';

test('codes lead back to their facts, in their order', async () => {
  for (const { facts } of [knowledge, (await loadReal()).knowledge]) {
    const reversed = facts.toReversed();
    expect(factsWithCodes(factCodes(reversed), facts)).toEqual(reversed);
  }
});

test('codes of facts that are gone lead to nothing', () => {
  const [first, ...others] = knowledge.facts;
  expect(first && factsWithCodes(factCodes([first]), others)).toEqual([]);
  expect(factsWithCodes('', knowledge.facts)).toEqual([]);
});

test('three codes fit into a button with the rest of its call', () => {
  expect(factCodes(knowledge.facts.slice(0, 3)).length).toBeLessThanOrEqual(17);
});
