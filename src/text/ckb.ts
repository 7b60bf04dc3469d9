import { alerts } from './ckb-alerts.ts';
import { board } from './ckb-board.ts';
import { chain } from './ckb-chain.ts';
import { commands, options } from './ckb-commands.ts';
import { corrections } from './ckb-corrections.ts';
import { desk } from './ckb-desk.ts';
import { digest, subscriptions } from './ckb-digest.ts';
import { feedback } from './ckb-feedback.ts';
import { feeds } from './ckb-feeds.ts';
import { files } from './ckb-files.ts';
import { forms, talk } from './ckb-forms.ts';
import { inputs, page } from './ckb-inputs.ts';
import { news } from './ckb-news.ts';
import { pack } from './ckb-pack.ts';
import { pictures } from './ckb-pictures.ts';
import { surface } from './ckb-surface.ts';
import { views } from './ckb-views.ts';
import { counted } from './plural.ts';
import type { Texts } from './texts.ts';

/** What the bot says in Sorani Kurdish. Nouns stay in the singular after a number. */
export const ckb: Texts = {
  language: 'ckb',
  direction: 'rtl',
  months: [
    'کانوونی دووەمی',
    'شوباتی',
    'ئازاری',
    'نیسانی',
    'ئایاری',
    'حوزەیرانی',
    'تەمووزی',
    'ئابی',
    'ئەیلوولی',
    'تشرینی یەکەمی',
    'تشرینی دووەمی',
    'کانوونی یەکەمی',
  ],
  dayOf: (day, month) => `${day}ی ${month}`,
  weekdays: ['دووشەممە', 'سێشەممە', 'چوارشەممە', 'پێنجشەممە', 'هەینی', 'شەممە', 'یەکشەممە'],
  everyDay: 'هەموو ڕۆژێک',

  quote: (text) => `«${text}»`,
  listOf: (items) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join('، ')} و ${items.at(-1)}`,
  inferred: (date) => `${date} (بە مەزەندە)`,
  comma: '،',
  semicolon: '؛',
  age: {
    days: counted('ckb', { zero: 'کەمتر لە ڕۆژێک', other: '# ڕۆژ' }),
    weeks: counted('ckb', { other: '# هەفتە' }),
    months: counted('ckb', { other: '# مانگ' }),
    years: counted('ckb', { other: '# ساڵ' }),
  },
  ago: (age) => `${age} لەمەوبەر`,
  citation: (title, publisher) => `«${title}»، ${publisher}`,
  paragraph: (number) => `بڕگەی ${number}`,
  place: (number) => `بڕگەی ${number}`,
  facts: counted('ckb', { other: '# زانیاری' }),

  shownIn: (language) => `(بە ${language})`,

  status: {
    reported: 'بەپێی سەرچاوەکە',
    claimed: 'بەپێی بێژەرەکەی',
    disputed: 'جێی ناکۆکی',
    analysis: 'شیکاری',
  },
  statusMeans: {
    reported: 'بەپێی سەرچاوەکە (سەرچاوەکە خۆی ئەمە دەڵێت)',
    claimed: 'بەپێی بێژەرەکەی (کەسێک یان لایەنێک لە سەرچاوەکەدا ئەمە دەڵێت)',
    disputed: 'جێی ناکۆکی (لە سەرچاوەکاندا شتێکیش هەیە کە لەگەڵی ناگونجێت)',
    analysis: 'شیکاری (هەڵسەنگاندنی شیکارێک یان نووسەرەکە)',
  },

  answer: {
    unsure: 'لەوانەیە ئەمە وەڵامی پرسیارەکەت نەداتەوە. نزیکترین زانیاری لە سەرچاوەکاندا:',
    also: 'هەروەها:',
    against: 'بە پێچەوانەی ئەمە:',
    accounts: 'گێڕانەوەی تر:',
    accountsOf: (publishers) => `گێڕانەوەی تر (بە گشتی ${publishers} بڵاوکەرەوە):`,
    newestAccount: 'نوێترین گێڕانەوە',
    tension: 'پێچەوانەی',
    asOf: (date) => `تا ${date}:`,
    newest: (age, date) => `نوێترین سەرچاوە هی ${age} لەمەوبەرە: ${date}.`,
    more: (count) => `${count}ی تر`,
    sources: 'سەرچاوەکان',
    why: 'بۆچی ئەم وەڵامە؟',
    factOf: (number) => `زانیاریی ${number}`,
    rest: 'زیاتر لەسەر ئەم پرسیارە:',
    noRest: 'هیچی تر بۆ ئەم پرسیارە نەدۆزرایەوە.',
    share: 'لێرە بڵاوی بکەرەوە',
  },

  forms,
  talk,

  pages: {
    back: 'پێشوو',
    next: 'دواتر',
    page: (page, of) => `لاپەڕەی ${page} لە ${of}`,
    notYours:
      'تەنها ئەو کەسەی پرسیارەکەی کردووە دەتوانێت ئەم لاپەڕانە هەڵبداتەوە. دەتوانیت دانەیەک بۆ خۆت بکەیتەوە:',
    own: 'بۆ منی بکەرەوە',
  },

  vote: {
    new: 'سوپاس. دەنگەکەت پاشەکەوت کرا.',
    changed: 'سوپاس. دەنگەکەت گۆڕدرا.',
    same: 'پێشتر هەمان دەنگت داوە. سوپاس.',
  },

  check: {
    menu: 'لەگەڵ سەرچاوەکان بەراوردی بکە',
    title: 'بەراوردکراو لەگەڵ سەرچاوەکان',
    verdicts: {
      'in-sources': 'لە سەرچاوەکاندا هەیە',
      differs: 'جیاوازە لە سەرچاوەکان',
      'in-part': 'بەشێکی هەیە',
      disputed: 'جێی ناکۆکی',
      'not-in-sources': 'لە سەرچاوەکاندا نییە',
    },
    instead: (stated, claimed) => `لە سەرچاوەکاندا: ${stated}، نەک ${claimed}.`,
    speaker: (stated, claimed) => `لە سەرچاوەکاندا ئەمە قسەی ${stated}ـە، نەک ${claimed}.`,
    contradicted: (words) => `سەرچاوەکان پێچەوانەی ${words} دەڵێن.`,
    opposite: 'سەرچاوەکان پێچەوانەکەی دەڵێن.',
    lacking: (words) => `لە سەرچاوەکاندا نییە: ${words}.`,
    noStatements: 'لێرە هیچ دەقێک نییە بۆ پشکنین. تکایە لە دوای ‎/check بینووسە.',
    above: 'وەک سەرەوە:',
    left: counted('ckb', {
      one: '# ڕستەی تر نەپشکنرا. تکایە بە جیا بیپشکنە.',
      other: '# ڕستەی تر نەپشکنران. تکایە بە جیا بیانپشکنە.',
    }),
  },

  missing: {
    notInSources: 'سەرچاوەکان باسی ئەمە ناکەن.',
    empty: 'هیچ پرسیارێک لێرە نییە. تکایە پرسیارێک بنووسە.',
    notAQuestion: 'ئەمە لە پرسیارێک دەربارەی دۆخەکە ناچێت.',
    unknownWords: (words) => `هیچ سەرچاوەیەک باسی ${words} ناکات.`,
    otherLanguage: (language) => `دەقەکە بە زمانی ${language}یە. تکایە بەو زمانە بپرسە.`,
    notOf: (name) => `هیچ سەرچاوەیەک ئەمە دەربارەی ${name} ناڵێت.`,
    noSuchLink: (names) => `هیچ سەرچاوەیەک ${names} بەم شێوەیە پێکەوە نابەستێتەوە.`,
    falsePremise: (words) => `پرسیارەکە ${words} بە ڕاست دادەنێت، بەڵام هیچ سەرچاوەیەک ئەوە ناڵێت.`,
    instead: 'ئەوەی سەرچاوەکان دەیڵێن:',
    nothingClose: 'هیچ شتێکی نزیک لە پرسیارەکەتیان تێدا نییە.',
    notYet: (date) => `لەم بارەیەوە هیچیان تێدا نییە کە بەرواری ${date} یان پێشتری هەبێت.`,
    nearest: 'نزیکترین زانیاری لە سەرچاوەکاندا:',
  },

  wrong: {
    command: (typed) => `فەرمانی ${typed} نییە.`,
    option: (typed, command) => `هەڵبژاردەی ${typed} لە ${command} نییە.`,
    missingOption: (option, command) => `${command} پێویستی بە شتێکی تریش هەیە: ${option}.`,
    tooMuch: (typed, command) => `${command} ئەمە وەرناگرێت: ${typed}.`,
    date: (typed, example) =>
      `${typed} بەروار نییە. تکایە بەروار بەم شێوەیە بنووسە: ${example}، یان وشەیەکی وەک «دوێنێ».`,
    time: (typed, example) => `${typed} کاتی ڕۆژ نییە. تکایە کات بەم شێوەیە بنووسە: ${example}.`,
    zone: (typed, example) => `${typed} ناوچەی کاتی نییە. تکایە ناوچەی کاتی بەم شێوەیە بنووسە: ${example}.`,
    days: (typed, examples) => `${typed} ڕۆژی هەفتە نییە. تکایە ڕۆژەکان بەم شێوەیە بنووسە: ${examples}.`,
    topic: (typed) => `بابەتی ${typed} نییە.`,
    topics: (topics) => `بابەتەکان: ${topics}.`,
    name: (typed) => `سەرچاوەکان ناوی ${typed} ناهێنن.`,
    fact: (typed) => `زانیاریی ${typed} نییە.`,
    language: (typed, known) => `وەڵام بە ${typed} بەردەست نییە. زمانەکان: ${known}.`,
    didYouMean: (nearest) => `مەبەستت ${nearest} بوو؟`,
    help: 'هەموو فەرمانەکان: ‎/help',
    tooLong: counted('ckb', { other: 'ئەم دەقە زۆر درێژە. تکایە با لە # پیت زیاتر نەبێت.' }),
    noWords: 'هیچ وشەیەک لێرە نییە. تکایە پرسیارێک بنووسە.',
    failed: 'هەڵەیەک ڕوویدا. تکایە دووبارە هەوڵ بدەرەوە.',
    tooOften: counted('ckb', {
      other: 'بە یەکجار پرسیاری زۆر کرا. تکایە دوای # چرکە دووبارە هەوڵ بدەرەوە.',
    }),
    oldButton: 'ئەم دوگمەیە چیتر کار ناکات. تکایە دووبارە بپرسە.',
    alone:
      'تەنها تۆ دەتوانیت ئەم وەڵامە ببینیت. تکایە فەرمانەکە لە لیستی فەرمانەکان هەڵبژێرە، یان پەیامێکی تایبەتم بۆ بنێرە.',
  },

  commands,
  options,

  access: {
    others: 'تەنها بەڕێوەبەرانی ئەم سێرڤەر، گروپ یان کەناڵە دەتوانن ئەمە بکەن.',
    unknown: 'لە پەیامەکەوە دیار نییە ئایا لێرە بەڕێوەبەریت. تکایە فەرمانەکە لە لیستی فەرمانەکان هەڵبژێرە.',
    unchecked: 'نەتوانرا بپشکنرێت ئایا لێرە بەڕێوەبەریت. تکایە دووبارە هەوڵ بدەرەوە.',
  },

  waiting: {
    button: 'کە وەڵامی هەبوو ئاگادارم بکەرەوە',
    kept: {
      here: 'پرسیارەکەت پاشەکەوت کرا. کاتێک سەرچاوەکان وەڵامیان دایەوە، یەک پەیامت لێرە پێ دەگات. ‎/forget ئەوەی لەبارەتەوە پاشەکەوت کراوە دەیسڕێتەوە.',
      alone:
        'پرسیارەکەت پاشەکەوت کرا. کاتێک سەرچاوەکان وەڵامیان دایەوە، یەک پەیامی تایبەتت پێ دەگات. ‎/forget ئەوەی لەبارەتەوە پاشەکەوت کراوە دەیسڕێتەوە.',
      either:
        'پرسیارەکەت پاشەکەوت کرا. کاتێک سەرچاوەکان وەڵامیان دایەوە، یەک پەیامت پێ دەگات: ئەگەر بکرێت بە تایبەت، ئەگەر نا لێرە. ‎/forget ئەوەی لەبارەتەوە پاشەکەوت کراوە دەیسڕێتەوە.',
    },
    there: 'پێشتر ئەم پرسیارەت پاشەکەوت کردووە. کاتێک سەرچاوەکان وەڵامیان دایەوە پەیامێکت پێ دەگات.',
    tooMany: counted('ckb', {
      other: 'گەیشتوویتە سنووری # پرسیاری پاشەکەوتکراو. ‎/forget ئەوەی لەبارەتەوە پاشەکەوت کراوە دەیسڕێتەوە.',
    }),
    nowhere: 'لێرە پرسیار پاشەکەوت ناکرێت.',
  },
  forget: {
    ask: 'ئەمە هەرچی لە هەموو گفتوگۆکانی ئەم پلاتفۆرمەدا لەبارەتەوە پاشەکەوت کراوە دەیسڕێتەوە: زمان، دەنگ، پرسیاری پاشەکەوتکراو، شوێنت لە ‎/latest، کۆدی وشەکان، وەڵامی تایبەت و ناوت لە پوختەکان و ئاگادارییەکان.',
    remove: 'داتاکانم بسڕەوە',
    nothing: 'هیچ شتێک لەبارەتەوە پاشەکەوت نەکرابوو.',
    gone: counted('ckb', { other: 'ئەوەی لەبارەتەوە پاشەکەوت کرابوو سڕایەوە: # تۆمار.' }),
  },

  news,
  timeline: { title: 'ڕووداوەکان بەپێی کات', nothing: 'هێشتا هیچ زانیارییەک لەم بارەیەوە نییە.' },
  who: {
    holds: 'پۆستەکان',
    member: 'ئەندامە لە',
    said: 'وتەکان:',
    did: 'ئەوەی سەرچاوەکان دەیڵێن:',
    named: 'ناوی هاتووە لە:',
    nothing: (name) => `هێشتا هیچ زانیارییەک دەربارەی ${name} نییە.`,
  },
  claims: {
    title: 'کێ چی دەڵێت',
    nothing: (topic) => `سەرچاوەکان هیچ وتەیەکیان لەسەر ${topic} تێدا نییە.`,
  },
  sources: {
    title: 'سەرچاوەکان',
    ofAnswer: 'سەرچاوەکانی ئەم وەڵامە',
    published: (date) => `بڵاو کراوەتەوە لە ${date}`,
    noAddress: 'ناونیشانی نازانرێت',
    none: 'هێشتا هیچ سەرچاوەیەک نییە.',
    from: (name) => `لە ${name} وەرگیراوە`,
    added: (date) => `زیادکراوە لە ${date}`,
    open: 'وتارەکە بکەرەوە',
    there: 'لەوێ بیخوێنەوە',
    unknown: (typed) => `سەرچاوەی ${typed} نییە.`,
  },
  fact: {
    says: 'کێ دەیڵێت',
    status: 'دۆخ',
    when: 'کەی',
    added: 'زیادکراوە لە',
    supersedes: 'ئەمە ڕاست دەکاتەوە:',
    supersededBy: 'ئەمە چیتر کاری پێ ناکرێت. بەمە ڕاست کراوەتەوە:',
    corrected: (date, reason) => `لە ${date} ڕاست کراوەتەوە${reason === undefined ? '' : `: ${reason}`}`,
    retracted: (date, reason) => `ئەمە چیتر کاری پێ ناکرێت. لە ${date} کشێنراوەتەوە: ${reason}`,
  },
  why: {
    title: (question) => `پرسیارەکەت: ${question}`,
    nothing: 'هێشتا هیچ پرسیارێک لەم گفتوگۆیەدا نەکراوە.',
    readAs: (question) => `وا تێگەیشترا: ${question}`,
    found: 'بەم وشانە دۆزرایەوە',
    leftOut: 'بەکار نەهێنرا',
    answered: 'وەڵام:',
    unsure: 'ئەمە نزیکترینە، بەڵام ئەوەندەی پرسیارەکەی تێدا نییە کە بە وەڵام دابنرێت:',
  },
  replies: {
    current: (language) => `زمانی وەڵامەکان: ${language}.`,
    set: (language) => `لە ئێستاوە زمانی وەڵامەکان: ${language}.`,
  },
  help: {
    plain: 'پرسیارەکەت بە وشەی خۆت بنووسە. هەموو وەڵامێک دەڵێت کێ دەیڵێت و سەرچاوەکەی کامەیە.',
    usage: 'شێوازی بەکارهێنان',
    optional: 'ئارەزوومەندانە',
  },
  chain,
  pictures,
  views,
  board,
  digest,
  alerts,
  desk,
  corrections,
  feedback,
  feeds,
  files,
  subscriptions,
  inputs,
  page,
  pack,
  surface,
  telegram: {
    toAnswer: 'گەڕانەوە بۆ وەڵامەکە',
    alone: 'تەنها تۆ دەتوانیت ئەم وەڵامە ببینیت. لە گفتوگۆی تایبەتماندایە:',
    hidden: 'تەنها تۆ دەتوانیت ئەم وەڵامە ببینیت. ئەگەر هیچ دەرنەکەوت، تکایە دووبارە دوگمەکە دابگرە.',
    open: 'گفتوگۆی تایبەت بکەرەوە',
    aloneTooLong: 'تەنها تۆ دەتوانیت ئەم وەڵامە ببینیت. تکایە لە گفتوگۆی تایبەتماندا دووبارە بپرسە:',
    askHere: 'پرسیارەکەت نەگوازرایەوە بۆ ئێرە. تکایە دووبارە بینووسە.',
    notYours:
      'تەنها ئەو کەسەی پرسیارەکەی کردووە دەتوانێت ئەم پەیامە بگۆڕێت. هەمان پرسیار بکە تا پەیامی خۆتت هەبێت.',
    more: 'زیاتر بپرسە',
    whole: 'وەڵامی تەواو',
    inPrivate: 'لە گفتوگۆی تایبەت بپرسە',
    guest: {
      unsure: 'سەرچاوەکانم وەڵامێکی ڕوونیان بۆ ئەمە نییە.',
      nothing: 'پرسیارەکەت لە دوای ناوەکەم بنووسە، یان لە وەڵامی پەیامێکدا ناوم بهێنە تا بیپشکنم.',
    },
  },
};
