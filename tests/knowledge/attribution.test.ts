import { describe, expect, test } from 'vitest';
import { speakersOf } from '../../src/knowledge/attribution.ts';

/** Paragraphs as sentences, each with its speaker. */
const PARAGRAPHS: readonly (readonly [
  language: string,
  sentences: readonly (readonly [text: string, speaker: string | undefined])[],
])[] = [
  [
    'en',
    [
      ['Gen. Ada Byrne said on Tuesday that 1,200 soldiers had been sent.', 'Gen. Ada Byrne'],
      ['She said more would follow.', 'Gen. Ada Byrne'],
      ['The river is wide.', undefined],
    ],
  ],
  [
    'en',
    [
      ['"We will not leave," said the interior minister, Omar Saleh.', 'the interior minister, Omar Saleh'],
      ['"Our forces are ready."', 'the interior minister, Omar Saleh'],
    ],
  ],
  [
    'en',
    [
      ['"The camp is full.', 'a local official'],
      ['We need water," a local official told reporters.', 'a local official'],
      ['Two people died, according to the health ministry.', 'the health ministry'],
    ],
  ],
  ['en', [['The governor, who visited the town on Monday, said the bridge would reopen.', 'The governor']]],
  ['en', [['In a statement, the United Nations warned that food was running out.', 'the United Nations']]],
  ['en', [['Residents were told to leave.', undefined]]],
  ['en', [['The ship is said to be lost.', undefined]]],
  [
    'ar',
    [
      ['قال المتحدث باسم الوزارة خالد صالح إن القوات انتشرت.', 'المتحدث باسم الوزارة خالد صالح'],
      ['وأضاف أن الوضع مستقر.', 'المتحدث باسم الوزارة خالد صالح'],
      ['وبلغ عدد القتلى ثلاثة، بحسب مصدر طبي.', 'مصدر طبي'],
      ['الطريق مغلق.', undefined],
    ],
  ],
  ['ar', [['ووفقاً للأمم المتحدة، نزح آلاف المدنيين.', 'الأمم المتحدة']]],
  [
    'tr',
    [
      ['Bakan Ali Kaya, 12 kişinin yakalandığını açıkladı.', 'Bakan Ali Kaya'],
      ['Valiliğe göre köprü kapalı.', 'Valilik'],
    ],
  ],
  [
    'ckb',
    [
      ['وەزیری ناوخۆ ڕایگەیاند کە سنوور پارێزراوە.', 'وەزیری ناوخۆ'],
      ['بەپێی وەزارەتی تەندروستی، سێ کەس مردن.', 'وەزارەتی تەندروستی'],
    ],
  ],
  [
    'fr',
    [
      ['Le ministre de l’Intérieur a déclaré que la frontière était fermée.', 'Le ministre de l’Intérieur'],
      ['Selon l’ONU, 300 personnes ont fui.', 'l’ONU'],
      ['« Nous restons », a affirmé le général Dupont.', 'le général Dupont'],
    ],
  ],
  ['hu', [['A miniszter azt mondta, hogy zárva van.', undefined]]],
];

describe('who says each sentence', () => {
  test.each(PARAGRAPHS)('%s: %j', (language, sentences) => {
    const texts = sentences.map(([text]) => text);
    expect(speakersOf(texts, language)).toEqual(sentences.map(([, speaker]) => speaker));
  });
});

test('a pronoun means who spoke last before', () => {
  expect(speakersOf(['He said it was late.'], 'en', 'Omar Saleh')).toEqual(['Omar Saleh']);
  expect(speakersOf(['He said it was late.'], 'en')).toEqual([undefined]);
});

test.each(['en', 'ar', 'tr', 'ckb', 'fr'])('%s: very long sentences are passed over', (language) => {
  expect(speakersOf([`${' a,'.repeat(300_000)} said`], language)).toEqual([undefined]);
});
