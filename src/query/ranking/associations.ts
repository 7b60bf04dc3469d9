import type { Sense, Slot } from '../words/analyser.ts';
import type { Term } from '../words/lexicon.ts';

/**
 * Which words of statements a word of questions goes with: "boss" with "commander". For each term of a question terms of
 * statements, each with the share of its uses that it explains (0 to 1). Learned from own questions (see
 * scripts/train/associations.ts), and never of names.
 */
export type AssociationTable = Readonly<Record<Term, Readonly<Record<Term, number>>>>;

/** The terms of statements that a question's word goes with, besides its own senses; the surest first. */
export function associatesOf({ senses }: Slot, table: AssociationTable): readonly Sense[] {
  const found = new Map<Term, number>();
  for (const { term, weight } of senses) {
    for (const [other, share] of Object.entries(table[term] ?? {})) {
      found.set(other, Math.max(weight * share, found.get(other) ?? 0));
    }
  }
  return [...found].map(([term, weight]) => ({ term, weight })).sort((a, b) => b.weight - a.weight);
}
