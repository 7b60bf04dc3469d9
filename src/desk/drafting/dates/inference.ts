import type { Localized } from '../../../knowledge/model.ts';

/** A sentence that tells from what a date was inferred. */
type Template = (words: string, day: string) => string;

const MONTHS_AR =
  'كانون الثاني/يناير,شباط/فبراير,آذار/مارس,نيسان/أبريل,أيار/مايو,حزيران/يونيو,تموز/يوليو,آب/أغسطس,أيلول/سبتمبر,تشرين الأول/أكتوبر,تشرين الثاني/نوفمبر,كانون الأول/ديسمبر'.split(
    ',',
  );
const MONTHS_CKB =
  'کانوونی دووەم,شوبات,ئازار,نیسان,ئایار,حوزەیران,تەممووز,ئاب,ئەیلوول,تشرینی یەکەم,تشرینی دووەم,کانوونی یەکەم'.split(
    ',',
  );

const TEMPLATES: Readonly<Record<string, Template>> = {
  en: (words, day) => `the source says “${words}”; it was published on ${dayIn('en-GB', day)}`,
  ar: (words, day) =>
    `يقول المصدر «${words}»؛ وقد نُشر في ${partsOf(day, MONTHS_AR, (d, m, y) => `${d} ${m} ${y}`)}`,
  ckb: (words, day) =>
    `سەرچاوەکە دەڵێت «${words}»؛ لە ${partsOf(day, MONTHS_CKB, (d, m, y) => `${d}ی ${m}ی ${y}`)} بڵاو بووەتەوە`,
  tr: (words, day) => `kaynak “${words}” diyor; ${dayIn('tr', day)} tarihinde yayımlandı`,
  fr: (words, day) => `la source dit « ${words} » ; elle a été publiée le ${dayIn('fr', day)}`,
};

/**
 * From what a date was inferred, in each of the languages that has a sentence for it; in English where none has.
 *
 * @param words those of the source that name the time
 * @param published ISO day
 */
export function inferenceOf(words: string, published: string, languages: readonly string[]): Localized {
  const known = languages.filter((language) => Object.hasOwn(TEMPLATES, language));
  const chosen = known.length === 0 ? ['en'] : known;
  return Object.fromEntries(
    chosen.map((language) => [language, TEMPLATES[language]?.(words, published) ?? '']),
  );
}

function dayIn(locale: string, day: string): string {
  return Temporal.PlainDate.from(day).toLocaleString(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function partsOf(
  day: string,
  months: readonly string[],
  form: (day: number, month: string, year: number) => string,
): string {
  const date = Temporal.PlainDate.from(day);
  return form(date.day, months[date.month - 1] ?? '', date.year);
}
