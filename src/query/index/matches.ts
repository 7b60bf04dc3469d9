import type { Term } from '../words/lexicon.ts';
import { best, type Candidate, type FactIndex } from './fact-index.ts';
import type { IndexedFact } from './indexed-facts.ts';

/** How many of the best matches go on, and how many more of those whose statement alone matches best. */
const BEST = 16;
const BY_STATEMENT = 12;

/** A candidate with what its statement alone scores, to which own questions add nothing. */
export interface Match extends Candidate {
  readonly statement: number;
}

/**
 * What has any of the terms of a question. Facts are found by their statements too: by the sum over statement and own
 * questions, a fact with many of them would leave no room for one that nobody wrote any for.
 */
export class Matches {
  readonly #all: readonly Candidate[];
  readonly #byStatement: readonly Candidate[];

  constructor(index: FactIndex, terms: ReadonlyMap<Term, number>) {
    this.#all = index.match(terms);
    this.#byStatement = index
      .match(terms, ['statement'])
      .map(({ indexed, bm25 }) => ({ indexed, bm25, score: bm25 }));
  }

  /** The best of those that count; the best by all fields first, in order. */
  nearest(counts: (indexed: IndexedFact) => boolean): Match[] {
    const counting = (candidates: readonly Candidate[]) =>
      candidates.filter(({ indexed }) => counts(indexed));
    const found = best(counting(this.#all), BEST);
    const byStatement = best(counting(this.#byStatement), BY_STATEMENT);
    const wanted = new Map(found.map((candidate) => [candidate.indexed, candidate]));
    const missing = new Set(byStatement.flatMap(({ indexed }) => (wanted.has(indexed) ? [] : [indexed])));
    for (const candidate of this.#all)
      if (missing.has(candidate.indexed)) wanted.set(candidate.indexed, candidate);
    const statements = new Map(
      this.#byStatement
        .filter(({ indexed }) => wanted.has(indexed))
        .map(({ indexed, score }) => [indexed, score]),
    );
    return [...wanted.values()].map((candidate) => ({
      ...candidate,
      statement: statements.get(candidate.indexed) ?? 0,
    }));
  }
}
