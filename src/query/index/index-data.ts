import type { Fact, Gap, QuestionKind } from '../../knowledge/model.ts';
import type { Term } from '../words/lexicon.ts';
import type { Document } from './indexed-facts.ts';

/**
 * A document's words are mixed with the whole collection's: at most this share is its own, and less in a document of
 * few words (two-stage smoothing: Zhai and Lafferty 2002, "Two-Stage Language Models for Information Retrieval").
 */
export const OWN = 0.8;
/** Words of the collection that each document is thought to have besides its own. */
const PRIOR = 60;
/** A statement stands there in several languages but counts once, and for more than a question. */
const STATEMENT = 3;

/** A document with numbers for its terms. */
export interface IndexedDocument {
  readonly id: string;
  readonly fact?: Fact;
  readonly gap?: Gap;
  readonly place: string;
  readonly names: readonly string[];
  readonly kinds: readonly QuestionKind[];
  /** Terms of its statement. */
  readonly statement: readonly number[];
  /** Its own questions: the terms of each slot. */
  readonly questions: readonly {
    readonly kind: QuestionKind;
    readonly slots: readonly (readonly number[])[];
  }[];
}

/** The inverted index as plain data. A term's number is its place in `terms`. */
export interface IndexData {
  readonly terms: readonly Term[];
  readonly documents: readonly IndexedDocument[];
  /** In how many texts (statements and own questions) each term stands, and how many texts there are. */
  readonly texts: Uint32Array;
  readonly textCount: number;
  /** The postings of term t are those from `offsets[t]` up to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  /** Numbers of documents, ascending for each term. */
  readonly postings: Uint32Array;
  /** For each posting the logarithm of how much likelier the term is in the document than in the collection. */
  readonly impacts: Float32Array;
}

/**
 * Numbers the terms and computes the impacts. A document is a language model: its statement and each of its own
 * questions are texts that it generated.
 */
export function buildIndex(documents: readonly Document[]): IndexData {
  const numbers = new Map<Term, number>();
  const numberOf = (term: Term): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };
  const indexed = documents.map(({ terms, names, kinds, questions, ...rest }) => ({
    ...rest,
    names: [...names],
    kinds: [...kinds],
    statement: [...terms.keys()].map(numberOf),
    questions: questions.map(({ kind, slots }) => ({ kind, slots: slots.map((slot) => slot.map(numberOf)) })),
  }));
  const masses = documents.map((document) => massOf(document, numberOf));
  const totals = masses.map((mass) => mass.values().reduce((sum, amount) => sum + amount, 0));
  const collection = new Float64Array(numbers.size);
  const offsets = new Uint32Array(numbers.size + 1);
  for (const mass of masses) {
    for (const [term, amount] of mass) {
      collection[term] = (collection[term] as number) + amount;
      offsets[term + 1] = (offsets[term + 1] as number) + 1;
    }
  }
  for (let t = 0; t < numbers.size; t++) offsets[t + 1] = (offsets[t + 1] as number) + (offsets[t] as number);
  const all = totals.reduce((sum, total) => sum + total, 0) || 1;
  const postings = new Uint32Array(offsets[numbers.size] as number);
  const impacts = new Float32Array(postings.length);
  const next = offsets.slice();
  masses.forEach((mass, number) => {
    const total = totals[number] || 1;
    const own = (OWN * total) / (total + PRIOR);
    for (const [term, amount] of mass) {
      const at = next[term] as number;
      next[term] = at + 1;
      postings[at] = number;
      const usual = (collection[term] as number) / all;
      impacts[at] = Math.log(1 + ((own / (1 - own)) * (amount / total)) / usual);
    }
  });
  const texts = new Uint32Array(numbers.size);
  let textCount = 0;
  for (const { statement, questions } of indexed) {
    for (const text of [statement, ...questions.map(({ slots }) => new Set(slots.flat()))]) {
      textCount++;
      for (const term of text) texts[term] = (texts[term] as number) + 1;
    }
  }
  return { terms: [...numbers.keys()], documents: indexed, texts, textCount, offsets, postings, impacts };
}

/** How often a document uses each term, in its statement and in its own questions. */
function massOf({ terms, questions }: Document, numberOf: (term: Term) => number): Map<number, number> {
  const mass = new Map<number, number>();
  const add = (term: Term, amount: number): void => {
    const number = numberOf(term);
    mass.set(number, (mass.get(number) ?? 0) + amount);
  };
  for (const [term, count] of terms) add(term, count * STATEMENT);
  for (const { slots } of questions) for (const terms of slots) for (const term of terms) add(term, 1);
  return mass;
}
