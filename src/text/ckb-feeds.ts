import type { FeedTexts } from './feed-texts.ts';

/** What the feeds say in Sorani Kurdish. */
export const feeds: FeedTexts = {
  title: (situation) => `${situation}: زانیاریی نوێ و ڕاستکردنەوە`,
  onTopic: (situation, topic) => `${situation}: زانیاریی نوێ و ڕاستکردنەوە (${topic})`,
  about:
    'هەر زانیارییەک لەگەڵ ئەوەی کە دەیڵێت و دۆخی و سەرچاوەکەی. ڕاستکردنەوە هەمان زانیاری لە شوێنی خۆی نوێ دەکاتەوە.',
  published: 'بڵاوبوونەوەی سەرچاوە',
  page: 'زانیارییەکە لەگەڵ هەموو وەشانەکانی',
};
