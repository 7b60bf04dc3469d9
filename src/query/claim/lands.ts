import { lazy } from '../../util/lazy.ts';
import { fold } from '../words/fold.ts';
import { LAND_WORDS } from '../words/lands.ts';

const LANGUAGES = ['en', 'ar', 'fr', 'tr'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ARABIC_HEAD = /^(?:وال|بال|لل|ال|و|ب|ل)(?=.{3})/;
const ARABIC_ADJECTIVE = /(?:يه|ي|يون|يين)$/;

/** The names of all countries in the languages that `Intl` knows, folded, and English words for their peoples. */
const lands = lazy(() => {
  const found = new Set(LAND_WORDS);
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const one of LETTERS) {
      for (const other of LETTERS) {
        const name = names.of(one + other);
        // Only the article: "لبنان" and "بولندا" begin with a letter that may be a preposition elsewhere.
        if (name !== undefined) found.add(fold(name).replace(/^ال(?=.{3})/, ''));
      }
    }
  }
  return found;
});

/** Whether a folded word is a country, its people or what is theirs. */
export function isLand(folded: string): boolean {
  const bare = folded.replace(ARABIC_HEAD, '');
  if (lands().has(folded) || lands().has(bare)) return true;
  const noun = bare.replace(ARABIC_ADJECTIVE, '');
  return noun !== bare && [noun, `${noun}ا`, `${noun}يا`].some((land) => lands().has(land));
}
