import type { Slot } from './analyse.ts';
import type { Document } from './documents.ts';
import type { Term } from './words/lexicon.ts';

/** BM25's saturation and length constants (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"). */
const K1 = 1.2;
const B = 0.6;
/** Impact of a term that only a document's own questions have, in units of a saturated term of its statement. */
const QUESTION_IMPACT = 0.8;

/** A slot of a question with its weight in this index. */
export interface WeighedSlot extends Slot {
  /** Inverse document frequency of its senses together, times its share where it is carried over from an earlier turn. */
  readonly weight: number;
  /** No document has any of its senses. */
  readonly absent: boolean;
  /** From an earlier turn of the conversation. */
  readonly carried: boolean;
}

export interface Candidate {
  readonly document: number;
  /** Sum over the slots of weight and BM25 impact. */
  readonly score: number;
}

interface Postings {
  readonly documents: Uint32Array;
  readonly impacts: Float32Array;
}

/** The inverted index: BM25 impacts per term, computed once. */
export class SearchIndex {
  readonly documents: readonly Document[];
  readonly #postings = new Map<Term, Postings>();
  /** Scratch space of a search, cleared after each. */
  readonly #scores: Float32Array;
  readonly #slot: Uint16Array;

  constructor(documents: readonly Document[]) {
    this.documents = documents;
    this.#scores = new Float32Array(documents.length);
    this.#slot = new Uint16Array(documents.length);
    this.#build();
  }

  #build(): void {
    const lengths = this.documents.map((document) => sum(document.terms.values()));
    const average = sum(lengths) / Math.max(1, lengths.length) || 1;
    const building = new Map<Term, { documents: number[]; impacts: number[] }>();
    this.documents.forEach((document, number) => {
      const impacts = new Map<Term, number>();
      const norm = K1 * (1 - B + (B * (lengths[number] ?? 0)) / average);
      for (const [term, count] of document.terms) impacts.set(term, (count * (K1 + 1)) / (count + norm));
      for (const question of document.questions) {
        for (const slot of question.slots) {
          for (const term of slot) if (!impacts.has(term)) impacts.set(term, QUESTION_IMPACT);
        }
      }
      for (const [term, impact] of impacts) {
        let list = building.get(term);
        if (list === undefined) {
          list = { documents: [], impacts: [] };
          building.set(term, list);
        }
        list.documents.push(number);
        list.impacts.push(impact);
      }
    });
    for (const [term, { documents, impacts }] of building) {
      this.#postings.set(term, { documents: Uint32Array.from(documents), impacts: Float32Array.from(impacts) });
    }
  }

  /** Number of documents that have the term. */
  frequency(term: Term): number {
    return this.#postings.get(term)?.documents.length ?? 0;
  }

  /** Weight of a word that any of these terms may stand for: idf over the documents that have one of them. */
  weight(terms: Iterable<Term>): number {
    let frequency = 0;
    for (const term of terms) frequency += this.frequency(term);
    const count = this.documents.length;
    const having = Math.min(frequency, count);
    return Math.log(1 + (count - having + 0.5) / (having + 0.5));
  }

  /** Gives a question's slots their weights. */
  weigh(slots: readonly Slot[], share = 1): WeighedSlot[] {
    return slots.map((slot) => {
      const terms = slot.senses.map((sense) => sense.term);
      const absent = terms.every((term) => this.frequency(term) === 0);
      return { ...slot, weight: this.weight(terms) * share, absent, carried: share < 1 };
    });
  }

  /** The best documents by BM25 over slots, best first; at most `limit`. A slot counts by its surest sense. */
  search(slots: readonly WeighedSlot[], limit: number): Candidate[] {
    const scores = this.#scores;
    const stamps = this.#slot;
    const touched: number[] = [];
    slots.forEach((slot, i) => {
      const senses = slot.senses.length > 1 ? slot.senses.toSorted((a, b) => b.weight - a.weight) : slot.senses;
      for (const sense of senses) {
        const postings = this.#postings.get(sense.term);
        if (postings === undefined) continue;
        const weight = slot.weight * sense.weight;
        const { documents, impacts } = postings;
        for (let p = 0; p < documents.length; p++) {
          const document = documents[p] as number;
          if (stamps[document] === i + 1) continue;
          if (stamps[document] === 0) touched.push(document);
          stamps[document] = i + 1;
          scores[document] = (scores[document] as number) + weight * (impacts[p] as number);
        }
      }
    });
    const best = top(touched, scores, limit);
    for (const document of touched) {
      scores[document] = 0;
      stamps[document] = 0;
    }
    return best;
  }
}

/** The `limit` highest, in order; ties go to the earlier document. */
function top(touched: readonly number[], scores: Float32Array, limit: number): Candidate[] {
  const best: Candidate[] = [];
  let least = -1;
  for (const document of touched) {
    const score = scores[document] as number;
    if (best.length === limit && score <= least) continue;
    let at = best.length;
    while (at > 0) {
      const other = best[at - 1] as Candidate;
      if (other.score > score || (other.score === score && other.document < document)) break;
      at--;
    }
    best.splice(at, 0, { document, score });
    if (best.length > limit) best.pop();
    least = best.at(-1)?.score ?? -1;
  }
  return best;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
