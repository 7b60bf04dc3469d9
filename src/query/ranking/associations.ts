import type { Sense, Slot } from '../words/analyser.ts';
import type { Term } from '../words/lexicon.ts';

/**
 * Which words of statements a word of questions goes with: "boss" with "commander". For each term of a question terms of
 * statements, each with the share of its uses that it explains (0 to 1). Learned from own questions (see
 * scripts/train/associations.ts), and never of names.
 */
export type AssociationTable = Readonly<Record<Term, Readonly<Record<Term, number>>>>;

/** The terms of statements that a question's words go with. */
export class Associations {
  readonly #table: ReadonlyMap<Term, readonly Sense[]>;

  constructor(table: AssociationTable) {
    this.#table = new Map(
      Object.entries(table).map(([term, others]) => [
        term,
        Object.entries(others).map(([other, weight]) => ({ term: other, weight })),
      ]),
    );
  }

  /** What a slot goes with, besides its own senses; the surest first. */
  of(slot: Slot): readonly Sense[] {
    const found = new Map<Term, number>();
    for (const { term, weight } of slot.senses) {
      for (const other of this.#table.get(term) ?? []) {
        found.set(other.term, Math.max(weight * other.weight, found.get(other.term) ?? 0));
      }
    }
    return [...found]
      .map(([term, weight]) => ({ term, weight }))
      .sort((a, b) => b.weight - a.weight);
  }
}
