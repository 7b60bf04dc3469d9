import type { DigestTexts, SubscriptionTexts } from './digest-texts.ts';
import { counted } from './plural.ts';

/** What digests say in Arabic. */
export const digest: DigestTexts = {
  headline: (date) => `موجز ${date}`,
  briefing: (title) => `${title}: ما هو معروف حتى الآن`,
  counts: {
    new: counted('ar', { other: 'جديد: #' }),
    corrected: counted('ar', { other: 'مصحَّح: #' }),
    revised: counted('ar', { other: 'معدَّل: #' }),
    withdrawn: counted('ar', { other: 'مسحوب: #' }),
  },
  labels: {
    new: 'جديد',
    corrected: 'تصحيحات',
    revised: 'تعديلات',
    withdrawn: 'معلومات سُحبت ولم تعد صالحة',
  },
  instead: 'يحلّ هذا محلّ:',
  disputed: 'محل خلاف',
  removed: counted('ar', {
    one: 'معلومة واحدة سابقة لم تعد في أي مصدر.',
    two: 'معلومتان سابقتان لم تعودا في أي مصدر.',
    few: '# معلومات سابقة لم تعد في أي مصدر.',
    other: '# معلومة سابقة لم تعد في أي مصدر.',
  }),
  nothing: 'لا جديد منذ الموجز الأخير.',
  total: (facts, sources) => `المعروف حتى الآن: ${facts} من ${sources}.`,
  sources: counted('ar', {
    one: 'مصدر واحد',
    two: 'مصدرين',
    few: '# مصادر',
    many: '# مصدراً',
    other: '# مصدر',
  }),
  more: counted('ar', {
    one: 'هناك معلومة واحدة أخرى. يمكنك طرح سؤال أو استعمال ‎/timeline.',
    two: 'هناك معلومتان أخريان. يمكنك طرح سؤال أو استعمال ‎/timeline.',
    few: 'هناك # معلومات أخرى. يمكنك طرح سؤال أو استعمال ‎/timeline.',
    other: 'هناك # معلومة أخرى. يمكنك طرح سؤال أو استعمال ‎/timeline.',
  }),
  answered: (date) => `سألت هذا السؤال في ${date} ولم تكن المصادر تجيب عنه. الآن تجيب:`,
  answeredHere: (date) => `طُرح هذا السؤال هنا في ${date} ولم تكن المصادر تجيب عنه. الآن تجيب:`,
  paused: {
    title: (id, time, zone) =>
      `أُوقف مؤقتاً الموجز ${id} المحدد في الساعة ${time} (${zone})، إذ تعذّر نشره ثلاث مرات متتالية:`,
    why: {
      gone: 'لم تعد المحادثة أو سلسلة الرسائل موجودة، أو أُزيل البوت منها.',
      forbidden: 'لا يُسمح للبوت بالكتابة هناك: امنحوه هذا الحق، أو أعيدوا فتح الموضوع إن كان مغلقاً.',
      rejected: 'رفضت المنصة الرسالة.',
    },
    resume: 'بعد حل المشكلة، يمكن لأحد المشرفين استئنافه هناك بالأمر ‎/digest resume.',
  },
};

/** What is said about a chat's digests in Arabic. */
export const subscriptions: SubscriptionTexts = {
  nowhere: 'لا يمكن نشر الموجزات هنا. يمكن الاطلاع على ما سيذكره موجز لو نُشر الآن.',
  set: 'أُعدّ الموجز.',
  first: 'يلخّص الموجز الأول ما هو معروف حتى الآن، وتذكر الموجزات اللاحقة ما هو جديد.',
  there: 'هذا الموجز يُنشر هنا بالفعل.',
  changed: 'عُدّل الموجز.',
  paused: 'أُوقف الموجز مؤقتاً. لن يُنشر شيء إلى أن يُستأنف.',
  resumed: 'استؤنف الموجز.',
  over: 'حُذف الموجز. هذه كانت إعداداته:',
  tooMany: counted('ar', {
    one: 'بلغت هذه المحادثة الحد الأقصى، وهو موجز واحد. يرجى حذفه أولاً بالأمر ‎/digest unsubscribe.',
    two: 'بلغت هذه المحادثة الحد الأقصى، وهو موجزان. يرجى حذف أحدهما أولاً بالأمر ‎/digest unsubscribe.',
    few: 'بلغت هذه المحادثة الحد الأقصى، وهو # موجزات. يرجى حذف أحدها أولاً بالأمر ‎/digest unsubscribe.',
    many: 'بلغت هذه المحادثة الحد الأقصى، وهو # موجزاً. يرجى حذف أحدها أولاً بالأمر ‎/digest unsubscribe.',
    other: 'بلغت هذه المحادثة الحد الأقصى، وهو # موجز. يرجى حذف أحدها أولاً بالأمر ‎/digest unsubscribe.',
  }),
  none: 'لا يُنشر أي موجز هنا. يمكن لأحد مشرفي هذه المحادثة إعداد موجز. مثال:',
  which: 'هنا أكثر من موجز. أيها المقصود؟',
  unknown: (typed) => `لا يوجد هنا موجز ${typed}.`,
  lacks: (rights) =>
    `لا يستطيع البوت النشر في هذه القناة بعد. يرجى السماح له في إعداداتها بما يلي: ${rights}.`,
  preview: 'معاينة: هذا ما سيذكره الموجز لو نُشر الآن.',

  time: 'الموعد',
  schedule: (time, zone, days) => `${time} (${zone})، ${days}`,
  fromTo: (first, last) => `من ${first} إلى ${last}`,
  next: 'النشر القادم',
  moment: (weekday, date, time) => `${weekday} ${date}، ${time}`,
  place: 'المكان',
  newPosts: 'منشور جديد في هذا المنتدى كل مرة',
  topics: 'المواضيع',
  allTopics: 'الكل',
  language: 'اللغة',
  whenEmpty: 'حين لا جديد',
  empty: {
    skip: 'لا يُنشر شيء',
    line: 'يُنشر سطر واحد يذكر ذلك',
    useful: 'سؤال بلا جواب أو اسم أو موضوع بالتناوب',
    weekly: 'سطر واحد في الأسبوع',
  },
  wrongQuiet: (typed, choices) => `${typed} ليس من خيارات الأيام الهادئة. يرجى كتابة أحد هذه: ${choices}.`,
  within: 'النافذة',
  withinMinutes: counted('ar', {
    one: 'خلال دقيقة من موعده',
    two: 'خلال دقيقتين من موعده',
    few: 'خلال # دقائق من موعده',
    many: 'خلال # دقيقة من موعده',
    other: 'خلال # دقيقة من موعده',
  }),
  wrongWithin: (typed, most) => `${typed} ليس عدد دقائق من 0 إلى ${most}. يرجى كتابة عدد مثل 30.`,
  id: 'المعرّف',
  state: 'الحالة',
  states: {
    active: 'نشط',
    paused: 'متوقف مؤقتاً',
    refused: 'متوقف مؤقتاً، لأن نشره تعذّر ثلاث مرات متتالية',
  },
  last: 'آخر ما نُشر',
  ended: {
    arrived: 'نُشر',
    partly: 'قد يكون ناقصاً؛ ويكرر الموجز التالي ما قد ينقص منه',
    refused: 'تعذّر نشره؛ ويأتي محتواه مع الموجز التالي',
    'nothing-new': 'لم يكن هناك جديد',
    missed: 'فات موعده؛ ويأتي محتواه مع الموجز التالي',
    'under-way': 'قيد النشر',
    retrying: 'تعذّر نشره حتى الآن؛ وتتكرر المحاولة حتى يفوت موعده',
    checking: 'أُرسل، ولم يتأكد وصوله بعد؛ ويجري التحقق من ذلك',
  },

  form: {
    title: 'إعدادات الموجز',
    whenHint: (example) => `الوقت ثم المنطقة الزمنية أو مدينتها، مثل ${example}`,
    days: 'الأيام',
    topicsHint: 'لا تختر شيئاً لتصلك كل المواضيع',
    lines: 'أجب بالأسطر التي تغيّرها؛ وتبقى الأسطر الأخرى كما هي:',
    again: 'فتح النموذج من جديد',
  },

  buttons: {
    status: 'الحالة',
    preview: 'معاينة',
    pause: 'إيقاف مؤقت',
    resume: 'استئناف',
    settings: 'الإعدادات',
  },
};
