import { alerts } from './ar-alerts.ts';
import { board } from './ar-board.ts';
import { chain } from './ar-chain.ts';
import { commands, options } from './ar-commands.ts';
import { corrections } from './ar-corrections.ts';
import { desk } from './ar-desk.ts';
import { digest, subscriptions } from './ar-digest.ts';
import { feedback } from './ar-feedback.ts';
import { feeds } from './ar-feeds.ts';
import { files } from './ar-files.ts';
import { forms, talk } from './ar-forms.ts';
import { inputs, page } from './ar-inputs.ts';
import { news } from './ar-news.ts';
import { pack } from './ar-pack.ts';
import { pictures } from './ar-pictures.ts';
import { surface } from './ar-surface.ts';
import { views } from './ar-views.ts';
import { counted } from './plural.ts';
import type { Texts } from './texts.ts';

/** What the bot says in Arabic. */
export const ar: Texts = {
  language: 'ar',
  direction: 'rtl',
  months: [
    'كانون الثاني/يناير',
    'شباط/فبراير',
    'آذار/مارس',
    'نيسان/أبريل',
    'أيار/مايو',
    'حزيران/يونيو',
    'تموز/يوليو',
    'آب/أغسطس',
    'أيلول/سبتمبر',
    'تشرين الأول/أكتوبر',
    'تشرين الثاني/نوفمبر',
    'كانون الأول/ديسمبر',
  ],
  dayOf: (day, month) => `${day} ${month}`,
  weekdays: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  everyDay: 'كل يوم',

  quote: (text) => `«${text}»`,
  listOf: (items) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join('، ')} و${items.at(-1)}`,
  inferred: (date) => `${date} (استنتاجاً)`,
  comma: '،',
  semicolon: '؛',
  age: {
    days: counted('ar', {
      zero: 'أقل من يوم',
      one: 'يوم واحد',
      two: 'يومان',
      few: '# أيام',
      many: '# يوماً',
      other: '# يوم',
    }),
    weeks: counted('ar', {
      one: 'أسبوع واحد',
      two: 'أسبوعان',
      few: '# أسابيع',
      many: '# أسبوعاً',
      other: '# أسبوع',
    }),
    months: counted('ar', { one: 'شهر واحد', two: 'شهران', few: '# أشهر', many: '# شهراً', other: '# شهر' }),
    years: counted('ar', { one: 'سنة واحدة', two: 'سنتان', few: '# سنوات', many: '# سنة', other: '# سنة' }),
  },
  ago: (age) => `عمره ${age}`,
  citation: (title, publisher) => `«${title}»، ${publisher}`,
  paragraph: (number) => `الفقرة ${number}`,
  place: (number) => `الفقرة ${number}`,
  facts: counted('ar', {
    zero: 'لا معلومات',
    one: 'معلومة واحدة',
    two: 'معلومتان',
    few: '# معلومات',
    many: '# معلومة',
    other: '# معلومة',
  }),

  shownIn: (language) => `(ب${language})`,

  status: {
    reported: 'بحسب المصدر',
    claimed: 'بحسب قائله',
    disputed: 'محل خلاف',
    analysis: 'تحليل',
  },
  statusMeans: {
    reported: 'بحسب المصدر (المصدر نفسه يذكر ذلك)',
    claimed: 'بحسب قائله (شخص أو جهة في المصدر تقول ذلك)',
    disputed: 'محل خلاف (في المصادر أيضاً ما يخالف ذلك)',
    analysis: 'تحليل (تقدير محلل أو تقدير الكاتب)',
  },

  answer: {
    unsure: 'قد لا يجيب هذا عن سؤالك. أقرب المعلومات في المصادر:',
    also: 'وأيضاً:',
    against: 'خلافاً لذلك:',
    accounts: 'روايات أخرى:',
    accountsOf: (publishers) => `روايات أخرى (عدد الناشرين: ${publishers}):`,
    newestAccount: 'أحدث رواية',
    tension: 'يخالف',
    asOf: (date) => `حتى ‎${date}:`,
    newest: (age, date) => `عمر أحدث مصدر ${age}: ${date}.`,
    more: (count) => `المزيد (${count})`,
    sources: 'المصادر',
    why: 'لماذا هذا الجواب؟',
    factOf: (number) => `المعلومة ${number}`,
    rest: 'المزيد عن هذا السؤال:',
    noRest: 'لم يُعثر على المزيد عن هذا السؤال.',
    share: 'مشاركة هنا',
  },

  forms,
  talk,

  pages: {
    back: 'السابق',
    next: 'التالي',
    page: (page, of) => `صفحة ${page} من ${of}`,
    notYours: 'تقليب هذه الصفحات متاح لصاحب السؤال فقط. ويمكنك فتح نسخة خاصة بك:',
    own: 'فتح نسختي',
  },

  vote: {
    new: 'شكراً. حُفظ تقييمك.',
    changed: 'شكراً. تغيّر تقييمك.',
    same: 'سبق أن أعطيت هذا التقييم. شكراً.',
  },

  check: {
    menu: 'مقارنة بالمصادر',
    title: 'بالمقارنة مع المصادر',
    verdicts: {
      'in-sources': 'وارد في المصادر',
      differs: 'يختلف عن المصادر',
      'in-part': 'وارد جزئياً',
      disputed: 'محل خلاف',
      'not-in-sources': 'غير وارد في المصادر',
    },
    instead: (stated, claimed) => `في المصادر: ${stated}، وليس ${claimed}.`,
    speaker: (stated, claimed) => `القائل في المصادر: ${stated}، وليس ${claimed}.`,
    contradicted: (words) => `المصادر تخالف ${words}.`,
    opposite: 'المصادر تقول عكس ذلك.',
    lacking: (words) => `لا يرد في المصادر: ${words}.`,
    noStatements: 'لا يوجد نص هنا للتحقق منه. يرجى كتابته بعد ‎/check.',
    above: 'كما ورد أعلاه:',
    left: counted('ar', {
      one: 'لم يُتحقق من جملة واحدة أخرى. يرجى التحقق منها على حدة.',
      two: 'لم يُتحقق من جملتين أخريين. يرجى التحقق منهما على حدة.',
      few: 'لم يُتحقق من # جمل أخرى. يرجى التحقق منها على حدة.',
      other: 'لم يُتحقق من # جملة أخرى. يرجى التحقق منها على حدة.',
    }),
  },

  missing: {
    notInSources: 'المصادر لا تذكر ذلك.',
    empty: 'لا يوجد سؤال هنا. يرجى كتابة سؤال.',
    notAQuestion: 'لا يبدو هذا سؤالاً عن الوضع.',
    unknownWords: (words) => `لا يذكر أي مصدر ${words}.`,
    otherLanguage: (language) => `النص باللغة ${language}. يرجى طرح السؤال بها.`,
    notOf: (name) => `لا يذكر أي مصدر ذلك عن ${name}.`,
    noSuchLink: (names) => `لا يربط أي مصدر بين ${names} على هذا النحو.`,
    falsePremise: (words) => `يفترض السؤال ${words}، ولا يقول ذلك أي مصدر.`,
    instead: 'ما تذكره المصادر:',
    nothingClose: 'وليس فيها ما يقترب من سؤالك.',
    notYet: (date) => `وليس فيها عن هذا ما يعود تاريخه إلى ${date} أو قبله.`,
    nearest: 'أقرب المعلومات في المصادر:',
  },

  wrong: {
    command: (typed) => `لا يوجد أمر ${typed}.`,
    option: (typed, command) => `لا يوجد في ${command} خيار ${typed}.`,
    missingOption: (option, command) => `يحتاج ${command} إلى شيء آخر: ${option}.`,
    tooMuch: (typed, command) => `لا يقبل ${command} ما يلي: ${typed}.`,
    date: (typed, example) => `${typed} ليس تاريخاً. يرجى كتابة التاريخ هكذا: ‎${example}، أو كلمة مثل «أمس».`,
    time: (typed, example) => `${typed} ليس وقتاً من اليوم. يرجى كتابة الوقت هكذا: ${example}.`,
    zone: (typed, example) => `${typed} ليست منطقة زمنية. يرجى كتابة المنطقة الزمنية هكذا: ${example}.`,
    days: (typed, examples) => `${typed} ليس من أيام الأسبوع. يرجى كتابة الأيام هكذا: ${examples}.`,
    topic: (typed) => `لا يوجد موضوع ${typed}.`,
    topics: (topics) => `المواضيع: ${topics}.`,
    name: (typed) => `لا تذكر المصادر اسم ${typed}.`,
    fact: (typed) => `لا توجد معلومة ${typed}.`,
    language: (typed, known) => `الردود غير متاحة بلغة ${typed}. اللغات: ${known}.`,
    didYouMean: (nearest) => `هل المقصود ${nearest}؟`,
    help: 'كل الأوامر: ‎/help',
    tooLong: counted('ar', {
      one: 'هذا النص طويل جداً. الحد الأقصى حرف واحد.',
      two: 'هذا النص طويل جداً. الحد الأقصى حرفان.',
      few: 'هذا النص طويل جداً. الحد الأقصى # أحرف.',
      many: 'هذا النص طويل جداً. الحد الأقصى # حرفاً.',
      other: 'هذا النص طويل جداً. الحد الأقصى # حرف.',
    }),
    noWords: 'لا توجد كلمات هنا. يرجى كتابة سؤال.',
    failed: 'حدث خطأ. يرجى المحاولة مرة أخرى.',
    tooOften: counted('ar', {
      one: 'هذه أسئلة كثيرة دفعة واحدة. يرجى المحاولة مجدداً بعد ثانية واحدة.',
      two: 'هذه أسئلة كثيرة دفعة واحدة. يرجى المحاولة مجدداً بعد ثانيتين.',
      few: 'هذه أسئلة كثيرة دفعة واحدة. يرجى المحاولة مجدداً بعد # ثوانٍ.',
      other: 'هذه أسئلة كثيرة دفعة واحدة. يرجى المحاولة مجدداً بعد # ثانية.',
    }),
    oldButton: 'لم يعد هذا الزر يعمل. يرجى طرح السؤال مجدداً.',
    alone: 'لا يظهر هذا الرد إلا لك. يرجى اختيار الأمر من قائمة الأوامر، أو مراسلتي في رسالة خاصة.',
  },

  commands,
  options,

  access: {
    others: 'هذا متاح فقط لمشرفي هذا الخادم أو هذه المجموعة أو القناة.',
    unknown: 'لا يظهر من الرسالة هل أنت من المشرفين هنا. يرجى اختيار الأمر من قائمة الأوامر.',
    unchecked: 'تعذّر التحقق من أنك من المشرفين هنا. يرجى المحاولة مرة أخرى.',
  },

  waiting: {
    button: 'أبلغني حين يتوفر الجواب',
    kept: {
      here: 'حُفظ سؤالك. ستصلك رسالة واحدة هنا حين تجيب عنه المصادر. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
      alone: 'حُفظ سؤالك. ستصلك رسالة خاصة واحدة حين تجيب عنه المصادر. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
      either:
        'حُفظ سؤالك. ستصلك رسالة واحدة حين تجيب عنه المصادر: رسالة خاصة إن أمكن، وإلا فهنا. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
    },
    there: 'سبق أن حفظت هذا السؤال. ستصلك رسالة حين تجيب عنه المصادر.',
    tooMany: counted('ar', {
      one: 'بلغت الحد الأقصى، وهو سؤال محفوظ واحد. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
      two: 'بلغت الحد الأقصى، وهو سؤالان محفوظان. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
      few: 'بلغت الحد الأقصى، وهو # أسئلة محفوظة. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
      many: 'بلغت الحد الأقصى، وهو # سؤالاً محفوظاً. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
      other: 'بلغت الحد الأقصى، وهو # سؤال محفوظ. الأمر ‎/forget يحذف ما هو محفوظ عنك.',
    }),
    nowhere: 'لا يمكن حفظ الأسئلة هنا.',
  },
  forget: {
    ask: 'سيُحذف ما هو محفوظ عنك في كل المحادثات على هذه المنصة: لغتك وتقييماتك وأسئلتك المحفوظة وموضعك في ‎/latest ورموز الكلمات ومعرّفات الإجابات الخاصة واسمك في الموجزات والتنبيهات.',
    remove: 'حذف بياناتي',
    nothing: 'لم يكن شيء محفوظاً عنك.',
    gone: counted('ar', {
      one: 'حُذف ما كان محفوظاً عنك: عنصر واحد.',
      two: 'حُذف ما كان محفوظاً عنك: عنصران.',
      few: 'حُذف ما كان محفوظاً عنك: # عناصر.',
      many: 'حُذف ما كان محفوظاً عنك: # عنصراً.',
      other: 'حُذف ما كان محفوظاً عنك: # عنصر.',
    }),
  },

  news,
  timeline: { title: 'التسلسل الزمني', nothing: 'لا توجد معلومات عن هذا بعد.' },
  who: {
    holds: 'المناصب',
    member: 'ينتمي إلى',
    said: 'الأقوال:',
    did: 'ما تذكره المصادر:',
    named: 'ورد الاسم في:',
    nothing: (name) => `لا توجد معلومات عن ${name} بعد.`,
  },
  claims: {
    title: 'من يقول ماذا',
    nothing: (topic) => `لا أقوال في المصادر عن ${topic}.`,
  },
  sources: {
    title: 'المصادر',
    ofAnswer: 'مصادر هذا الجواب',
    published: (date) => `نُشر في ${date}`,
    noAddress: 'لا يُعرف له عنوان',
    none: 'لا توجد مصادر بعد.',
    from: (name) => `نقلاً عن ${name}`,
    added: (date) => `أُضيف في ${date}`,
    open: 'افتح المقال',
    there: 'اقرأها هناك',
    unknown: (typed) => `لا يوجد مصدر ${typed}.`,
  },
  fact: {
    says: 'القائل',
    status: 'الحالة',
    when: 'التاريخ',
    added: 'أضيفت',
    supersedes: 'تصحّح هذه المعلومة:',
    supersededBy: 'لم تعد هذه المعلومة صالحة. صُححت بما يلي:',
    corrected: (date, reason) => `صُحّحت في ${date}${reason === undefined ? '' : `: ${reason}`}`,
    retracted: (date, reason) => `لم تعد هذه المعلومة صالحة. سُحبت في ${date}: ${reason}`,
  },
  why: {
    title: (question) => `سؤالك: ${question}`,
    nothing: 'لم يُطرح أي سؤال في هذه المحادثة بعد.',
    readAs: (question) => `فُهم على أنه: ${question}`,
    found: 'وُجد بهذه الكلمات',
    leftOut: 'لم يُستعمل',
    answered: 'الجواب:',
    unsure: 'هذا هو الأقرب، لكن ما فيه من السؤال لا يكفي لعدّه جواباً:',
  },
  replies: {
    current: (language) => `لغة الردود: ${language}.`,
    set: (language) => `صارت لغة الردود: ${language}.`,
  },
  help: {
    plain: 'يمكنك كتابة سؤالك بكلماتك. كل جواب يذكر القائل والمصدر.',
    usage: 'طريقة الاستعمال',
    optional: 'اختياري',
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
    toAnswer: 'العودة إلى الجواب',
    alone: 'لا يظهر هذا الرد إلا لك، وهو في محادثتنا الخاصة:',
    hidden: 'لا يظهر هذا الرد إلا لك. إن لم يظهر شيء، فاضغط الزر مرة أخرى.',
    open: 'فتح المحادثة الخاصة',
    aloneTooLong: 'لا يظهر هذا الرد إلا لك. يرجى السؤال مجدداً في محادثتنا الخاصة:',
    askHere: 'تعذّر نقل سؤالك إلى هنا. يرجى كتابته مجدداً.',
    notYours: 'تغيير هذه الرسالة متاح لصاحب السؤال فقط. للحصول على رسالتك الخاصة، يرجى طرح السؤال نفسه.',
    more: 'طرح سؤال آخر',
    whole: 'الجواب كاملاً',
    inPrivate: 'السؤال في المحادثة الخاصة',
    guest: {
      unsure: 'لا جواب واضحاً عن هذا في مصادري.',
      nothing: 'اكتب سؤالك بعد اسمي، أو اذكر اسمي رداً على رسالة فأتحقق مما فيها.',
    },
  },
};
