import type { CorrectionTexts } from './correction-texts.ts';

/** What is said about corrections in Sorani Kurdish. */
export const corrections: CorrectionTexts = {
  title: (date) => `لە ${date} ڕاست کرایەوە`,
  told: 'زانیارییەک لەو وەڵامەی پێشتر وەرتگرتبوو ڕاست کرایەوە.',
  again: 'دووبارە کاری پێ دەکرێتەوە:',
  rest: 'ئەوەی تری ئەم پەیامە، کە هێشتا کاری پێ دەکرێت',
};
