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
        const distance = slips(word, known, least - 1);
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

/** Optimal string alignment distance, or `most + 1` as soon as it exceeds `most`. */
export function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
