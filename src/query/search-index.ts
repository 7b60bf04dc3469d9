import type { Slot } from './analyse.ts';
import { type IndexData, type IndexedDocument, OWN } from './index-data.ts';

/** Log-odds of a word that a document does not have. */
export const ABSENT = Math.log(1 - OWN);
/** Senses of at least this weight decide how rare a word is. */
const SURE = 0.3;

/** A slot of a question with its weight in this index. */
export interface WeighedSlot extends Slot {
  /** Its senses that the index has, by their terms' numbers, the surest first. */
  readonly terms: readonly { readonly term: number; readonly weight: number }[];
  /** Inverse document frequency of its senses together, times its share where it is carried over from an earlier turn. */
  readonly weight: number;
  /** 1, or less for a slot that is carried over. */
  readonly share: number;
  /** No document has any of its senses. */
  readonly absent: boolean;
  /** From an earlier turn of the conversation. */
  readonly carried: boolean;
}

/** A document that a search found. */
export interface Candidate {
  readonly document: number;
  /** Logarithm of how much likelier the question's words are in the document than in the collection, from 0. */
  readonly score: number;
}

/** Searches the inverted index. */
export class SearchIndex {
  readonly documents: readonly IndexedDocument[];
  readonly #data: IndexData;
  readonly #numbers: ReadonlyMap<string, number>;
  /** Scratch space of a search, cleared after each. */
  readonly #scores: Float32Array;

  constructor(data: IndexData) {
    this.documents = data.documents;
    this.#data = data;
    this.#numbers = new Map(data.terms.map((term, number) => [term, number]));
    this.#scores = new Float32Array(data.documents.length);
  }

  /**
   * Weight of a word that any of these terms may stand for: inverse document frequency over texts, each statement and
   * each own question being one (a document with many questions would have almost every word).
   */
  weight(terms: readonly number[]): number {
    const { texts, textCount } = this.#data;
    let having = 0;
    for (const term of terms) having += texts[term] ?? 0;
    having = Math.min(having, textCount);
    return Math.log(1 + (textCount - having + 0.5) / (having + 0.5));
  }

  /** Gives a question's slots their weights. */
  weigh(slots: readonly Slot[]): WeighedSlot[] {
    return slots.map((slot) => {
      const terms = slot.senses.flatMap(({ term, weight }) => {
        const number = this.#numbers.get(term);
        return number === undefined ? [] : [{ term: number, weight }];
      });
      terms.sort((a, b) => b.weight - a.weight);
      const sure = terms.filter(({ weight }) => weight >= SURE).map(({ term }) => term);
      const weight = this.weight(sure);
      return { ...slot, terms, weight, share: 1, absent: terms.length === 0, carried: false };
    });
  }

  /** The documents that most likely generated the slots, best first; at most `limit`. */
  search(slots: readonly WeighedSlot[], limit: number): Candidate[] {
    const { offsets, postings, impacts } = this.#data;
    const scores = this.#scores;
    const touched: number[] = [];
    for (const slot of slots) {
      for (const sense of slot.terms) {
        const weight = slot.share * sense.weight;
        const end = offsets[sense.term + 1] as number;
        for (let p = offsets[sense.term] as number; p < end; p++) {
          const document = postings[p] as number;
          const score = scores[document] as number;
          if (score === 0) touched.push(document);
          scores[document] = score + weight * (impacts[p] as number);
        }
      }
    }
    const best = top(touched, scores, limit);
    for (const document of touched) scores[document] = 0;
    return best;
  }
}

/** The `limit` highest, in order; ties go to the earlier document. */
function top(touched: readonly number[], scores: Float32Array, limit: number): Candidate[] {
  const best: Candidate[] = [];
  let least = -1;
  for (const document of touched) {
    const score = scores[document] as number;
    if (best.length === limit && score < least) continue;
    let at = best.length;
    while (at > 0) {
      const other = best[at - 1] as Candidate;
      if (other.score > score || (other.score === score && other.document < document)) break;
      at--;
    }
    best.splice(at, 0, { document, score });
    if (best.length > limit) best.pop();
    least = best.length === limit ? (best.at(-1)?.score ?? -1) : -1;
  }
  return best;
}
