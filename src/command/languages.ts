import { fold } from '../query/words/fold.ts';
import { closestLanguage, textLanguages } from '../text/index.ts';
import { nearest } from '../util/edit-distance.ts';

/** What else people call a language of the bot's. Whoever types `ku` here means the Kurdish that the bot speaks. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  en: ['إنجليزي', 'انگليزي', 'ئینگلیزی'],
  ar: ['عربي', 'عەرەبی'],
  ckb: [
    'ku',
    'kurdish',
    'kurdi',
    'sorani',
    'كردي',
    'الكردية',
    'سوراني',
    'السورانية',
    'کوردی',
    'کوردیی',
    'سۆرانی',
  ],
};

/** All that languages are called, as it is written: in each of the bot's languages, and what people type. */
const CALLED: readonly (readonly [name: string, code: string])[] = textLanguages.flatMap((code) =>
  [
    ...textLanguages.flatMap(
      (locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code) ?? [],
    ),
    ...(ALSO[code] ?? []),
  ].map((name) => [name, code] as const),
);

const FOLDED: ReadonlyMap<string, string> = new Map(CALLED.map(([name, code]) => [fold(name), code]));

/** The code of the bot's language that has such a code, or is called so in any of its languages; or none. */
export function languageCalled(typed: string): string | undefined {
  const wanted = typed.replace(/[,،;]+$/, '').trim();
  return closestLanguage(wanted) ?? FOLDED.get(fold(wanted));
}

/** The code or name of one that a mistyped one probably meant; a code of two letters is another language's. */
export function nearestLanguage(typed: string): string | undefined {
  const wanted = typed.trim();
  return wanted.length > 2 ? nearest(wanted, [...textLanguages, ...CALLED.map(([name]) => name)]) : undefined;
}
