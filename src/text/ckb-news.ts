import type { NewsTexts } from './news-texts.ts';
import { counted } from './plural.ts';

/** What is said about changes in Sorani Kurdish. */
export const news: NewsTexts = {
  before: 'پێشتر:',
  changed: {
    speaker: (before, now) => `بێژەر: ${before} ← ${now}`,
    status: (before, now) => `دۆخ: ${before} ← ${now}`,
    date: (before, now) => `بەروار: ${before} ← ${now}`,
  },
  source: 'سەرچاوەی نوێ:',
  labels: { disputes: 'ئێستا جێی ناکۆکییە', closed: 'ئێستا وەڵامی هەیە' },
  counts: {
    sources: counted('ckb', { other: '# سەرچاوەی نوێ' }),
    disputes: counted('ckb', { other: '# جێی ناکۆکی' }),
    closed: counted('ckb', { other: '# وەڵامدراوە' }),
  },
  more: counted('ckb', { other: '# دانەی تر: ‎/latest' }),
  topics: 'بابەتەکان:',
  otherTopics: counted('ckb', { other: 'بابەتەکانی تر (#)' }),

  quiet: {
    since: (date) => `لە ${date} بەدواوە هیچی نوێ نییە.`,
    open: (open, all) => `${open} لە ${all} پرسیاری زانراو هێشتا بێ وەڵامن.`,
    allOpen: counted('ckb', {
      one: '# پرسیاری زانراو هێشتا بێ وەڵامە.',
      other: '# پرسیاری زانراو هێشتا بێ وەڵامن.',
    }),
    change: 'ئەمە هەفتەی جارێک دێت. بۆ ڕاگرتنی:',
    gap: 'هێشتا نەزانراوە',
    openSince: (date) => `لە ${date} بەدواوە بێ وەڵامە`,
  },

  latest: {
    first: (facts) => `نوێترینەکان لە ${facts}`,
    since: (date) => `نوێ لە ${date} بەدواوە`,
    nothing: (date) => `لە ${date} بەدواوە هیچی نوێ نییە.`,
    sinceLook: 'نوێ لە دوای دوایین سەیرکردنتەوە',
    nothingSinceLook: 'لە دوای دوایین سەردانتەوە هیچی نوێ نییە.',
    range: (shown, all) => `${shown} لە ${all}`,
    newest: 'نوێترین ئەوەی زانراوە:',
    more: counted('ckb', { other: 'زیاتر (#)' }),
    gone: 'ئەم لیستە کۆنە. تکایە ‎/latest بنووسە.',
    nothingYet: 'هێشتا هیچ زانیارییەک نییە.',
  },
};
