import type { ChainTexts } from './chain-texts.ts';

/** What is said in Sorani Kurdish of the chain by which a statement came to the reader. */
export const chain: ChainTexts = {
  title: 'زنجیرەی گێڕانەوە، کێ لە کێی وەرگرتووە:',
  you: 'تۆ',
  sanad: (date) => `سەنەد، زیادکراوە لە ${date}`,
  accounts: 'ئەم گێڕانەوانە پێکەوە:',
  origins: (count) => `${words(count)} سەرچاوەی بنەڕەتی`,
  independent: (count) =>
    count === 1 ? `${words(count)} سەرچاوەی بنەڕەتی` : `${words(count)} سەرچاوەی بنەڕەتیی سەربەخۆ`,
  atMost: (count) => `زۆرترین ${words(count)} سەرچاوەی بنەڕەتی (ئەوانەی ناویان نەهاتووە لەوانەیە هەر یەک بن)`,
  publishers: (count) => `${words(count)} بڵاوکەرەوە`,
  both: (origins, publishers, shared) =>
    `${origins}، ${publishers}${shared === undefined ? '' : ` (هەموویان لە ${shared})`}`,
};

function words(count: number): string {
  return ['هیچ', 'یەک', 'دوو'][count] ?? String(count);
}
