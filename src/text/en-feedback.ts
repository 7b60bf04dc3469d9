import type { FeedbackTexts } from './feedback-texts.ts';

/** What is said about votes in English. */
export const feedback: FeedbackTexts = {
  open: '👍 👎',
  ask: 'Did this answer help you?',
  helpful: '👍 Helpful',
  unhelpful: '👎 Not helpful',
  why: 'Thank you. What was wrong?',
  title: 'What was wrong?',
  reasons: {
    wrong: 'It is wrong',
    old: 'It is old',
    question: 'Not my question',
    unclear: 'It is unclear',
  },
  saved: 'Thank you. Your reason is saved.',
};
