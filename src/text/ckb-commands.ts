import type { CommandWordings, OptionWordings } from './command-texts.ts';

/** What commands are called in Sorani Kurdish, and what they are for. */
export const commands: CommandWordings = {
  ask: { name: 'بپرسە', description: 'پرسیارێک دەربارەی دۆخەکە بکە' },
  latest: { name: 'نوێترین', description: 'بزانە چی نوێیە لە بەروارێکەوە، یان لە دوایین سەیرکردنتەوە' },
  timeline: { name: 'کات', description: 'ئەوەی ڕوویداوە ببینە، بە پێی کات' },
  who: { name: 'کێ', description: 'زانیاری لەسەر کەسێک، گروپێک یان شوێنێک: پلە، وتەکان و کردارەکان' },
  claims: { name: 'وتەکان', description: 'بزانە کێ چی دەڵێت لەسەر بابەتێک، وتە ناکۆکەکان بە تەنیشت یەکەوە' },
  check: { name: 'پشکنین', description: 'دەقێک لەگەڵ سەرچاوەکان بەراورد بکە، ڕستە بە ڕستە' },
  sources: { name: 'سەرچاوەکان', description: 'ئەو سەرچاوانە ببینە کە وەڵامەکان پشتیان پێ دەبەستن' },
  fact: { name: 'زانیاری', description: 'یەک زانیاری بە هەموو وردەکارییەکانیەوە ببینە' },
  why: { name: 'بۆچی', description: 'بزانە بۆچی دوایین پرسیار ئەو وەڵامەی وەرگرت' },
  language: { name: 'زمان', description: 'پیشاندان یان هەڵبژاردنی زمانی وەڵامەکان' },
  help: { name: 'یارمەتی', description: 'فەرمانەکان و شێوازی بەکارهێنانیان ببینە' },
  vote: { name: 'دەنگ', description: 'بڵێ ئایا وەڵامەکە بەسوود بوو' },
  digest: { name: 'پوختە', description: 'هەموو ڕۆژێک پوختەی زانیارییە نوێیەکان لێرە بڵاو بکەرەوە' },
  digests: { name: 'پوختەکان', description: 'ئەو پوختانە ببینە کە لێرە بڵاو دەکرێنەوە' },
  subscribe: { name: 'بەشداری', description: 'پوختەیەک لێرە دابنێ، هەموو ڕۆژێک یان هەندێک ڕۆژ' },
  change: { name: 'گۆڕین', description: 'کات یان ناوەڕۆکی پوختەیەک بگۆڕە' },
  pause: { name: 'ڕاگرتن', description: 'پوختەیەک ڕابگرە تا دووبارە دەستی پێ دەکرێتەوە' },
  resume: { name: 'دەستپێکردنەوە', description: 'پوختەیەکی ڕاگیراو دەست پێ بکەرەوە' },
  unsubscribe: { name: 'کۆتایی', description: 'پوختەیەک بسڕەوە' },
  status: { name: 'دۆخ', description: 'بزانە پوختەکانی داهاتوو کەی دێن و ئەوانی پێشوو چۆن بوون' },
  preview: { name: 'پێشبینین', description: 'بزانە پوختەکە ئێستا چی دەڵێت' },
  forget: { name: 'لەبیرکردن', description: 'ئەوەی لەبارەتەوە پاشەکەوت کراوە بیسڕەوە' },
  forgetMe: {
    name: 'من',
    description: 'ئەوەی لەبارەتەوە لە هەموو گفتوگۆکانی ئەم پلاتفۆرمەدا پاشەکەوت کراوە بیسڕەوە',
  },
  notify: {
    name: 'ئاگادارکردنەوە',
    description: 'کاتێک سەرچاوەکان وەڵامی پرسیارێکیان دایەوە پەیامێکت پێ دەگات',
  },
};

/** What options are called in Sorani Kurdish, and what they are for. */
export const options: OptionWordings = {
  question: { name: 'پرسیار', description: 'پرسیارەکەت' },
  asOf: {
    name: 'تا',
    description: 'ئەوەی دوای ئەم بەروارە ڕوویداوە یان بڵاوکراوەتەوە لا ببە، وەک 2026-01-20',
  },
  since: { name: 'لە', description: 'بەروارێک، وەک 2026-01-20' },
  timelineTopic: { name: 'بابەت', description: 'تەنها ئەم بابەتە' },
  name: { name: 'ناو', description: 'ناوی کەسێک، گروپێک یان شوێنێک، بە هەر نووسینێک' },
  topic: { name: 'بابەت', description: 'بابەتێک، یان وشەی خۆت' },
  text: { name: 'دەق', description: 'ئەو دەقەی دەپشکنرێت' },
  fact: { name: 'ناسێنەر', description: 'ناسێنەری زانیارییەکە' },
  language: { name: 'کۆد', description: 'کۆدی زمانەکە' },
  command: { name: 'فەرمان', description: 'تەنها ئەم فەرمانە' },
  private: { name: 'تایبەت', description: 'تەنها تۆ وەڵامەکە دەبینیت' },
  helpful: { name: 'بەسوود', description: 'ئایا بەسوود بوو: بەڵێ یان نەخێر' },
  reason: { name: 'هۆکار', description: 'کێشەی وەڵامەکە چی بوو' },
  sure: { name: 'دڵنیا', description: 'سڕینەوە بەبێ پرسین: بەڵێ' },
  time: { name: 'کات', description: 'کاتی ڕۆژ، وەک 08:00' },
  zone: { name: 'ناوچە', description: 'ناوچەی کاتی یان شارەکەی، وەک بەغدا' },
  days: { name: 'ڕۆژەکان', description: 'ڕۆژەکانی هەفتە، وەک یەکشەممە-پێنجشەممە؛ ئەگینا هەموو ڕۆژێک' },
  topics: { name: 'بابەتەکان', description: 'تەنها ئەم بابەتانە، بە فاریزە لە نێوانیان؛ یان «هەموو»' },
  digestLanguage: { name: 'زمان', description: 'زمانی پوختەکە' },
  always: { name: 'هەمیشە', description: 'دێڕێک بڵاو بکەرەوە تەنانەت کاتێک هیچی نوێ نییە: بەڵێ یان نەخێر' },
  digest: { name: 'ناسێنەر', description: 'ناسێنەری پوختەکە، کاتێک چەند دانەیەک هەن' },
};
