import type { NewsTexts } from './news-texts.ts';
import { counted } from './plural.ts';

/** What is said about changes in Arabic. */
export const news: NewsTexts = {
  before: 'سابقاً:',
  changed: {
    speaker: (before, now) => `القائل: ${before} ← ${now}`,
    status: (before, now) => `الحالة: ${before} ← ${now}`,
    date: (before, now) => `التاريخ: ${before} ← ${now}`,
  },
  source: 'مصدر جديد:',
  labels: { disputes: 'صار محل خلاف', closed: 'صار له جواب' },
  counts: {
    sources: counted('ar', { other: 'مصادر جديدة: #' }),
    disputes: counted('ar', { other: 'صار محل خلاف: #' }),
    closed: counted('ar', { other: 'صار له جواب: #' }),
  },
  more: counted('ar', { other: 'المزيد (#): ‎/latest' }),
  topics: 'المواضيع:',
  otherTopics: counted('ar', { other: 'مواضيع أخرى (#)' }),

  quiet: {
    since: (date) => `لا جديد منذ ${date}.`,
    open: (open, all) => `الأسئلة المعروفة التي لا جواب لها بعد: ${open} من أصل ${all}.`,
    allOpen: counted('ar', { other: 'الأسئلة المعروفة التي لا جواب لها بعد: #.' }),
    change: 'يأتي هذا مرة في الأسبوع. لإيقافه:',
    gap: 'لا يزال غير معروف',
    openSince: (date) => `بلا جواب منذ ${date}`,
  },

  latest: {
    first: (facts) => `أحدث المعلومات (${facts})`,
    since: (date) => `الجديد منذ ${date}`,
    nothing: (date) => `لا جديد منذ ${date}.`,
    sinceLook: 'الجديد منذ آخر اطلاع لك',
    nothingSinceLook: 'لا جديد منذ آخر اطلاع لك.',
    range: (shown, all) => `${shown} من ${all}`,
    newest: 'أحدث ما هو معروف:',
    more: counted('ar', { other: 'المزيد (#)' }),
    gone: 'هذه القائمة قديمة. يرجى كتابة ‎/latest.',
    nothingYet: 'لا توجد معلومات بعد.',
  },
};
