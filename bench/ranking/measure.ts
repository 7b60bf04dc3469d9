import type { Asked } from '../../scripts/figures.ts';
import type { SquadArticle } from '../../scripts/squad.ts';
import { plainTextId, plainTextKnowledge, type Reading } from '../../src/knowledge/plain-text.ts';
import type { Contender, Searcher } from './contenders.ts';

/** What a contender came to on each article. */
export interface Outcome {
  readonly article: string;
  readonly asked: readonly Asked[];
}

/** Asks each article's questions of the facts of that article alone. */
export function measureArticles(
  { open }: Contender,
  articles: readonly SquadArticle[],
  words: Reading['words'],
): readonly Outcome[] {
  return articles.map((article) =>
    askAll(open(plainTextKnowledge([article], { words, language: article.language })), article, 0),
  );
}

/** Asks each article's questions of the facts of all articles together. */
export function measureMerged(
  { open }: Contender,
  articles: readonly SquadArticle[],
  words: Reading['words'],
): readonly Outcome[] {
  const language = articles[0]?.language ?? 'en';
  const search = open(plainTextKnowledge(articles, { words, language }));
  return articles.map((article, number) => askAll(search, article, number));
}

/** @param number which of the searcher's articles it is, from 0 */
function askAll(search: Searcher, { title, questions }: SquadArticle, number: number): Outcome {
  const asked = questions.map(({ text, answers }): Asked => {
    const started = performance.now();
    const found = search(text, title);
    const took = performance.now() - started;
    const right = new Set(answers.map(({ paragraph, sentence }) => plainTextId(number, paragraph, sentence)));
    const rank = right.size === 0 ? -1 : found.ids().findIndex((id) => right.has(id));
    return {
      ...{ rank, answerable: right.size > 0, took },
      ...(found.decision && { decision: found.decision }),
    };
  });
  return { article: title, asked };
}
