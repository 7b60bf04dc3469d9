import type { ChainTexts } from './chain-texts.ts';
import { counted } from './plural.ts';

/** What is said in Arabic of the chain by which a statement came to the reader. */
export const chain: ChainTexts = {
  title: 'السند، من نقل عمّن:',
  you: 'أنت',
  sanad: (date) => `سند، أُضيفت في ${date}`,
  accounts: 'هذه الروايات مجتمعة:',
  origins: counted('ar', { one: 'أصل واحد', two: 'أصلان', few: '# أصول', other: '# أصلاً' }),
  independent: counted('ar', {
    one: 'أصل واحد',
    two: 'أصلان مستقلان',
    few: '# أصول مستقلة',
    other: '# أصلاً مستقلاً',
  }),
  atMost: counted('ar', {
    two: 'أصلان على الأكثر (قد يكون من لم يُذكر اسمه هو نفسه)',
    few: '# أصول على الأكثر (قد يكون من لم تُذكر أسماؤهم هم أنفسهم)',
    other: '# أصلاً على الأكثر (قد يكون من لم تُذكر أسماؤهم هم أنفسهم)',
  }),
  publishers: counted('ar', { one: 'ناشر واحد', two: 'ناشران', few: '# ناشرين', other: '# ناشراً' }),
  both: (origins, publishers, shared) =>
    `${origins}، ${publishers}${shared === undefined ? '' : ` (كلها عن ${shared})`}`,
};
