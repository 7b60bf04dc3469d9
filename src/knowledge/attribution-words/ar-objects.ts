/** Nouns of more than one thing with a broken plural: verbs before them have the form for a woman. */
const BROKEN_PLURAL =
  /^(?:الدول|القوى|الأطراف|الأحزاب|الجهات|الكتل|العشائر|الأجهزة|الفصائل|الجيوش|المنظمات|القيادات|دول|قوى|أطراف|أحزاب|جهات|كتل|عشائر|أجهزة|فصائل)(?=\s|$)/u;
/** Feminine nouns for bodies, and any with the article and the ending of that gender. */
const FEMININE =
  /^(?:ال\p{L}+(?:ة|ات)|وزارة|حكومة|قيادة|منظمة|هيئة|شرطة|سلطات|قوات|حركة|إدارة|لجنة|رئاسة|مديرية|وكالة|سفارة|واشنطن|بغداد|دمشق|أنقرة|طهران)(?=\s|$)/u;
/** Plurals with the ending of an object: a subject would end otherwise. */
const ACCUSATIVE = /^ال\p{L}{2,}(?:ين|يين)(?=\s|$)/u;
/** What is described or told of, and tells nothing itself. */
const THING =
  /^(?:الوضع|الأوضاع|الموقف|الأمر|الحادث|الهجوم|القرار|الخطوة|الدعوة|الدعوات|النداء|الشكر|الحرب|المعركة|الاتفاق|الجدار|الخلاف|الجرائم|العملية|الرقم|الأرقام|الحدود|الطريق|التزام\S*|دعم\S*|دعوت\S*|رفض\S*|موقف\S*|تأكيد\S*|استعداد\S*|مطالبت\S*|قلق\S*|أسف\S*|أمل\S*|ثقت\S*|ترحيب\S*|تعازي\S*)(?=\s|$)/u;
/** What is only called upon. */
const CALLED = /^(?:الجميع|المجتمع|الأهالي|السكان|المواطنين|أبناء|أنصاره|أتباعه|العالم|الناس)(?=\s|$)/u;

/**
 * Whether the noun behind an Arabic verb of speech is its object. A verb before its subject has the subject's gender:
 * "دعا الحكومة" is "he called upon the government".
 *
 * @param cue the words of attribution, the verb first
 */
export function isArabicObject(cue: string, noun: string): boolean {
  const verb = cue.split(/\s+/u)[0] ?? '';
  // "The interior ministry: …" has no verb.
  if (noun.startsWith(verb)) return false;
  // "He asked of the traders"
  if (/^[وف]?طلبت?\sمن(?:\s|$)/u.test(cue)) return true;
  if (THING.test(noun) || CALLED.test(noun) || ACCUSATIVE.test(noun)) return true;
  const isFeminine = /ت$|^[وف]?ت/u.test(verb);
  return !isFeminine && /^[\p{L}\p{M}]+$/u.test(verb) && (FEMININE.test(noun) || BROKEN_PLURAL.test(noun));
}
