import { describe, expect, test } from 'vitest';
import { correctionOf, currentFacts } from '../../src/knowledge/current-facts.ts';
import type { Fact } from '../../src/knowledge/model.ts';
import { factNamed } from '../fixture.ts';

const RETRACTED = { date: '2026-01-21', reason: { en: 'A mistake.' } };

function fact(id: string, changes: Partial<Fact> = {}): Fact {
  const { supersedes: _, retracted: __, ...plain } = factNamed('fully-secured');
  return { ...plain, id, ...changes };
}

function idsOf(facts: readonly Fact[]): readonly string[] {
  return currentFacts(facts).map(({ id }) => id);
}

describe('which facts are current', () => {
  test.each<readonly [string, readonly Fact[], readonly string[]]>([
    ['all where none is corrected', [fact('a'), fact('b')], ['a', 'b']],
    ['not what is retracted', [fact('a', { retracted: RETRACTED }), fact('b')], ['b']],
    ['not what is corrected', [fact('a'), fact('b', { supersedes: 'a' })], ['b']],
    [
      'the original again where its correction is retracted',
      [fact('a'), fact('b', { supersedes: 'a', retracted: RETRACTED })],
      ['a'],
    ],
    [
      'the last of a chain of corrections',
      [fact('a'), fact('b', { supersedes: 'a' }), fact('c', { supersedes: 'b' })],
      ['c'],
    ],
    [
      'not the original where a retracted correction has a correction itself',
      [fact('a'), fact('b', { supersedes: 'a', retracted: RETRACTED }), fact('c', { supersedes: 'b' })],
      ['c'],
    ],
    [
      'one of two corrections, where the other is retracted',
      [fact('a'), fact('b', { supersedes: 'a', retracted: RETRACTED }), fact('c', { supersedes: 'a' })],
      ['c'],
    ],
  ])('%s', (_, facts, current) => {
    expect(idsOf(facts)).toEqual(current);
  });

  test('a correction is the one that counts in the place of the fact', () => {
    const facts = [fact('a'), fact('b', { supersedes: 'a' }), fact('c', { supersedes: 'b' })];
    expect(correctionOf(facts[0] as Fact, facts)?.id).toBe('c');
    expect(correctionOf(facts[2] as Fact, facts)).toBeUndefined();
  });
});
