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

/** A `FactIndex` as plain data, for the cache: few and large strings, which are read back fastest. */
export interface FactIndexData {
  readonly facts: readonly IndexedFact[];
  /** All terms, with spaces between, and in how many texts each stands. */
  readonly terms: string;
  readonly texts: Uint32Array;
  readonly textCount: number;
  /** What `MiniSearch.toJSON` gives, as JSON; its `index` apart, one line for each of the terms. */
  readonly search: string;
  readonly entries: string;
}

/** What a fact's terms stand in. */
export type Field = 'statement' | 'questions';
const FIELDS: readonly Field[] = ['statement', 'questions'];

/**
 * The fields hold terms already, with spaces between. MiniSearch scores a term in a field with BM25+ (Lv and Zhai 2011):
 * idf * (d + tf * (k + 1) / (tf + k * (1 - b + b * length / average length))), where length counts distinct terms. The
 * sum over fields and terms is multiplied by how many of the terms a fact has. Length counts for less than by default
 * (b 0.7): a fact with many own questions is no worse an answer.
 */
const OPTIONS: Options = {
  fields: [...FIELDS],
  tokenize: (terms) => (terms === '' ? [] : terms.split(' ')),
  processTerm: (term) => term,
  searchOptions: { bm25: { k: 1.2, b: 0.3, d: 0.5 } },
};

/**
 * Reading all of a kept index back takes longer than a question. MiniSearch scores the same with only the entries of the
 * terms that are searched for, so the first searches, which may be the only ones of a process, read just these.
 */
const PARTIAL_SEARCHES = 8;

/** Finds the facts and gaps that have the terms of a question. The one place that knows the search library. */
export class FactIndex {
  readonly facts: readonly IndexedFact[];
  /** How many texts there are: statements and own questions. */
  readonly textCount: number;
  readonly #texts: ReadonlyMap<Term, number>;
  /** Gives an index that has at least these terms. */
  readonly #searchWith: (terms: ReadonlyMap<Term, number>) => MiniSearch;
  /** Opens all of the index, with pauses. */
  readonly #open: () => Promise<void>;

  private constructor(
    facts: readonly IndexedFact[],
    texts: ReadonlyMap<Term, number>,
    textCount: number,
    searchWith: (terms: ReadonlyMap<Term, number>) => MiniSearch,
    open: () => Promise<void> = async () => undefined,
  ) {
    this.facts = facts;
    this.textCount = textCount;
    this.#texts = texts;
    this.#searchWith = searchWith;
    this.#open = open;
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
    return new FactIndex(facts, texts, textCount, () => search);
  }

  static fromData({ facts, terms, texts: counts, textCount, search, entries }: FactIndexData): FactIndex {
    const texts = new Map<Term, number>();
    const lines = new Map<Term, string>();
    const entryLines = entries.split('\n');
    if (terms !== '') {
      terms.split(' ').forEach((term, at) => {
        texts.set(term, counts[at] ?? 0);
        lines.set(term, entryLines[at] ?? '');
      });
    }
    const load = (some: Iterable<Term>): MiniSearch => {
      const known = Array.from(some).flatMap((term) => lines.get(term) ?? []);
      const index = JSON.parse(`[${known.join(',')}]`) as AsPlainObject['index'];
      return MiniSearch.loadJS({ ...(JSON.parse(search) as AsPlainObject), index }, OPTIONS);
    };
    let whole: MiniSearch | undefined;
    let searches = 0;
    const searchWith = (wanted: ReadonlyMap<Term, number>): MiniSearch => {
      if (whole === undefined && ++searches <= PARTIAL_SEARCHES) return load(wanted.keys());
      whole ??= load(lines.keys());
      return whole;
    };
    return new FactIndex(facts, texts, textCount, searchWith, async () => {
      // MiniSearch only goes through the entries, and pauses after every thousand.
      const parsed = lines.values().map((line): unknown => JSON.parse(line));
      const index = parsed as unknown as AsPlainObject['index'];
      whole ??= await MiniSearch.loadJSAsync({ ...(JSON.parse(search) as AsPlainObject), index }, OPTIONS);
    });
  }

  /** Makes what is else made when it is first searched, with pauses in which others have their turn. */
  prepare(): Promise<void> {
    return this.#open();
  }

  toData(): FactIndexData {
    const { index, ...search } = this.#searchWith(this.#texts).toJSON();
    const entries = new Map(index.map((entry) => [entry[0], JSON.stringify(entry)]));
    const terms = [...this.#texts.keys()];
    return {
      facts: this.facts,
      terms: terms.join(' '),
      texts: Uint32Array.from(this.#texts.values()),
      textCount: this.textCount,
      search: JSON.stringify(search),
      entries: terms.map((term) => entries.get(term) ?? '').join('\n'),
    };
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
   * @param fields where to look for them
   */
  match(terms: ReadonlyMap<Term, number>, fields: readonly Field[] = FIELDS): Candidate[] {
    const found: Candidate[] = [];
    this.#searchWith(terms).search('', {
      fields: [...fields],
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
  search(terms: ReadonlyMap<Term, number>, limit: number, fields?: readonly Field[]): Candidate[] {
    return best(this.match(terms, fields), limit);
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
