import { DatabaseSync } from 'node:sqlite';
import lunr from 'lunr';
import MiniSearch, { type Options } from 'minisearch';
import { stemmer } from 'stemmer';
import type { Knowledge } from '../../src/knowledge/model.ts';
import { compile } from '../../src/query/compile.ts';
import { createEngine, type Engine } from '../../src/query/engine.ts';
import { WEIGHTS, type Weights } from '../../src/query/ranking/weights.ts';

/** One of those that are compared: something that ranks facts for a question. */
export interface Contender {
  /** Key in the JSON. */
  readonly key: string;
  readonly name: string;
  /** Builds its index over the facts. */
  open(knowledge: Knowledge): Searcher;
}

/**
 * An index that is ready for questions. Its call is what is timed.
 *
 * @param article title of the article that the question is on, for contenders that must not have learned from it
 */
export type Searcher = (question: string, article: string) => Found;

/** What a search came to. */
export interface Found {
  /** Ids of the facts that it ranked, best first; taken out of the result after the clock has stopped. */
  ids(): readonly string[];
  /** How sure it is that the first one answers, 0 to 1, and whether it would give it; only where it decides that. */
  readonly decision?: { readonly confidence: number; readonly answered: boolean };
}

/** English words without a topic of their own: the list of Lucene, and the words that questions are made with. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with what which who whom when where why how did do does'.split(
    ' ',
  ),
);
/** MiniSearch as one would set it for English: Porter's stems, no stop words. */
const ENGLISH = { processTerm: (term: string) => (STOP_WORDS.has(term) ? null : stemmer(term)) };

/** The libraries that one would pick instead, each as its documentation says to use it for questions in English. */
export const LIBRARIES: readonly Contender[] = [
  miniSearch('minisearch', 'MiniSearch, its defaults', {}),
  miniSearch('minisearchStems', 'MiniSearch, Porter stems, stop words', ENGLISH),
  miniSearch('minisearchFuzzy', 'the same, prefix and fuzzy 0.2', {
    ...ENGLISH,
    searchOptions: { prefix: true, fuzzy: 0.2 },
  }),
  {
    key: 'lunr',
    name: 'lunr',
    open(knowledge) {
      const index = lunr(function () {
        this.field('text');
        for (const row of rows(knowledge)) this.add(row);
      });
      return (question) => {
        // Not search(), where punctuation is operators; and nothing else takes it off a question's words.
        const words = lunr.tokenizer(question.replace(/[^\p{L}\p{N}\s]/gu, ' '));
        const results = index.query((query) => query.term(words, {}));
        return { ids: () => results.map(({ ref }) => ref) };
      };
    },
  },
  {
    key: 'sqliteFts5',
    name: 'SQLite FTS5, porter, OR',
    open(knowledge) {
      const database = new DatabaseSync(':memory:');
      database.exec(
        "CREATE VIRTUAL TABLE fact USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')",
      );
      const add = database.prepare('INSERT INTO fact VALUES (?, ?)');
      for (const { id, text } of rows(knowledge)) add.run(id, text);
      const find = database.prepare('SELECT id FROM fact WHERE fact MATCH ? ORDER BY rank');
      return (question) => {
        const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
        const found = words.length === 0 ? [] : find.all(words.map((word) => `"${word}"`).join(' OR '));
        return { ids: () => found.map(({ id }) => String(id)) };
      };
    },
  },
];

/** Sanad's query core. A whole answer is timed: ranking, deciding and explaining. */
export function sanad(weightsFor: (article: string) => Weights = () => WEIGHTS): Contender {
  return {
    key: 'sanad',
    name: 'Sanad',
    open(knowledge) {
      const compiled = compile(knowledge);
      const engines = new Map<Weights, Engine>();
      return (text, article) => {
        const weights = weightsFor(article);
        const engine = engines.get(weights) ?? createEngine(compiled, weights);
        engines.set(weights, engine);
        const { outcome, explanation } = engine.ask({ text });
        return {
          ids: () => engine.judge({ text }).ranked.map(({ indexed }) => indexed.id),
          decision: { confidence: explanation.confidence, answered: outcome === 'answered' },
        };
      };
    },
  };
}

function miniSearch(key: string, name: string, options: Partial<Options>): Contender {
  return {
    key,
    name,
    open(knowledge) {
      const index = new MiniSearch({ fields: ['text'], ...options });
      index.addAll(rows(knowledge));
      return (question) => {
        const results = index.search(question);
        return { ids: () => results.map(({ id }) => id) };
      };
    },
  };
}

/** What the libraries index: one text a fact. */
function rows({ facts }: Knowledge): { readonly id: string; readonly text: string }[] {
  return facts.map(({ id, text }) => ({ id, text: Object.values(text)[0] ?? '' }));
}
