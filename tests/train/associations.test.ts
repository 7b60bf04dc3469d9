import { describe, expect, test } from 'vitest';
import { learnAssociations } from '../../scripts/train/associations.ts';
import type { IndexedFact } from '../../src/query/index/indexed-facts.ts';
import { formatOwnQuestions } from '../../src/query/index/own-questions.ts';
import { associatesOf } from '../../src/query/ranking/associations.ts';
import { factNamed } from '../fixture.ts';

/** A fact of a paragraph, with terms of its statement and of its only question. */
function indexed(paragraph: string, statement: string, question: string): IndexedFact {
  const slots = question.split(' ').map((term) => [term]);
  return {
    id: paragraph,
    fact: factNamed('phone-call'),
    statement,
    questions: formatOwnQuestions([{ kind: 'what', slots }]),
    names: [],
    kinds: [],
    paragraphId: paragraph,
  };
}

/** Facts on leaders, which are asked for as bosses; and others, which are not. */
const facts = (leaders: number): IndexedFact[] => [
  ...Array.from({ length: leaders }, (_, at) =>
    indexed(`l${at}`, `n:a${at} c:leader w:x${at}`, `w:boss n:a${at}`),
  ),
  ...Array.from({ length: 6 }, (_, at) =>
    indexed(`o${at}`, `n:b${at} c:border w:y${at}`, `w:fence n:b${at}`),
  ),
];

describe('associations of words', () => {
  test('a word of questions goes with the word of statements that explains it', () => {
    expect(learnAssociations(facts(4))['w:boss']).toMatch(/^c:leader 0?\.\d+/);
  });

  test('facts of two paragraphs do not speak for a pair', () => {
    expect(learnAssociations(facts(2))).not.toHaveProperty('w:boss');
  });

  test('no pair of a name is kept', () => {
    const table = learnAssociations(facts(5));
    expect(`${Object.keys(table)} ${Object.values(table)}`).not.toContain('n:');
  });

  test('nothing is learned where nobody wrote questions', () => {
    expect(learnAssociations(facts(4).map((fact) => ({ ...fact, questions: '' })))).toEqual({});
  });

  test('a slot has what its senses go with, as surely as it means them', () => {
    const senses = [
      { term: 'w:boss', weight: 0.5 },
      { term: 'w:constructor', weight: 1 },
    ];
    const slot = { surface: 'boss', senses, knowing: 'vocabulary', names: [], capital: false } as const;
    expect(associatesOf(slot, { 'w:boss': 'c:leader 0.4 w:head 0.2' })).toEqual([
      { term: 'c:leader', weight: 0.2 },
      { term: 'w:head', weight: 0.1 },
    ]);
  });
});
