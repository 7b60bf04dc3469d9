import { counted } from './plural.ts';
import type { ViewTexts } from './views-texts.ts';

export const views: ViewTexts = {
  more: counted('ckb', { other: 'زیاتر (#)' }),
  brief: {
    left: counted('ckb', { one: '# زانیاریی تر هەیە.', other: '# زانیاریی تر هەن.' }),
    latest: 'چی نوێیە',
    timeline: 'بە پێی کات',
  },
  timeline: { around: (date) => `نزیکەی ${date}`, undated: 'کاتەکەی نەزانراوە' },
  who: {
    members: 'ئەندامان:',
    roles: 'پلە و پۆست:',
    near: 'مەبەستت کامەیە:',
    mostTold: 'سەرچاوەکان زۆرتر باسی ئەمانە دەکەن:',
  },
  claims: {
    say: counted('ckb', { one: '# لایەن دەڵێت:', other: '# لایەن دەڵێن:' }),
    against: counted('ckb', { other: 'لە بەرامبەردا # لایەن:' }),
  },
  nothing: (typed) => `هیچ شتێک لەسەر ${typed} نەدۆزرایەوە.`,
  closest: 'نزیکترین زانیارییەکانی سەرچاوەکان:',
  topics: 'بابەتەکان:',
  fact: {
    beyond: counted('ckb', {
      zero: 'دوایین وەڵام هیچ زانیارییەکی تێدا نییە.',
      other: 'دوایین وەڵام # زانیاریی تێدایە.',
    }),
    copy: 'سەرچاوەکە کۆپی بکە',
    noAnswer: 'هێشتا هیچ وەڵامێک لەم گفتوگۆیەدا نییە. تکایە سەرەتا پرسیارێک بکە.',
    id: 'ناسێنەر',
  },
};
