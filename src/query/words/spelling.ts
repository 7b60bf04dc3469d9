import { editDistance } from '../../util/edit-distance.ts';
import type { Lexicon } from './lexicon.ts';

/** Fewest letters of a word that may be misspelt by one letter, and by two. */
const ONE_SLIP = 4;
const TWO_SLIPS = 8;

/**
 * The known word nearest to a misspelt one: at most one slip in words of 4 to 7 letters, two in longer ones, where a
 * slip is a letter added, left out, changed, or swapped with its neighbour (Damerau-Levenshtein, optimal alignment).
 * Words must share their first letter, or their second where the first is the slip.
 *
 * @returns the nearest word (on a tie the earliest known), or undefined
 */
export function correct(lexicon: Lexicon, word: string, language: string): string | undefined {
  if (word.length < ONE_SLIP || /\d/.test(word)) return undefined;
  const most = word.length >= TWO_SLIPS ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  for (let slip = 0; slip <= most; slip++) {
    for (const length of slip === 0 ? [word.length] : [word.length - slip, word.length + slip]) {
      for (const known of lexicon.ofLength(length, language)) {
        if (known.length < ONE_SLIP) continue;
        if (known[0] !== word[0] && known[1] !== word[1] && known[0] !== word[1]) continue;
        const distance = editDistance(word, known, least - 1);
        if (distance < least) {
          least = distance;
          best = known;
          if (least === 1) return best;
        }
      }
    }
  }
  return best;
}
