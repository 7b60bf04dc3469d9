import { describe, expect, test } from 'vitest';
import type { QuestionKind } from '../../../src/knowledge/model.ts';
import { answerWords } from '../../../src/query/passages/answer-words/answer-words.ts';
import type { Wanted } from '../../../src/query/passages/answer-words/word-lists.ts';
import { findEnglishFocus } from '../../../src/query/passages/english-focus.ts';
import { wordsOf } from '../../../src/query/passages/passage.ts';
import { findFocus } from '../../../src/query/passages/wanted.ts';

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
    const found = findEnglishFocus(words, 'what', answerWords('en'));
    expect(found.wanted).toBe(wanted);
    expect(found.words.map((at) => words[at]?.folded).join(' ')).toBe(focus);
  });
});

const ABROAD: readonly (readonly [
  language: string,
  question: string,
  kind: QuestionKind,
  wanted: Wanted,
  focus: string,
])[] = [
  ['ar', 'متى احترقت الطاحونة؟', 'when', 'time', ''],
  ['ar', 'ما مساحة البحيرة؟', 'what', 'number', 'مساحه'],
  ['ar', 'أي مدينة زارها الوزير؟', 'what', 'place', 'مدينه'],
  ['ar', 'ما اسم الجسر؟', 'who', 'name', 'اسم'],
  ['tr', 'Irak hangi yıl bağımsız oldu?', 'what', 'time', 'yil'],
  ['tr', "Irak'ın başkenti nedir?", 'what', 'place', 'baskenti'],
  ['fr', 'Quelle ville a été attaquée ?', 'what', 'place', 'ville'],
  ['ckb', 'کام شار گیرا؟', 'what', 'place', 'شار'],
];

describe('in other languages the kind decides, or the noun beside the question word', () => {
  test.each(ABROAD)('%s: %s', (language, question, kind, wanted, focus) => {
    const lists = answerWords(language);
    const words = wordsOf(
      question,
      language,
      (word) => lists.asking.has(word) || lists.askingAfter.has(word),
    );
    const found = findFocus(words, kind, lists);
    expect([found.wanted, found.words.map((at) => words[at]?.folded).join(' ')]).toEqual([wanted, focus]);
  });
});

test('in a language without lists the kind decides', () => {
  expect(findFocus(read('mikor égett le a malom?'), 'when', answerWords('hu'))).toEqual({
    wanted: 'time',
    words: [],
  });
});
