import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../any-text.ts';
import { loadReal } from '../real.ts';

const { engine, knowledge } = await loadReal();

/** Short questions as people type them on a phone. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'who guards the border at al-qaim?',
    'wat happend in syria',
    'peshmerga support?',
    'who is sadr',
    'sudani abdi call??',
    'is the border safe',
    'hey any news',
    'kirkuk arrest when',
    'why r they scared',
    'HOW MANY ESCAPED',
  ],
  ar: [
    'من هو السوداني؟',
    'متى اعتقل القيادي في كركوك',
    'شنو صار بالحدود',
    'وين راح السوداني',
    'ليش العراق خايف',
    'كم واحد هرب من السجن',
    'هل الحدود امنه',
    'الصدر شنو قال',
    'اخر الاخبار',
    'داعش',
  ],
  ckb: [
    'کێ سودانییە؟',
    'سودانی چووە کوێ',
    'بۆچی عێراق نیگەرانە',
    'چەند کەس هەڵاتن',
    'پێشمەرگە چی کرد',
    'داعش لە کوێیە',
    'سنوورەکە پارێزراوە؟',
    'هەواڵی نوێ چییە',
  ],
  tr: [
    'irak sınırı güvenli mi',
    'sudani kimdir',
    'ışid kerkükte kim yakalandı',
    'neden irak endişeli',
    'kac kisi kacti',
    'sadr ne dedi',
    'son haberler neler',
    'peşmerge ne yaptı',
  ],
  fr: [
    'qui est sudani',
    "pourquoi l'irak a peur",
    'combien de detenus evades',
    'la frontiere est-elle sure',
    'ou est al-qaim',
    'que dit sadr',
    "quand a eu lieu l'arrestation",
    'quoi de neuf',
  ],
};

describe.each(Object.entries(QUESTIONS))('%s', (language, questions) => {
  test.each(questions)('%s', (question) => {
    expect(engine.detect(question)).toBe(language);
  });
});

test('of a text without a sign, the situation’s first language is taken; by script, that of its script', () => {
  for (const text of ['', '?!', '😀', '2026', 'xyzzy', '\ud800']) expect(engine.detect(text)).toBe('en');
  expect(engine.detect('ثثث')).toBe('ar');
});

test('any text has one of the languages in which questions are understood', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(knowledge.situation.asked).toContain(engine.detect(text));
    }),
    { numRuns: 300 },
  );
});
