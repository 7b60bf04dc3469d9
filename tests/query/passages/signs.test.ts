import { describe, expect, test } from 'vitest';
import { Passage, wordsOf } from '../../../src/query/passages/passage.ts';
import type { Signs } from '../../../src/query/passages/signs.ts';

const FUNCTION_WORDS = new Set('the a of in by was it for and were'.split(' '));
const AMOUNTS = new Set(['two', 'thousands', 'one']);

const STATEMENTS: readonly (readonly [text: string, signs: Partial<Record<keyof Signs, string>>])[] = [
  ['Ada Byrne built it in 1821.', { persons: 'Ada Byrne', years: '1821', dates: '1821', numbers: '' }],
  ['The mill was built by Byrne for two pounds.', { persons: 'Byrne', numbers: 'two', years: '' }],
  ['It burnt on 3 May.', { dates: 'May', numbers: '3', names: '' }],
  ['Mills were common in the 18th century.', { dates: '18th century', names: '' }],
  ['Flour was sold in Cork and thousands came.', { names: 'Cork', numbers: 'thousands', persons: '' }],
  ['No one may enter.', { dates: '', numbers: '' }],
];

describe('signs of answers in a statement', () => {
  test.each(STATEMENTS)('%s', (text, expected) => {
    const { words, signs } = new Passage(
      wordsOf(text, 'en', (word) => FUNCTION_WORDS.has(word)),
      AMOUNTS,
    );
    const found = Object.fromEntries(
      Object.keys(expected).map((kind) => [
        kind,
        signs[kind as keyof Signs].map((at) => words[at]?.surface).join(' '),
      ]),
    );
    expect(found).toEqual(expected);
  });
});
