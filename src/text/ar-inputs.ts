import type { InputTexts, PageTexts } from './inputs-texts.ts';

/** What is asked back in Arabic. */
export const inputs: InputTexts = {
  zones: (typed) => `قد تعني ${typed} أكثر من منطقة زمنية. أي منطقة تقصد؟`,
  flag: (typed) => `${typed} لا تعني «نعم» ولا «لا». أيهما المقصود؟`,
  yes: 'نعم',
  no: 'لا',
  weekPart: (typed) => `تختلف ${typed} من بلد إلى آخر. ما الأيام المقصودة؟`,
  when: (zone) => `متى يُنشر الموجز؟ المنطقة الزمنية: ${zone}.`,
  where: (time) => `بتوقيت أي منطقة زمنية يُنشر الموجز في الساعة ${time}؟`,
  orType: 'أو يمكن كتابة ذلك، مثلاً:',
};

/** What the pages say besides replies in Arabic. */
export const page: PageTexts = {
  sources: 'المصادر',
  inChat: 'في محادثة مع البوت',
  notFound: 'الصفحة غير موجودة',
  notFoundWhy: 'لا توجد صفحة في هذا العنوان.',
  ask: 'اطرح سؤالًا',
  send: 'اسأل',
  skip: 'انتقل إلى المحتوى',
  pages: {
    latest: 'الجديد',
    timeline: 'التسلسل الزمني',
    map: 'الخريطة',
    claims: 'من يقول ماذا',
    sources: 'المصادر',
    help: 'المساعدة',
    privacy: 'الخصوصية',
  },
};
