import type { InputTexts, PageTexts } from './inputs-texts.ts';

/** What is asked back in Sorani Kurdish. */
export const inputs: InputTexts = {
  zones: (typed) => `${typed} لەوانەیە چەند ناوچەیەکی کاتی بێت. مەبەستت کامیانە؟`,
  flag: (typed) => `${typed} نە بەڵێیە و نە نەخێر. مەبەستت کامیانە؟`,
  yes: 'بەڵێ',
  no: 'نەخێر',
  weekPart: (typed) => `${typed} لە وڵاتێکەوە بۆ وڵاتێکی تر جیاوازە. مەبەستت کام ڕۆژانەیە؟`,
  when: (zone) => `پوختەکە کەی بێت؟ ناوچەی کاتی: ${zone}.`,
  where: (time) => `پوختەکە کاتژمێر ${time} بە کاتی کام ناوچە بێت؟`,
  orType: 'یان بینووسە، بۆ نموونە:',
};

/** What the pages say besides replies in Sorani Kurdish. */
export const page: PageTexts = {
  sources: 'سەرچاوەکان',
  inChat: 'لە گفتوگۆ لەگەڵ بۆتەکەدا',
  notFound: 'لاپەڕەکە نەدۆزرایەوە',
  notFoundWhy: 'لەم ناونیشانەدا هیچ لاپەڕەیەک نییە.',
  ask: 'پرسیارێک بکە',
  send: 'بپرسە',
  skip: 'بازبدە بۆ ناوەڕۆک',
  pages: {
    latest: 'چی نوێیە',
    timeline: 'هێڵی کات',
    map: 'نەخشە',
    claims: 'کێ چی دەڵێت',
    sources: 'سەرچاوەکان',
    help: 'یارمەتی',
    privacy: 'تایبەتمەندی',
  },
};
