import { DatabaseSync } from 'node:sqlite';
import { create, insert, search as searchOrama } from '@orama/orama';
import { Index as FlexSearch } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch, { type Options } from 'minisearch';
import type { Fact } from '../../src/knowledge/model.ts';
import { stemOf } from '../stems.ts';
import type { Contender } from './contender.ts';

/** What the libraries index: one text a fact. */
interface Row {
  readonly id: string;
  readonly text: string;
}

/** The libraries that one would pick instead, each as its documentation says to use it for questions in English. */
export const LIBRARIES: readonly Contender[] = [
  miniSearch('minisearch', 'MiniSearch, its defaults', {}),
  miniSearch('minisearchStems', 'MiniSearch, Porter stems, stop words', { processTerm: stemOf }),
  miniSearch('minisearchFuzzy', 'the same, prefix and fuzzy 0.2', {
    processTerm: stemOf,
    searchOptions: { prefix: true, fuzzy: 0.2 },
  }),
  {
    key: 'lunr',
    name: 'lunr',
    open({ facts }) {
      const index = lunr(function () {
        this.field('text');
        for (const row of rows(facts)) this.add(row);
      });
      return {
        search(question) {
          // Not search(), where punctuation is operators; and nothing else takes it off a question's words.
          const words = lunr.tokenizer(question.replace(/[^\p{L}\p{N}\s]/gu, ' '));
          const results = index.query((query) => query.term(words, {}));
          return { ids: () => results.map(({ ref }) => ref) };
        },
      };
    },
  },
  {
    key: 'flexsearch',
    name: 'FlexSearch, suggest',
    open({ facts }) {
      const index = new FlexSearch();
      rows(facts).forEach(({ text }, at) => {
        index.add(at, text);
      });
      return {
        search(question) {
          const found = index.search(question, { suggest: true, limit: facts.length });
          return { ids: () => found.map((at) => facts[Number(at)]?.id ?? '') };
        },
      };
    },
  },
  {
    key: 'orama',
    name: 'Orama, English stemming',
    open({ facts }) {
      const database = create({
        schema: { text: 'string' } as const,
        components: { tokenizer: { stemming: true, language: 'english' } },
      });
      for (const row of rows(facts)) insert(database, row);
      return {
        search(question) {
          const results = searchOrama(database, { term: question, limit: facts.length });
          if (results instanceof Promise) throw new TypeError('Orama searches at once without hooks');
          return { ids: () => results.hits.map(({ id }) => id) };
        },
      };
    },
  },
  {
    key: 'sqliteFts5',
    name: 'SQLite FTS5, porter, OR',
    open({ facts }) {
      const database = new DatabaseSync(':memory:');
      database.exec(
        "CREATE VIRTUAL TABLE fact USING fts5(id UNINDEXED, text, tokenize = 'porter unicode61')",
      );
      database.exec('BEGIN');
      const add = database.prepare('INSERT INTO fact VALUES (?, ?)');
      for (const { id, text } of rows(facts)) add.run(id, text);
      database.exec('COMMIT');
      const find = database.prepare('SELECT id FROM fact WHERE fact MATCH ? ORDER BY rank');
      return {
        search(question) {
          const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
          const found = words.length === 0 ? [] : find.all(words.map((word) => `"${word}"`).join(' OR '));
          return { ids: () => found.map(({ id }) => String(id)) };
        },
      };
    },
  },
];

function miniSearch(key: string, name: string, options: Partial<Options<Row>>): Contender {
  return {
    key,
    name,
    open({ facts }) {
      const index = new MiniSearch<Row>({ fields: ['text'], ...options });
      index.addAll(rows(facts));
      return {
        search(question) {
          const results = index.search(question);
          return { ids: () => results.map(({ id }) => id) };
        },
      };
    },
  };
}

function rows(facts: readonly Fact[]): Row[] {
  return facts.map(({ id, text }) => ({ id, text: Object.values(text)[0] ?? '' }));
}
