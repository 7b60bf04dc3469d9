import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/query/passages/passage.ts';
import { findFocus, type Wanted } from '../../../src/query/passages/wanted.ts';

const FUNCTION_WORDS = new Set(
  'the a of did does do is was were in to what which who when where why how many'.split(' '),
);
const read = (question: string) => wordsOf(question, 'en', (word) => FUNCTION_WORDS.has(word));

const QUESTIONS: readonly (readonly [question: string, wanted: Wanted, focus: string])[] = [
  ['Who built the mill?', 'person', ''],
  ['When did it burn down?', 'time', ''],
  ['Where was flour sold?', 'place', ''],
  ['Why was it closed?', 'cause', ''],
  ['How was it closed?', 'how', ''],
  ['How many sacks were sold?', 'number', 'sacks'],
  ['How tall is the tower?', 'number', ''],
  ['In what year did the mill burn?', 'time', 'year'],
  ['Which country is it in?', 'land', 'country'],
  ['What city was it built in?', 'place', 'city'],
  ['What inventor did they name?', 'person', 'inventor'],
  ['What percentage of flour was sold?', 'number', 'percentage flour'],
  ['What company owns the mill?', 'group', 'company owns mill'],
  ['What is the name of the mill?', 'name', 'name'],
  ['What is the reason of the fire?', 'cause', 'reason'],
  ['What was sold?', 'thing', ''],
];

describe('what a question wants, and which of its words say so', () => {
  test.each(QUESTIONS)('%s %s', (question, wanted, focus) => {
    const words = read(question);
    const found = findFocus(words, 'what');
    expect(found.wanted).toBe(wanted);
    expect(found.words.map((at) => words[at]?.folded).join(' ')).toBe(focus);
  });
});

test('in a language without a table the function words decide', () => {
  expect(findFocus(read('متى احترقت الطاحونة؟'), 'when')).toEqual({ wanted: 'time', words: [] });
});
