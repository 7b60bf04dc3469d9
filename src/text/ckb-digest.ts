import type { DigestTexts, SubscriptionTexts } from './digest-texts.ts';
import { counted } from './plural.ts';

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
    revised: 'دەستکاریکراو',
    withdrawn: 'کشێنراوەتەوە و چیتر کاری پێ ناکرێت',
  },
  instead: 'ئەمە جێگەی ئەو زانیارییە دەگرێتەوە:',
  disputed: 'جێی ناکۆکی',
  removed: counted('ckb', {
    one: '# زانیاری پێشوو چیتر لە هیچ سەرچاوەیەکدا نییە.',
    other: '# زانیاری پێشوو چیتر لە هیچ سەرچاوەیەکدا نین.',
  }),
  nothing: 'لە دوای دوایین پوختەوە هیچی نوێ نییە.',
  total: (facts, sources) => `ئەوەی تا ئێستا زانراوە: ${facts} لە ${sources}.`,
  sources: counted('ckb', { other: '# سەرچاوە' }),
  more: counted('ckb', {
    one: '# زانیاریی تر هەیە. پرسیارێک بکە، یان بڕوانە ‎/timeline.',
    other: '# زانیاریی تر هەن. پرسیارێک بکە، یان بڕوانە ‎/timeline.',
  }),
  answered: (date) => `لە ${date} ئەم پرسیارەت کرد و سەرچاوەکان وەڵامیان نەبوو. ئێستا هەیانە:`,
  answeredHere: (date) => `لە ${date} ئەم پرسیارە لێرە کرا و سەرچاوەکان وەڵامیان نەبوو. ئێستا هەیانە:`,
  paused: {
    title: (id, time, zone) =>
      `پوختەی ${id}، کاتژمێر ${time} (${zone})، ڕاگیرا، چونکە سێ جار لەسەر یەک بڵاو نەکرایەوە:`,
    why: {
      gone: 'گفتوگۆکە یان بەشەکەی نەماوە، یان بۆتەکە لێی دەرکراوە.',
      forbidden:
        'بۆتەکە ڕێگەی پێ نەدراوە لەوێ بنووسێت: ئەو مافەی پێبدەن، یان بابەتەکە بکەنەوە ئەگەر داخراوە.',
      rejected: 'پلاتفۆرمەکە پەیامەکەی ڕەت کردەوە.',
    },
    resume: 'دوای چارەسەرکردنی کێشەکە، بەڕێوەبەرێک دەتوانێت لەوێ بە ‎/digest resume دەستی پێ بکاتەوە.',
  },
};

/** What is said about a chat's digests in Sorani Kurdish. */
export const subscriptions: SubscriptionTexts = {
  nowhere: 'پوختە لێرە بڵاو ناکرێتەوە. دەتوانیت ببینیت پوختەیەک ئێستا چی دەڵێت.',
  set: 'پوختەکە دانرا.',
  first: 'یەکەم پوختە کورتەی ئەوەیە کە تا ئێستا زانراوە. پوختەکانی دواتر ئەوە دەڵێن کە نوێیە.',
  there: 'ئەم پوختەیە پێشتر لێرە دانراوە.',
  changed: 'پوختەکە گۆڕدرا.',
  paused: 'پوختەکە ڕاگیرا. هیچ بڵاو ناکرێتەوە تا دووبارە دەستی پێ دەکرێتەوە.',
  resumed: 'پوختەکە دووبارە چالاکە.',
  over: 'پوختەکە سڕایەوە. ئەمە ڕێکخستنەکانی بوو:',
  tooMany: counted('ckb', {
    other: 'ئەم گفتوگۆیە گەیشتووەتە سنووری # پوختە. تکایە سەرەتا یەکێکیان بە ‎/digest unsubscribe بسڕەوە.',
  }),
  none: 'هیچ پوختەیەک لێرە بڵاو ناکرێتەوە. بەڕێوەبەرێکی ئەم گفتوگۆیە دەتوانێت یەکێک دابنێت. بۆ نموونە:',
  which: 'لێرە چەند پوختەیەک هەن. مەبەستت کامیانە؟',
  unknown: (typed) => `پوختەی ${typed} لێرە نییە.`,
  lacks: (rights) =>
    `بۆتەکە هێشتا ناتوانێت لەم کەناڵەدا بڵاو بکاتەوە. تکایە لە ڕێکخستنەکانی کەناڵەکەدا ڕێگەی پێ بدە بۆ: ${rights}.`,
  preview: 'پێشبینین: پوختەکە ئێستا ئەمە دەڵێت.',

  time: 'کەی',
  schedule: (time, zone, days) => `${time} (${zone})، ${days}`,
  fromTo: (first, last) => `لە ${first} تا ${last}`,
  next: 'بڵاوکردنەوەی داهاتوو',
  moment: (weekday, date, time) => `${weekday} ${date}، ${time}`,
  place: 'شوێن',
  newPosts: 'هەر جارەی پۆستێکی نوێ لەم فۆرەمەدا',
  topics: 'بابەتەکان',
  allTopics: 'هەموو',
  language: 'زمان',
  whenEmpty: 'کاتێک هیچی نوێ نییە',
  empty: {
    skip: 'هیچ بڵاو ناکرێتەوە',
    line: 'دێڕێک ئەوە دەڵێت',
    useful: 'پرسیارێکی بێ وەڵام، ناوێک یان بابەتێک بە نۆرە',
    weekly: 'هەفتانە یەک دێڕ',
  },
  wrongQuiet: (typed, choices) =>
    `${typed} هەڵبژاردەی ڕۆژانی بێ هەواڵ نییە. تکایە یەکێک لەمانە بنووسە: ${choices}.`,
  within: 'ماوە',
  withinMinutes: counted('ckb', {
    one: 'تا # خولەک دوای کاتەکەی',
    other: 'تا # خولەک دوای کاتەکەی',
  }),
  wrongWithin: (typed, most) => `${typed} ژمارەی خولەک نییە لە 0 تا ${most}. تکایە ژمارەیەک بنووسە، وەک 30.`,
  id: 'ناسێنەر',
  state: 'دۆخ',
  states: {
    active: 'چالاک',
    paused: 'ڕاگیراوە',
    refused: 'ڕاگیراوە، چونکە سێ جار لەسەر یەک بڵاو نەکرایەوە',
  },
  last: 'دوایین بڵاوکردنەوەکان',
  ended: {
    arrived: 'بڵاو کرایەوە',
    partly: 'لەوانەیە ناتەواو بێت؛ پوختەی دواتر ئەوەی لەوانەیە کەم بێت دووبارە دەکاتەوە',
    refused: 'بڵاو نەکرایەوە؛ ناوەڕۆکەکەی لەگەڵ پوختەی دواتر دێت',
    'nothing-new': 'هیچی نوێ نەبوو',
    missed: 'کاتەکەی تێپەڕی؛ ناوەڕۆکەکەی لەگەڵ پوختەی دواتر دێت',
    'under-way': 'خەریکە بڵاو دەکرێتەوە',
  },

  form: {
    title: 'ڕێکخستنەکانی پوختە',
    whenHint: (example) => `کات و ناوچەی کاتی یان شارەکەی، وەک ${example}`,
    days: 'ڕۆژەکان',
    topicsHint: 'هیچ هەڵمەبژێرە بۆ ئەوەی هەموو بابەتەکانت بۆ بێت',
    lines: 'بەو دێڕانە وەڵام بدەوە کە دەیانگۆڕیت؛ دێڕەکانی تر وەک خۆیان دەمێننەوە:',
    again: 'کردنەوەی فۆرمەکە دووبارە',
  },

  buttons: {
    status: 'دۆخ',
    preview: 'پێشبینین',
    pause: 'ڕاگرتن',
    resume: 'دەستپێکردنەوە',
    settings: 'ڕێکخستنەکان',
  },
};
