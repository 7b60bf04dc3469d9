import type { CorrectionTexts } from './correction-texts.ts';

/** What is said about corrections in English. */
export const corrections: CorrectionTexts = {
  title: (date) => `Corrected on ${date}`,
  told: 'Something in an answer that you got has been corrected.',
  again: 'Valid again:',
  rest: 'Also in this message, still valid',
};
