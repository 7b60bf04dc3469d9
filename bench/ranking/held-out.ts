import type { SquadArticle } from '../../scripts/squad.ts';
import { named } from '../../scripts/train/curated.ts';
import { thresholdFor } from '../../scripts/train/report.ts';
import { figuresOver, holdOut, mergedCases, textCases } from '../../scripts/train/texts.ts';
import type { Reading } from '../../src/knowledge/plain-text.ts';
import { PASSAGE_EVIDENCE } from '../../src/query/passages/passage-evidence.ts';
import { PASSAGE_FEATURES } from '../../src/query/passages/passage-features.ts';
import { namesOf } from '../../src/query/ranking/linear-model.ts';
import { WEIGHTS, type Weights } from '../../src/query/ranking/weights.ts';

/** For each article, by its title, weights that were learned from all the others: what is honest on articles trained on. */
export function heldOutWeights(
  articles: readonly SquadArticle[],
  words: Reading['words'],
): (article: string) => Weights {
  const collection = { name: '', articles, words };
  const folds = holdOut(textCases(collection), mergedCases(collection));
  const threshold = thresholdFor(figuresOver(folds).confidences);
  const weights = new Map(
    folds.flatMap(({ articles: heldOut, model }) => {
      const passages = {
        rank: named(namesOf(PASSAGE_FEATURES), model.rank),
        decide: named(namesOf(PASSAGE_EVIDENCE), model.decide),
        threshold,
      };
      return [...heldOut].map((article) => [article, { ...WEIGHTS, passages }] as const);
    }),
  );
  return (article) => weights.get(article) ?? WEIGHTS;
}
