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
    revised: 'دەستکاری لە داڕشتن، بێژەر، دۆخ یان بەروار',
    withdrawn: 'کشێنراوەتەوە و چیتر بەردەوام نییە',
  },
  instead: 'جێگەی ئەمە دەگرێتەوە:',
  disputed: 'جێی ناکۆکی',
  removed: counted('ckb', {
    one: '# زانیاری پێشوو چیتر لە هیچ سەرچاوەیەکدا نییە.',
    other: '# زانیاری پێشوو چیتر لە هیچ سەرچاوەیەکدا نین.',
  }),
  nothing: 'لە دوای دوا پوختەوە هیچی نوێ نییە.',
  total: (facts, sources) => `ئەوەی تا ئێستا زانراوە: ${facts} لە ${sources}.`,
  sources: counted('ckb', { one: '# سەرچاوە', other: '# سەرچاوە' }),
  more: counted('ckb', {
    one: '# زانیاریی دیکەش هەیە. بپرسە یان بڕوانە ‎/timeline:',
    other: '# زانیاریی دیکەش هەن. بپرسە یان بڕوانە ‎/timeline:',
  }),
  answered: (date) => `لە ${date} ئەم پرسیارەت کرد و سەرچاوەکان وەڵامیان نەبوو. ئێستا هەیانە:`,
  answeredHere: (date) => `لە ${date} ئەم پرسیارە لێرە کرا و سەرچاوەکان وەڵامیان نەبوو. ئێستا هەیانە:`,
  paused: {
    title: (id, time, zone) =>
      `پوختەی ${id}، کاتژمێر ${time} (${zone})، ڕاگیرا، چونکە سێ جار لەسەر یەک بڵاو نەکرایەوە:`,
    why: {
      gone: 'گفتوگۆکە یان بابەتەکەی نەماوە، یان بۆتەکە لێی دەرکراوە.',
      forbidden: 'بۆتەکە ڕێگەی نووسینی لەوێ نییە.',
      rejected: 'پلاتفۆرمەکە پەیامەکەی وەرنەگرت.',
    },
    resume:
      'دوای چاککردنی، ئەوەی ئەو گفتوگۆیە بەڕێوە دەبات دەتوانێت لەوێ بە ‎/digest resume دەستی پێ بکاتەوە.',
  },
};
