import type { FilesTexts } from './files-texts.ts';
import { counted } from './plural.ts';

/** What editors are told of the knowledge's files in Sorani Kurdish. */
export const files: FilesTexts = {
  broken: 'پەڕگەکانی زانیاری هەڵەیان تێدایە',
  more: counted('ckb', { one: 'و # هەڵەی تر', other: 'و # هەڵەی تر' }),
  lastGood: 'تا ڕاست دەکرێنەوە، خوێنەران دوایین زانیاریی دروست وەردەگرن.',
  held: 'تا ڕاست دەکرێنەوە، ئەم پەڕگانە بە دوایین دەقی دروستیان بەکاردێن و ئەوانی تر وەک خۆیان:',
  leftOut: 'ئەم پەڕگە نوێیانە هێشتا بەکارناهێنرێن:',
  mended: 'پەڕگەکانی زانیاری هیچ هەڵەیەکیان تێدا نەماوە و هەموویان بەکاردێن.',
  changed: 'خوێنەران ئێستا زانیارییە گۆڕاوەکان وەردەگرن:',
  added: counted('ckb', { one: '# زانیاری زیادکرا', other: '# زانیاری زیادکران' }),
  corrected: counted('ckb', { one: '# زانیاری ڕاستکرایەوە', other: '# زانیاری ڕاستکرانەوە' }),
  withdrawn: counted('ckb', { one: '# زانیاری کشێنرایەوە', other: '# زانیاری کشێنرانەوە' }),
  reworded: counted('ckb', { one: '# زانیاری گۆڕدرا', other: '# زانیاری گۆڕدران' }),
  noFacts: 'هیچ زانیارییەک نەگۆڕاوە؛ ناو، کەلێنی ناسراو یان وشە گۆڕاون',
};
