import { counted } from '../plural.ts';
import type { DigestTexts } from './texts.ts';

/** What digests say in Sorani Kurdish. */
export const digest: DigestTexts = {
  headline: (date) => `پوختەی ${date}`,
  briefing: (title) => `${title}: ئەوەی تا ئێستا زانراوە`,
  counts: {
    new: counted('ckb', { other: '# نوێ' }),
    corrected: counted('ckb', { other: '# ڕاستکراوە' }),
    revised: counted('ckb', { other: '# دەستکاریکراو' }),
    withdrawn: counted('ckb', { other: '# کشێنراوە' }),
  },
  labels: {
    new: 'نوێ',
    corrected: 'ڕاستکردنەوە',
    revised: 'دەستکاری لە داڕشتن یان بەروار',
    withdrawn: 'کشێنراوەتەوە و چیتر بەردەوام نییە',
  },
  instead: 'جێگەی ئەمە دەگرێتەوە:',
  disputed: 'ئەوەی لەگەڵ ئەمانەدا ناکۆکە',
  removed: counted('ckb', {
    one: '# زانیاری پێشوو چیتر لە هیچ سەرچاوەیەکدا نییە.',
    other: '# زانیاری پێشوو چیتر لە هیچ سەرچاوەیەکدا نین.',
  }),
  nothing: 'لە دوای دوا پوختەوە هیچی نوێ نییە.',
  total: (facts, sources) => `پشت بە ${facts} لە ${sources} دەبەستێت.`,
  sources: counted('ckb', { one: '# سەرچاوە', other: '# سەرچاوە' }),
  more: counted('ckb', {
    one: '# زانیاریی دیکەش هەیە. بڕوانە ‎/timeline یان بپرسە.',
    other: '# زانیاریی دیکەش هەن. بڕوانە ‎/timeline یان بپرسە.',
  }),
  answered: (date) => `لە ${date} ئەم پرسیارەت کرد و سەرچاوەکان وەڵامیان نەبوو. ئێستا هەیانە:`,
  paused: {
    title: (time, zone) => `پوختەی کاتژمێر ${time} (${zone}) ڕاگیرا، چونکە سێ جار لەسەر یەک بڵاو نەکرایەوە:`,
    why: {
      gone: 'گفتوگۆکە یان بابەتەکەی نەماوە، یان بۆتەکە لێی دەرکراوە.',
      forbidden: 'بۆتەکە ڕێگەی نووسینی لەوێ نییە.',
      rejected: 'پلاتفۆرمەکە پەیامەکەی وەرنەگرت.',
    },
    resume: 'دوای چاککردنی، ئەوەی گفتوگۆکە بەڕێوە دەبات دەتوانێت بە ‎/digest resume دەستی پێ بکاتەوە.',
  },
};
