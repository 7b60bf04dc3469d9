import type { Sense, Slot } from '../words/analyser.ts';
import type { Term } from '../words/lexicon.ts';
import type { FactIndex } from './fact-index.ts';

/** Senses of at least this weight decide how rare a word is. */
const SURE = 0.3;

/** A slot of a question with its weight in an index. */
export interface WeighedSlot extends Slot {
  /** Its senses that the index has, the surest first. */
  readonly known: readonly Sense[];
  /** Inverse document frequency of its senses together, times its share where it is carried over from an earlier turn. */
  readonly weight: number;
  /** 1, or less for a slot that is carried over. */
  readonly share: number;
  /** No text has any of its senses. */
  readonly absent: boolean;
  /** From an earlier turn of the conversation. */
  readonly carried: boolean;
}

/** Gives a question's slots their weights. */
export function weigh(slots: readonly Slot[], index: FactIndex): WeighedSlot[] {
  return slots.map((slot) => {
    const known = slot.senses
      .filter(({ term }) => index.textsWith(term) > 0)
      .toSorted((a, b) => b.weight - a.weight);
    const sure = known.filter(({ weight }) => weight >= SURE).map(({ term }) => term);
    return {
      ...slot,
      known,
      weight: weightOf(sure, index),
      share: 1,
      absent: known.length === 0,
      carried: false,
    };
  });
}

/**
 * Weight of a word that any of these terms may stand for: inverse document frequency over texts, each statement and
 * each own question being one (a fact with many questions would have almost every word).
 */
export function weightOf(terms: readonly Term[], index: FactIndex): number {
  const having = terms.reduce((sum, term) => sum + index.textsWith(term), 0);
  return rarity(Math.min(having, index.textCount), index);
}

/** Inverse document frequency (as in BM25) of what so many of the texts have. */
export function rarity(having: number, { textCount }: FactIndex): number {
  return Math.log(1 + (textCount - having + 0.5) / (having + 0.5));
}

/** What to search for: the known terms, each with its sense's weight times its slot's share. */
export function searchTerms(slots: readonly WeighedSlot[]): Map<Term, number> {
  const terms = new Map<Term, number>();
  for (const { known, share } of slots) {
    for (const { term, weight } of known) terms.set(term, (terms.get(term) ?? 0) + share * weight);
  }
  return terms;
}
