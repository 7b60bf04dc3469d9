import type { Slot } from '../words/analyser.ts';
import { wordTerm } from '../words/lexicon.ts';
import { type IndexData, type IndexedDocument, OWN } from './index-data.ts';
import { Places } from './places.ts';

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
  readonly places: Places;
  /** Sum over documents of how many terms each has. */
  readonly mass: number;
  readonly #data: IndexData;
  readonly #numbers: ReadonlyMap<string, number>;
  /** Scratch space of a search, cleared after each. */
  readonly #scores: Float32Array;
  /** The same by place. */
  readonly #around: Float32Array;

  constructor(data: IndexData) {
    this.documents = data.documents;
    this.#data = data;
    this.#numbers = new Map(data.terms.map((term, number) => [term, number]));
    this.#scores = new Float32Array(data.documents.length);
    this.places = new Places(data.documents);
    this.#around = new Float32Array(this.places.count);
    this.mass = data.texts.reduce((sum, count) => sum + count, 0);
  }

  /** In how many texts a stem stands; 0 where none has it. */
  textsWith(stem: string): number {
    const number = this.#numbers.get(wordTerm(stem));
    return number === undefined ? 0 : (this.#data.texts[number] as number);
  }

  /** The stems of all words. */
  stems(): string[] {
    const prefix = wordTerm('');
    return this.#data.terms
      .filter((term) => term.startsWith(prefix))
      .map((term) => term.slice(prefix.length));
  }

  /** Inverse document frequency of what stands in so many of the texts. */
  rarity(having: number): number {
    const count = this.#data.textCount;
    return Math.log(1 + (count - having + 0.5) / (having + 0.5));
  }

  /**
   * Weight of a word that any of these terms may stand for: inverse document frequency over texts, each statement and
   * each own question being one (a document with many questions would have almost every word).
   */
  weight(terms: readonly number[]): number {
    const { texts, textCount } = this.#data;
    let having = 0;
    for (const term of terms) having += texts[term] ?? 0;
    return this.rarity(Math.min(having, textCount));
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

  /**
   * The documents that most likely generated the slots, best first; at most `limit`.
   *
   * @param context share that the scores of all documents of a place add to each of them, also to those without any of
   *   the words: in a running text the answer may stand beside the sentence that has the question's words
   */
  search(slots: readonly WeighedSlot[], limit: number, context = 0): Candidate[] {
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
    const best = new Best(limit);
    if (context === 0) for (const document of touched) best.offer(document, scores[document] as number);
    else this.#offerWithContext(best, touched, context);
    const found = best.documents.map((document) => ({ document, score: scores[document] as number }));
    for (const document of touched) scores[document] = 0;
    return found;
  }

  #offerWithContext(best: Best, touched: readonly number[], context: number): void {
    const around = this.#around;
    const scores = this.#scores;
    const places: number[] = [];
    for (const document of touched) {
      const place = this.places.of(document);
      if (around[place] === 0) places.push(place);
      around[place] = (around[place] as number) + context * (scores[document] as number);
    }
    for (const document of touched)
      best.offer(document, (scores[document] as number) + (around[this.places.of(document)] as number));
    for (const place of places) {
      const share = around[place] as number;
      around[place] = 0;
      if (!best.takes(share)) continue;
      for (const document of this.places.members(place))
        if (scores[document] === 0) best.offer(document, share);
    }
  }
}

/** The `limit` documents with the highest scores, in order; ties go to the earlier document. */
class Best {
  readonly documents: number[] = [];
  readonly #scores: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a document with this score may get in. */
  takes(score: number): boolean {
    return this.#scores.length < this.#limit || score >= (this.#scores.at(-1) ?? 0);
  }

  offer(document: number, score: number): void {
    if (!this.takes(score)) return;
    let at = this.documents.length;
    while (at > 0) {
      const other = this.#scores[at - 1] as number;
      if (other > score || (other === score && (this.documents[at - 1] as number) < document)) break;
      at--;
    }
    if (at === this.#limit) return;
    this.documents.splice(at, 0, document);
    this.#scores.splice(at, 0, score);
    if (this.documents.length > this.#limit) {
      this.documents.pop();
      this.#scores.pop();
    }
  }
}
