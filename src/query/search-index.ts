import type { Slot } from './analyse.ts';
import type { Document } from './documents.ts';
import type { Term } from './words/lexicon.ts';

/**
 * A document's words are mixed with the whole collection's: at most this share is its own, and less in a document of
 * few words (two-stage smoothing: Zhai and Lafferty 2002, "Two-Stage Language Models for Information Retrieval").
 */
const OWN = 0.8;
/** Words of the collection that each document is thought to have besides its own. */
const PRIOR = 60;
/** Senses of at least this weight decide how rare a word is. */
const SURE = 0.7;
/** Log-odds of a word that a document does not have. */
export const ABSENT = Math.log(1 - OWN);

/** A slot of a question with its weight in this index. */
export interface WeighedSlot extends Slot {
  /** Inverse document frequency of its senses together, times its share where it is carried over from an earlier turn. */
  readonly weight: number;
  /** 1, or less for a slot that is carried over. */
  readonly share: number;
  /** No document has any of its senses. */
  readonly absent: boolean;
  /** From an earlier turn of the conversation. */
  readonly carried: boolean;
}

export interface Candidate {
  readonly document: number;
  /** Logarithm of how much likelier the question's words are in the document than in the collection, from 0. */
  readonly score: number;
}

interface Postings {
  readonly documents: Uint32Array;
  readonly impacts: Float32Array;
}

/**
 * The inverted index. A document is a language model: its statement in each language and each of its own questions
 * are texts that it generated, and a question is scored by how likely it generated that as well.
 */
export class SearchIndex {
  readonly documents: readonly Document[];
  readonly #postings = new Map<Term, Postings>();
  /** Scratch space of a search, cleared after each. */
  readonly #scores: Float32Array;

  constructor(documents: readonly Document[]) {
    this.documents = documents;
    this.#scores = new Float32Array(documents.length);
    this.#build();
  }

  #build(): void {
    const masses = this.documents.map(massOf);
    const totals = masses.map((mass) => sum(mass.values()));
    const collection = new Map<Term, number>();
    for (const mass of masses) {
      for (const [term, amount] of mass) collection.set(term, (collection.get(term) ?? 0) + amount);
    }
    const all = sum(totals) || 1;
    const building = new Map<Term, { documents: number[]; impacts: number[] }>();
    masses.forEach((mass, number) => {
      const total = totals[number] || 1;
      for (const [term, amount] of mass) {
        const usual = (collection.get(term) ?? amount) / all;
        let list = building.get(term);
        if (list === undefined) {
          list = { documents: [], impacts: [] };
          building.set(term, list);
        }
        list.documents.push(number);
        const own = (OWN * total) / (total + PRIOR);
        list.impacts.push(Math.log(1 + ((own / (1 - own)) * (amount / total)) / usual));
      }
    });
    for (const [term, { documents, impacts }] of building) {
      this.#postings.set(term, {
        documents: Uint32Array.from(documents),
        impacts: Float32Array.from(impacts),
      });
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
  weigh(slots: readonly Slot[]): WeighedSlot[] {
    return slots.map((slot) => {
      const absent = slot.senses.every(({ term }) => this.frequency(term) === 0);
      const sure = slot.senses.filter(({ weight }) => weight >= SURE).map(({ term }) => term);
      return { ...slot, weight: this.weight(sure), share: 1, absent, carried: false };
    });
  }

  /** The documents that most likely generated the slots, best first; at most `limit`. */
  search(slots: readonly WeighedSlot[], limit: number): Candidate[] {
    const scores = this.#scores;
    const touched: number[] = [];
    for (const slot of slots) {
      for (const sense of slot.senses) {
        const postings = this.#postings.get(sense.term);
        if (postings === undefined) continue;
        const weight = slot.share * sense.weight;
        const { documents, impacts } = postings;
        for (let p = 0; p < documents.length; p++) {
          const document = documents[p] as number;
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

/** How often a document uses each term: in its statement's languages and in its own questions. */
function massOf({ terms, questions }: Document): Map<Term, number> {
  const mass = new Map<Term, number>();
  const add = (term: Term, amount: number): void => {
    mass.set(term, (mass.get(term) ?? 0) + amount);
  };
  for (const [term, count] of terms) add(term, count * STATEMENT);
  for (const { slots } of questions) for (const terms of slots) for (const term of terms) add(term, 1);
  return mass;
}
/** A statement stands there in every language but is counted once. */
const STATEMENT = 3;

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
