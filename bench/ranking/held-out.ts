import type { SquadArticle } from '../../scripts/squad.ts';
import { named } from '../../scripts/train/curated.ts';
import { thresholdFor } from '../../scripts/train/report.ts';
import { figuresOver, leaveOneOut, mergedCases, textCases } from '../../scripts/train/texts.ts';
import type { Reading } from '../../src/knowledge/plain-text.ts';
import { PASSAGE_EVIDENCE_NAMES } from '../../src/query/passages/evidence.ts';
import { PASSAGE_FEATURE_NAMES } from '../../src/query/passages/features.ts';
import { WEIGHTS, type Weights } from '../../src/query/ranking/weights.ts';

/** For each article, by its title, weights that were learned from all the others: what is honest on articles trained on. */
export function heldOutWeights(
  articles: readonly SquadArticle[],
  words: Reading['words'],
): (article: string) => Weights {
  const folds = leaveOneOut(textCases(articles, words), mergedCases(articles, words));
  const threshold = thresholdFor(figuresOver(folds).confidences);
  const weights = new Map(
    folds.map(({ article, model }) => [
      article,
      {
        ...WEIGHTS,
        passages: {
          rank: named(PASSAGE_FEATURE_NAMES, model.rank),
          decide: named(PASSAGE_EVIDENCE_NAMES, model.decide),
          threshold,
        },
      },
    ]),
  );
  return (article) => weights.get(article) ?? WEIGHTS;
}
