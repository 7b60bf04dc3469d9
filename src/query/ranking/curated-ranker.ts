import type { IndexedDocument } from '../index/index-data.ts';
import type { SearchIndex } from '../index/search-index.ts';
import type { RankedPassage } from '../passages/ranked-passage.ts';
import type { DocumentView } from './document-view.ts';
import {
  FEATURE_NAMES,
  type FeatureExtractor,
  type FeatureValues,
  type Query,
  type RankWeights,
} from './features.ts';

/** A document with its score and what the score is made of. */
export interface Ranked {
  readonly document: IndexedDocument;
  readonly view: DocumentView;
  readonly score: number;
  readonly features: FeatureValues;
  /** Log-likelihood ratio of the question under the document and under the collection. */
  readonly likelihood: number;
  /** How it was ranked, where it is a statement of a plain text. */
  readonly passage?: RankedPassage;
}

/** How many candidates the features re-rank. */
const CANDIDATES = 16;
/** Words are not independent, so log-likelihoods overstate: their sums are divided by this. */
const TEMPERATURE = 3;

/** Ranks the documents for a question, best first: a language model finds candidates, a linear model over features orders them. */
export function rank(
  query: Query,
  index: SearchIndex,
  extractor: FeatureExtractor,
  weights: RankWeights,
): Ranked[] {
  const candidates = index.search(query.slots, CANDIDATES);
  const best = candidates[0]?.score || 1;
  const mass = candidates.map(({ score }) => Math.exp((score - best) / TEMPERATURE));
  const total = mass.reduce((sum, x) => sum + x, 0);
  return candidates
    .map(({ document: number, score }, i) => {
      const view = extractor.view(number);
      const found = { likelihood: score / best, posterior: (mass[i] ?? 0) / total };
      const features = extractor.extract(query, number, found);
      return {
        document: view.document,
        view,
        score: scoreOf(features, weights),
        features,
        likelihood: score,
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** The linear model: sum over features of value times weight. */
export function scoreOf(features: FeatureValues, weights: RankWeights): number {
  let score = 0;
  for (const feature of FEATURE_NAMES) score += features[feature] * (weights[feature] ?? 0);
  return score;
}
