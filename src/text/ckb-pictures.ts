import type { PictureTexts } from './picture-texts.ts';

export const pictures: PictureTexts = {
  product: 'سەنەد',
  promise: 'هەر زانیارییەک لەگەڵ بێژەر و سەرچاوەکەی',
  map: {
    titleOf: (title) => `نەخشە: ${title}`,
    noPlaces: 'هیچ زانیارییەک لەم بارەیەوە ناوی شوێنێکی تێدا نییە کە لەسەر نەخشە پیشان بدرێت.',
    legend: 'بازنە پیشانی دەدات چەند زانیاری ناوی شوێنەکە دەهێنن، نەک شتێک لە کوێ ڕوویداوە.',
    outside: (places) => `لە دەرەوەی نەخشەکە: ${places}`,
    unnamed: (places) => `جێگا بۆ ناوەکانیان نییە: ${places}`,
    boundaries: (atlas) => `سنوورەکان: ${atlas}`,
    places: 'ئەو زانیارییانەی ناوی هەر شوێنێک دەهێنن:',
    all: 'هەموو شوێنەکان',
  },
  ring: 'ئەڵقە نیشانەی بەروارێکە کە بە لێکدانەوە دیاری کراوە، یان نەزانراوە.',
  past: 'ئەمە چیتر کاری پێ ناکرێت: ڕاست کراوەتەوە یان کشێنراوەتەوە',
  part: (picture, of) => `${picture} لە ${of}`,
};
