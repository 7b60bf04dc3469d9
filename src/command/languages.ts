import { fold } from '../query/words/fold.ts';
import { closestLanguage, textLanguages } from '../text/index.ts';
import { nearest } from '../util/edit-distance.ts';
import { lazy } from '../util/lazy.ts';

/** Further names of the bot's languages. Somebody who types `ku` here means the Kurdish that the bot speaks. */
const FURTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
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

/** The names of the bot's languages in each of them, and the further names; made when a language is first looked up. */
const names = lazy((): readonly (readonly [name: string, code: string])[] =>
  textLanguages.flatMap((code) =>
    [
      ...textLanguages.flatMap(
        (locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code) ?? [],
      ),
      ...(FURTHER_NAMES[code] ?? []),
    ].map((name) => [name, code] as const),
  ),
);

const codesByName = lazy(
  (): ReadonlyMap<string, string> => new Map(names().map(([name, code]) => [fold(name), code])),
);

/** The code of the bot's language with this code or name, in any of its languages; undefined if there is none. */
export function languageCalled(typed: string): string | undefined {
  const wanted = typed.replace(/[,،;]+$/, '').trim();
  return closestLanguage(wanted) ?? codesByName().get(fold(wanted));
}

/** The code or name that is nearest to a mistyped one. A code of two letters is that of another language. */
export function nearestLanguage(typed: string): string | undefined {
  const wanted = typed.trim();
  if (wanted.length <= 2) return undefined;
  return nearest(wanted, [...textLanguages, ...names().map(([name]) => name)]);
}
