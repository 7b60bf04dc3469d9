import { plainTextId, plainTextKnowledge, type Reading } from '../../src/knowledge/plain-text.ts';
import type { Contender, Searcher } from './contender.ts';
import type { Asked } from './figures.ts';
import type { SquadArticle } from './squad.ts';

/** What a contender came to on each article. */
export interface Outcome {
  readonly article: string;
  readonly asked: readonly Asked[];
}

/** Asks each article's questions of the facts of that article alone. */
export function measureArticles(
  contender: Contender,
  articles: readonly SquadArticle[],
  words: Reading['words'],
): readonly Outcome[] {
  return articles.map((article) => {
    const searcher = contender.open(plainTextKnowledge([article], { words }));
    return { article: article.title, asked: askAll(searcher, article, 0) };
  });
}

/** Asks each article's questions of the facts of all articles together. */
export function measureMerged(
  contender: Contender,
  articles: readonly SquadArticle[],
  words: Reading['words'],
): readonly Outcome[] {
  const searcher = contender.open(plainTextKnowledge(articles, { words }));
  return articles.map((article, number) => ({
    article: article.title,
    asked: askAll(searcher, article, number),
  }));
}

/** @param number which of the searcher's articles it is, from 0 */
function askAll(searcher: Searcher, { title, questions }: SquadArticle, number: number): Asked[] {
  return questions.map(({ text, answers }) => {
    const started = performance.now();
    const found = searcher.search(text, title);
    const took = performance.now() - started;
    const right = new Set(answers.map(({ paragraph, sentence }) => plainTextId(number, paragraph, sentence)));
    return {
      rank: right.size === 0 ? -1 : found.ids().findIndex((id) => right.has(id)),
      answerable: right.size > 0,
      took,
      ...(found.decision && { decision: found.decision }),
    };
  });
}
