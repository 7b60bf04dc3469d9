/**
 * The candidate that a mistyped word most likely meant, or undefined where none is near: at most a third of the
 * letters (and at least one) may be added, lost, changed or swapped with their neighbour. Letter case does not
 * count; of equally near candidates the first wins.
 *
 * The distance is optimal string alignment (Damerau-Levenshtein without edits inside a swapped pair).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let found: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= limit) continue;
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits >= limit) continue;
    found = candidate;
    limit = edits;
  }
  return found;
}

function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = cell(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const edits = Math.min(cell(last, j) + 1, cell(row, j - 1) + 1, changed);
      row.push(swapped ? Math.min(edits, cell(beforeLast, j - 2) + 1) : edits);
    }
    beforeLast = last;
    last = row;
  }
  return cell(last, b.length);
}

const cell = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
