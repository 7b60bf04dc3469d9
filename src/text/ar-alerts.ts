import type { AlertTexts } from './alert-texts.ts';
import { counted } from './plural.ts';

/** What is said about alerts in Arabic. */
export const alerts: AlertTexts = {
  headline: 'تنبيه',
  alerted: 'سبق نشره هنا في تنبيه',
  off: {
    title: 'أُوقفت تنبيهات إحدى المحادثات، إذ تعذّر نشرها ثلاث مرات متتالية:',
    resume: 'بعد حل المشكلة، يمكن لأحد المشرفين تشغيلها هناك من جديد بالأمر ‎/alerts on.',
  },

  nowhere: 'لا يمكن نشر التنبيهات هنا.',
  on: 'التنبيهات مشغّلة.',
  what: 'تُنشر هنا فوراً المعلومات الجديدة التي نشرها المحررون. أما ما يَرِد في ساعات الهدوء أو يزيد على حد اليوم فيأتي مع الموجز التالي، أو لاحقاً في رسالة واحدة.',
  changed: 'عُدّلت التنبيهات.',
  nothingGiven: 'يرجى تحديد ما يجب تغييره. مثال:',
  over: 'أُوقفت التنبيهات. هذه كانت إعداداتها:',
  none: 'التنبيهات متوقفة هنا. يمكن لأحد مشرفي هذه المحادثة تشغيلها. مثال:',
  where: 'بأي منطقة زمنية تُحسب ساعات الهدوء؟',
  most: 'الحد الأقصى',
  mostADay: counted('ar', {
    one: 'تنبيه واحد في اليوم',
    two: 'تنبيهان في اليوم',
    few: '# تنبيهات في اليوم',
    many: '# تنبيهاً في اليوم',
    other: '# تنبيه في اليوم',
  }),
  quiet: 'ساعات الهدوء',
  quietHours: (from, until, zone) => `من ${from} إلى ${until} (${zone})`,
  noQuiet: (zone) => `لا توجد (${zone})`,
  today: 'نُشر اليوم',
  held: 'معلومات مؤجلة',
  states: { active: 'تعمل', refused: 'متوقفة، لأن نشرها تعذّر ثلاث مرات متتالية' },
  wrongMost: (typed, least, most) => `${typed} ليس عدداً للتنبيهات. يرجى كتابة عدد من ${least} إلى ${most}.`,
  wrongQuiet: (typed, example, none) =>
    `${typed} ليست ساعات هدوء. يرجى كتابتها بهذا الشكل: ${example}، أو كتابة «${none}».`,
  buttons: { off: 'إيقاف' },
};
