import type { FeedbackTexts } from './feedback-texts.ts';

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
};
