import type { FeedbackTexts } from './feedback-texts.ts';

/** What is said about votes in Arabic. */
export const feedback: FeedbackTexts = {
  open: '👍 👎',
  ask: 'هل أفادك هذا الجواب؟',
  helpful: '👍 مفيد',
  unhelpful: '👎 غير مفيد',
  why: 'شكراً. ما المشكلة في الجواب؟',
  title: 'ما المشكلة في الجواب؟',
  reasons: {
    wrong: 'الجواب خاطئ',
    old: 'الجواب قديم',
    question: 'ليس ما سألت عنه',
    unclear: 'الجواب غير واضح',
  },
  saved: 'شكراً. حُفظ السبب.',
};
