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
    revised: 'تعديل في الصياغة أو القائل أو الحالة أو التاريخ',
    withdrawn: 'سُحب ولم يعد قائماً',
  },
  instead: 'يحلّ محلّ:',
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
    other: '# مصدراً',
  }),
  more: counted('ar', {
    one: 'وهناك معلومة أخرى قائمة. اسأل أو انظر ‎/timeline:',
    two: 'وهناك معلومتان أخريان قائمتان. اسأل أو انظر ‎/timeline:',
    few: 'وهناك # معلومات أخرى قائمة. اسأل أو انظر ‎/timeline:',
    other: 'وهناك # معلومة أخرى قائمة. اسأل أو انظر ‎/timeline:',
  }),
  answered: (date) => `سألت هذا السؤال في ${date} ولم تكن المصادر تجيب عنه. الآن تجيب:`,
  answeredHere: (date) => `سُئل هذا السؤال هنا في ${date} ولم تكن المصادر تجيب عنه. الآن تجيب:`,
  paused: {
    title: (id, time, zone) =>
      `أُوقف الموجز ${id} المحدد في الساعة ${time} (${zone}) مؤقتاً، إذ تعذّر نشره ثلاث مرات متتالية:`,
    why: {
      gone: 'المحادثة أو موضوعها لم يعد موجوداً، أو أُخرج البوت منها.',
      forbidden: 'لا يُسمح للبوت بالكتابة هناك.',
      rejected: 'لم تقبل المنصة الرسالة.',
    },
    resume: 'بعد إصلاح ذلك يمكن لمن يدير تلك المحادثة استئنافه فيها بالأمر ‎/digest resume.',
  },
};
