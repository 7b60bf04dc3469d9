import type { Sense, Slot } from '../words/analyser.ts';
import type { Term } from '../words/lexicon.ts';

/**
 * Which words of statements a word of questions goes with: "boss" with "commander". For each term of a question terms of
 * statements, each followed by the share of its uses that it explains (0 to 1): `c:leader 0.4 w:command 0.2`. Learned from
 * own questions (see scripts/train/associations.ts), and never of names.
 */
export type AssociationTable = Readonly<Record<Term, string>>;

/** The terms of statements that a question's word goes with, besides its own senses; the surest first. */
export function associatesOf({ senses }: Slot, table: AssociationTable): readonly Sense[] {
  const found = new Map<Term, number>();
  for (const { term, weight } of senses) {
    const row = Object.hasOwn(table, term) ? (table[term] ?? '').split(' ') : [];
    for (let at = 0; at + 1 < row.length; at += 2) {
      const other = row[at] as Term;
      found.set(other, Math.max(weight * Number(row[at + 1]), found.get(other) ?? 0));
    }
  }
  return [...found].map(([term, weight]) => ({ term, weight })).sort((a, b) => b.weight - a.weight);
}
