import type { Asked } from './asked.ts';
import type { Spot } from './coverage.ts';
import type { Passage } from './passage.ts';

/** Share of the question's neighbouring words, not both function words, that are neighbours in the passage too. */
export function sharedPairs({ pairs }: Asked, passage: Passage): number {
  if (pairs.length === 0) return 0;
  return pairs.filter((pair) => passage.pairs.has(pair)).length / pairs.length;
}

/** Share of the question's words that stand in the passage in the same order (longest common subsequence of stems). */
export function sharedOrder(asked: Asked, { stems }: Passage): number {
  if (asked.stems.length === 0) return 0;
  const longest = new Array<number>(stems.length + 1).fill(0);
  for (const stem of asked.stems) {
    let before = 0;
    for (let at = 1; at <= stems.length; at++) {
      const without = longest[at] as number;
      longest[at] = stem === stems[at - 1] ? before + 1 : Math.max(without, longest[at - 1] as number);
      before = without;
    }
  }
  return (longest[stems.length] as number) / asked.stems.length;
}

const COPULA = new Set(['is', 'are', 'was', 'were']);

/** Share of the question's words with which the passage opens, up to its "is": it tells of just these. */
export function sharedOpening(asked: Asked, { words }: Passage): number {
  if (asked.terms.length === 0) return 0;
  let shared = 0;
  for (const { content, stem, folded } of words) {
    if (content ? !asked.stems.includes(stem) : COPULA.has(folded)) break;
    if (content) shared++;
  }
  return Math.min(1, shared / asked.terms.length);
}

/** How close together the words that cover the question stand: their number by the length of the shortest such span. */
export function closeness(spots: readonly Spot[]): number {
  const terms = new Set(spots.map(({ term }) => term)).size;
  if (terms < 2) return 0;
  const ordered = spots.toSorted((a, b) => a.at - b.at);
  const inside = new Map<number, number>();
  let shortest = Number.POSITIVE_INFINITY;
  let left = 0;
  for (const { at, term } of ordered) {
    inside.set(term, (inside.get(term) ?? 0) + 1);
    while (inside.size === terms) {
      const first = ordered[left] as Spot;
      shortest = Math.min(shortest, at - first.at + 1);
      const remaining = (inside.get(first.term) ?? 0) - 1;
      if (remaining === 0) inside.delete(first.term);
      else inside.set(first.term, remaining);
      left++;
    }
  }
  return Math.min(1, terms / shortest);
}
