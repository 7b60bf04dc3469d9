import { describe, expect, test } from 'vitest';
import { answerWords } from '../../../src/query/passages/answer-words/answer-words.ts';
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
      answerWords('en'),
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

const ABROAD: readonly (readonly [
  language: string,
  text: string,
  signs: Partial<Record<keyof Signs, string>>,
])[] = [
  [
    'ar',
    'بنى المهندس خالد الجسر في تشرين الثاني 1998',
    { years: '1998', dates: 'تشرين 1998', persons: 'خالد' },
  ],
  ['ar', 'احترقت الطاحونة في القرن العشرين بسبب عاصفة', { dates: 'القرن', causes: 'بسبب' }],
  ['ar', 'سافر إلى العراق مع ٣٠٠ شخص', { lands: 'العراق', numbers: '٣٠٠' }],
  ['tr', 'Köprü 1998 yılında Irak sınırında açıldı', { years: '1998', lands: 'Irak' }],
  [
    'tr',
    'Yangın 3 Mayıs günü rüzgâr nedeniyle büyüdü',
    { dates: 'Mayıs', causes: 'nedeniyle', numbers: '3' },
  ],
  ['fr', 'Le pont fut ouvert en août 1998 par le ministre Dupont', { dates: 'août 1998', persons: 'Dupont' }],
  ['ckb', 'پردەکە لە ساڵی 1998 لە عێراق کرایەوە', { years: '1998', lands: 'عێراق' }],
];

describe('signs of answers in other languages', () => {
  test.each(ABROAD)('%s: %s', (language, text, expected) => {
    const { words, signs } = new Passage(
      wordsOf(text, language, (word) => word.length < 3),
      new Set(),
      answerWords(language),
    );
    const found = Object.entries(signs).map(([kind, places]) => [
      kind,
      (places as readonly number[]).map((at) => words[at]?.surface).join(' '),
    ]);
    expect(Object.fromEntries(found)).toMatchObject(expected);
  });
});
