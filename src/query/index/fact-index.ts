import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Term } from '../words/lexicon.ts';
import type { IndexedFact } from './indexed-facts.ts';
import { termsOfQuestions } from './own-questions.ts';

/** A fact or gap that a search found. */
export interface Candidate {
  readonly indexed: IndexedFact;
  /** MiniSearch's score: the sum of BM25+ over terms and fields, times the number of terms that it has. */
  readonly score: number;
  /** The sum alone. */
  readonly bm25: number;
}

/** A `FactIndex` as plain data, for the cache. */
export interface FactIndexData {
  readonly facts: readonly IndexedFact[];
  /** `IndexJson` as text: JSON is read back three times faster than the same objects through `v8.deserialize`. */
  readonly json: string;
}

interface IndexJson {
  /** All terms with spaces between, in how many texts each stands, and how many texts there are. */
  readonly terms: string;
  readonly texts: readonly number[];
  readonly textCount: number;
  /** What `MiniSearch.toJSON` gives. */
  readonly search: AsPlainObject;
}

/**
 * The fields hold terms already, with spaces between. MiniSearch scores a term in a field with BM25+ (Lv and Zhai 2011):
 * idf * (d + tf * (k + 1) / (tf + k * (1 - b + b * length / average length))), where length counts distinct terms. The
 * sum over fields and terms is multiplied by how many of the terms a fact has. Length counts for less than by default
 * (b 0.7): a fact with many own questions is no worse an answer.
 */
const OPTIONS: Options = {
  fields: ['statement', 'questions'],
  tokenize: (terms) => (terms === '' ? [] : terms.split(' ')),
  processTerm: (term) => term,
  searchOptions: { bm25: { k: 1.2, b: 0.3, d: 0.5 } },
};

/** Finds the facts and gaps that have the terms of a question. The one place that knows the search library. */
export class FactIndex {
  readonly facts: readonly IndexedFact[];
  /** How many texts there are: statements and own questions. */
  readonly textCount: number;
  readonly #texts: ReadonlyMap<Term, number>;
  readonly #search: MiniSearch;

  private constructor(
    facts: readonly IndexedFact[],
    texts: ReadonlyMap<Term, number>,
    textCount: number,
    search: MiniSearch,
  ) {
    this.facts = facts;
    this.textCount = textCount;
    this.#texts = texts;
    this.#search = search;
  }

  static build(facts: readonly IndexedFact[]): FactIndex {
    const texts = new Map<Term, number>();
    const search = new MiniSearch(OPTIONS);
    let textCount = 0;
    facts.forEach(({ statement, questions }, id) => {
      const own = termsOfQuestions(questions);
      search.add({ id, statement, questions: own.flat().join(' ') });
      for (const text of [statement === '' ? [] : statement.split(' '), ...own]) {
        textCount++;
        for (const term of new Set(text)) texts.set(term, (texts.get(term) ?? 0) + 1);
      }
    });
    return new FactIndex(facts, texts, textCount, search);
  }

  static fromData({ facts, json }: FactIndexData): FactIndex {
    const { terms, texts: counts, textCount, search } = JSON.parse(json) as IndexJson;
    const texts = new Map<Term, number>();
    terms.split(' ').forEach((term, at) => {
      texts.set(term, counts[at] ?? 0);
    });
    return new FactIndex(facts, texts, textCount, MiniSearch.loadJS(search, OPTIONS));
  }

  toData(): FactIndexData {
    const json: IndexJson = {
      terms: [...this.#texts.keys()].join(' '),
      texts: [...this.#texts.values()],
      textCount: this.textCount,
      search: this.#search.toJSON(),
    };
    return { facts: this.facts, json: JSON.stringify(json) };
  }

  /** All terms of all texts. */
  terms(): Iterable<Term> {
    return this.#texts.keys();
  }

  /** In how many texts (statements and own questions) a term stands. */
  textsWith(term: Term): number {
    return this.#texts.get(term) ?? 0;
  }

  /**
   * Every fact and gap that has any of the terms, in no order.
   *
   * @param terms each with the weight that its score is multiplied by
   */
  match(terms: ReadonlyMap<Term, number>): Candidate[] {
    const found: Candidate[] = [];
    this.#search.search('', {
      tokenize: () => [...terms.keys()],
      boostTerm: (term) => terms.get(term) ?? 0,
      // Taken here, since MiniSearch sorts all that pass the filter, and a few of very many are wanted.
      filter: ({ id, score, queryTerms }) => {
        found.push({ indexed: this.facts[id] as IndexedFact, score, bm25: score / queryTerms.length });
        return false;
      },
    });
    return found;
  }

  /** The best matches, best first. */
  search(terms: ReadonlyMap<Term, number>, limit: number): Candidate[] {
    return best(this.match(terms), limit);
  }
}

/** The candidates with the highest scores, in order; on a tie in the order given. */
export function best(candidates: readonly Candidate[], limit: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const last = kept.at(-1);
    if (kept.length === limit && last !== undefined && candidate.score <= last.score) continue;
    let at = kept.length;
    while (at > 0 && (kept[at - 1] as Candidate).score < candidate.score) at--;
    kept.splice(at, 0, candidate);
    if (kept.length > limit) kept.pop();
  }
  return kept;
}
