import { lazy } from '../../util/lazy.ts';
import { fold, tokenize } from './fold.ts';
import { LAND_WORDS } from './lands.ts';
import { PERSONAL_NAMES } from './lists/personal-names.ts';

/** Languages whose names of countries and languages count; Sorani has none of its own in ICU, so Kurdish stands for it. */
const LANGUAGES = ['en', 'ar', 'ku', 'tr', 'fr'];
const A = 'A'.charCodeAt(0);
const LETTERS = 26;

/**
 * Words that are somewhere, somebody or something by themselves, in folded spelling: countries in five languages, their
 * peoples, capitals and large cities, and given names. They are never misspellings of other words.
 */
export const realWords = lazy((): ReadonlySet<string> => {
  const words = new Set(LAND_WORDS);
  for (const word of givenNames()) words.add(word);
  for (const name of [...countries(), ...cities()]) {
    for (const { folded } of tokenize(name)) {
      if (folded.length > 3) words.add(folded);
      // Without the Arabic article.
      if (folded.startsWith('ال') && folded.length > 5) words.add(folded.slice(2));
    }
  }
  return words;
});

const givenNames = lazy(
  (): ReadonlySet<string> => new Set(fold(PERSONAL_NAMES).split(/\s+/).filter(Boolean)),
);

const landNames = lazy((): ReadonlySet<string> => {
  const names = countries().map((name) => tokenize(name).map(({ folded }) => folded));
  return new Set(names.flatMap((words) => (words.length === 1 ? words : [])));
});

/** Whether a folded word is the name of a country or another region that ICU knows. */
export function isLandName(word: string): boolean {
  return landNames().has(word);
}

/** Whether a folded word is a common given name. */
export function isGivenName(word: string): boolean {
  return givenNames().has(word);
}

/** Names of all regions that ICU knows by two letters. */
const countries = lazy((): readonly string[] => {
  const letters = Array.from({ length: LETTERS }, (_, at) => String.fromCharCode(A + at));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return codes.flatMap((code) => names.of(code) ?? []);
  });
});

/** Cities by which time zones are named: "Africa/Khartoum". */
function cities(): string[] {
  return Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '');
}
