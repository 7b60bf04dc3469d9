import type { FeedbackTexts } from './feedback-texts.ts';
import { counted } from './plural.ts';

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
  tooMany: counted('en', {
    one: 'You have # vote already, which is the most that we keep for one person. You can change it; a vote goes away after a year.',
    other:
      'You have # votes already, which is the most that we keep for one person. You can change them; each goes away after a year.',
  }),
};
