/**
 * The candidate that is nearest to a mistyped word; undefined if none is near. A candidate is near if at most a third of
 * the letters, or one, are added, lost, changed or swapped with their neighbour. Letter case does not count. Of equally
 * near candidates the first is taken.
 *
 * The distance is optimal string alignment (Damerau-Levenshtein without edits inside a swapped pair).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let found: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= limit) continue;
    const edits = editDistance(wanted, candidate.toLowerCase(), limit - 1);
    if (edits >= limit) continue;
    found = candidate;
    limit = edits;
  }
  return found;
}

/**
 * Optimal string alignment distance of two words, or any number above `most` as soon as it exceeds that.
 * Plain numbers in arrays: this runs for thousands of words on the path of a misspelt question.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let edits = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      edits = Math.min(edits, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] as number) + 1);
      }
      row.push(edits);
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}
