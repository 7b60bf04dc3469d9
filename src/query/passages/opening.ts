import type { Asked } from './asked.ts';
import type { Passage } from './passage.ts';

/** Share of the question's words with which the passage opens, up to its "is": it is about just these. */
export function sharedOpening(asked: Asked, { words }: Passage, copula: ReadonlySet<string>): number {
  if (asked.terms.length === 0) return 0;
  let shared = 0;
  for (const { content, stem, folded } of words) {
    if (content ? !asked.stems.includes(stem) : copula.has(folded)) break;
    if (content) shared++;
  }
  return Math.min(1, shared / asked.terms.length);
}
