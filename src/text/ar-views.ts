import { counted } from './plural.ts';
import type { ViewTexts } from './views-texts.ts';

export const views: ViewTexts = {
  more: counted('ar', { other: 'المزيد (#)' }),
  brief: {
    left: counted('ar', {
      one: 'وهناك معلومة أخرى واحدة.',
      two: 'وهناك معلومتان أخريان.',
      few: 'وهناك # معلومات أخرى.',
      other: 'وهناك # معلومة أخرى.',
    }),
    latest: 'الجديد',
    timeline: 'التسلسل الزمني',
  },
  timeline: { around: (date) => `حوالي ${date}`, undated: 'التاريخ غير معروف' },
  who: {
    members: 'الأعضاء:',
    roles: 'الصفة والمنصب:',
    near: 'هل المقصود:',
    mostTold: 'أكثر من تتحدث عنهم المصادر:',
  },
  claims: {
    say: counted('ar', {
      one: 'جهة واحدة تقول:',
      two: 'جهتان تقولان:',
      few: '# جهات تقول:',
      other: '# جهة تقول:',
    }),
    against: counted('ar', {
      one: 'وفي المقابل جهة واحدة:',
      two: 'وفي المقابل جهتان:',
      few: 'وفي المقابل # جهات:',
      other: 'وفي المقابل # جهة:',
    }),
  },
  nothing: (typed) => `لم يُعثر على شيء عن ${typed}.`,
  closest: 'أقرب ما في المصادر:',
  topics: 'المواضيع:',
  fact: {
    beyond: counted('ar', {
      zero: 'لا معلومات في الجواب الأخير.',
      one: 'في الجواب الأخير معلومة واحدة.',
      two: 'في الجواب الأخير معلومتان.',
      few: 'في الجواب الأخير # معلومات.',
      other: 'في الجواب الأخير # معلومة.',
    }),
    copy: 'نسخ المصدر',
    noAnswer: 'لا يوجد جواب في هذه المحادثة بعد. يرجى طرح سؤال أولاً.',
    id: 'المعرّف',
  },
};
