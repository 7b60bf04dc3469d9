import type { FilesTexts } from './files-texts.ts';
import { counted } from './plural.ts';

/** What editors are told of the knowledge's files in Arabic. */
export const files: FilesTexts = {
  broken: 'في ملفات المعرفة أخطاء',
  more: counted('ar', {
    one: 'وخطأ آخر',
    two: 'وخطآن آخران',
    few: 'و# أخطاء أخرى',
    many: 'و# خطأً آخر',
    other: 'و# خطأ آخر',
  }),
  lastGood: 'إلى أن تُصحَّح، يحصل القراء على آخر معرفة سليمة.',
  held: 'إلى أن تُصحَّح، تُستخدم هذه الملفات بآخر نص سليم لها، وبقية الملفات كما هي:',
  leftOut: 'هذه الملفات الجديدة لا تُستخدم بعد:',
  mended: 'لم تعد في ملفات المعرفة أخطاء، وكلها مستخدمة الآن.',
  changed: 'يحصل القراء الآن على المعرفة المعدَّلة:',
  added: counted('ar', {
    one: 'أُضيفت معلومة واحدة',
    two: 'أُضيفت معلومتان',
    few: 'أُضيفت # معلومات',
    many: 'أُضيفت # معلومة',
    other: 'أُضيفت # معلومة',
  }),
  corrected: counted('ar', {
    one: 'صُحّحت معلومة واحدة',
    two: 'صُحّحت معلومتان',
    few: 'صُحّحت # معلومات',
    many: 'صُحّحت # معلومة',
    other: 'صُحّحت # معلومة',
  }),
  withdrawn: counted('ar', {
    one: 'سُحبت معلومة واحدة',
    two: 'سُحبت معلومتان',
    few: 'سُحبت # معلومات',
    many: 'سُحبت # معلومة',
    other: 'سُحبت # معلومة',
  }),
  reworded: counted('ar', {
    one: 'عُدّلت معلومة واحدة',
    two: 'عُدّلت معلومتان',
    few: 'عُدّلت # معلومات',
    many: 'عُدّلت # معلومة',
    other: 'عُدّلت # معلومة',
  }),
  noFacts: 'لم تتغير أي معلومة؛ تغيرت أسماء أو ثغرات معروفة أو كلمات',
};
