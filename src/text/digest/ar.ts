import { counted } from '../plural.ts';
import type { DigestTexts } from './texts.ts';

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
    revised: 'تعديلات في الصياغة أو التاريخ',
    withdrawn: 'سُحب ولم يعد قائمًا',
  },
  instead: 'يحلّ محلّ:',
  disputed: 'ما يتعارض مع ما سبق',
  removed: counted('ar', {
    one: 'معلومة واحدة سابقة لم تعد في أي مصدر.',
    two: 'معلومتان سابقتان لم تعودا في أي مصدر.',
    few: '# معلومات سابقة لم تعد في أي مصدر.',
    other: '# معلومة سابقة لم تعد في أي مصدر.',
  }),
  nothing: 'لا جديد منذ الموجز الأخير.',
  total: (facts, sources) => `يستند إلى ${facts} من ${sources}.`,
  sources: counted('ar', {
    one: 'مصدر واحد',
    two: 'مصدرين',
    few: '# مصادر',
    other: '# مصدرًا',
  }),
  more: counted('ar', {
    one: 'وهناك معلومة أخرى قائمة. انظر ‎/timeline أو اسأل.',
    two: 'وهناك معلومتان أخريان قائمتان. انظر ‎/timeline أو اسأل.',
    few: 'وهناك # معلومات أخرى قائمة. انظر ‎/timeline أو اسأل.',
    other: 'وهناك # معلومة أخرى قائمة. انظر ‎/timeline أو اسأل.',
  }),
  answered: (date) => `سألت هذا السؤال في ${date} ولم تكن المصادر تجيب عنه. الآن تجيب:`,
  paused: {
    title: (time, zone) =>
      `أُوقف الموجز المحدد في الساعة ${time} (${zone}) مؤقتًا، إذ تعذّر نشره ثلاث مرات متتالية:`,
    why: {
      gone: 'المحادثة أو موضوعها لم يعد موجودًا، أو أُخرج البوت منها.',
      forbidden: 'لا يُسمح للبوت بالكتابة هناك.',
      rejected: 'لم تقبل المنصة الرسالة.',
    },
    resume: 'بعد إصلاح ذلك يمكن لمن يدير المحادثة استئنافه بالأمر ‎/digest resume.',
  },
};
