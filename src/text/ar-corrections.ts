import type { CorrectionTexts } from './correction-texts.ts';

/** What is said about corrections in Arabic. */
export const corrections: CorrectionTexts = {
  title: (date) => `صُحِّح في ${date}`,
  told: 'صُحِّحت معلومة وردت في إجابة حصلت عليها.',
  again: 'عادت صالحة:',
  rest: 'بقية هذه الرسالة، وما زالت صالحة',
};
