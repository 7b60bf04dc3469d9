import type { FeedbackTexts } from './feedback-texts.ts';
import { counted } from './plural.ts';

/** What is said about votes in Sorani Kurdish. */
export const feedback: FeedbackTexts = {
  open: '👍 👎',
  ask: 'ئایا ئەم وەڵامە سوودی بۆت هەبوو؟',
  helpful: '👍 بەسوود',
  unhelpful: '👎 بێسوود',
  why: 'سوپاس. کێشەکە چی بوو؟',
  title: 'کێشەکە چی بوو؟',
  reasons: {
    wrong: 'وەڵامەکە هەڵەیە',
    old: 'وەڵامەکە کۆنە',
    question: 'پرسیاری من ئەمە نەبوو',
    unclear: 'وەڵامەکە ڕوون نییە',
  },
  saved: 'سوپاس. هۆکارەکە پاشەکەوت کرا.',
  tooMany: counted('ckb', {
    one: '# دەنگت هەیە، کە زۆرترینە بۆ یەک کەس پاشەکەوتی بکەین. دەتوانیت بیگۆڕیت؛ دەنگەکان دوای ساڵێک دەسڕدرێنەوە.',
    other:
      '# دەنگت هەیە، کە زۆرترینە بۆ یەک کەس پاشەکەوتی بکەین. دەتوانیت بیانگۆڕیت؛ دەنگەکان دوای ساڵێک دەسڕدرێنەوە.',
  }),
};
