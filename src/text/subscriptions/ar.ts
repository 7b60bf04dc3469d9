import type { SubscriptionTexts } from './texts.ts';

/** What is said of a chat's digests in Arabic. */
export const subscriptions: SubscriptionTexts = {
  nowhere: 'لا يمكن نشر الموجزات هنا.',
  set: 'أُعدّ الموجز.',
  first: 'يذكر الموجز الأول ما هو معروف حتى الآن، ويذكر كل موجز بعده ما هو جديد.',
  there: 'هذا الموجز يُنشر هنا بالفعل.',
  changed: 'عُدّل الموجز.',
  nothingGiven: 'اذكر ما تريد تغييره، هكذا:',
  paused: 'أُوقف الموجز. لن يُنشر شيء حتى يُستأنف.',
  resumed: 'استؤنف الموجز.',
  over: 'انتهى الموجز. وهذا ما كان عليه:',
  tooMany: 'بلغ عدد الموجزات هنا أقصاه. أنهِ واحداً منها أولاً.',
  none: 'لا يُنشر أي موجز هنا. يمكن لمن يدير هذه المحادثة إعداد واحد، هكذا:',
  which: 'هنا أكثر من موجز. أيها تقصد؟',
  unknown: (typed) => `لا يوجد هنا موجز ${typed}.`,
  lacks: (rights) => `لا يستطيع البوت النشر في هذه القناة بعد. اسمح له في إعداداتها بما يلي: ${rights}.`,
  preview: 'معاينة: هذا ما كان الموجز ليقوله الآن.',

  time: 'الموعد',
  schedule: (time, zone, days) => `${time} (${zone})، ${days}`,
  fromTo: (first, last) => `من ${first} إلى ${last}`,
  next: 'النشر القادم',
  moment: (weekday, date, time) => `${weekday} ${date}، ${time}`,
  topics: 'المواضيع',
  allTopics: 'الكل',
  language: 'اللغة',
  whenEmpty: 'حين لا جديد',
  empty: { skip: 'لا يُنشر شيء', line: 'يُنشر سطر واحد يقول ذلك' },
  id: 'المعرّف',
  state: 'الحالة',
  states: {
    active: 'نشط',
    paused: 'متوقف',
    refused: 'متوقف، لأن نشره تعذّر ثلاث مرات متتالية',
  },
  last: 'آخر ما نُشر',
  ended: {
    arrived: 'وصل',
    partly: 'لا يُعرف هل وصل كله؛ وما قد ينقص منه يأتي مجدداً',
    refused: 'تعذّر نشره؛ وما كان فيه يأتي مجدداً',
    'nothing-new': 'لم يكن هناك جديد',
    missed: 'فات موعده؛ ويأتي الجديد مع الموجز التالي',
    'under-way': 'في الطريق',
  },

  buttons: { status: 'الحالة', preview: 'معاينة', pause: 'إيقاف', resume: 'استئناف' },
};
