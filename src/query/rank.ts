import type { Document } from './documents.ts';
import { FEATURE_NAMES, type FeatureExtractor, type FeatureValues, type Query } from './features.ts';
import type { SearchIndex } from './search-index.ts';
import type { RankWeights } from './weights.ts';

/** A document with its score and what the score is made of. */
export interface Ranked {
  readonly document: Document;
  readonly score: number;
  readonly features: FeatureValues;
}

/** How many BM25 candidates the features re-rank. */
const CANDIDATES = 32;

/** Ranks the documents for a question, best first: BM25 finds candidates, a linear model over features orders them. */
export function rank(
  query: Query,
  index: SearchIndex,
  extractor: FeatureExtractor,
  weights: RankWeights,
): Ranked[] {
  const candidates = index.search(query.slots, CANDIDATES);
  const best = candidates[0]?.score ?? 1;
  return candidates
    .map(({ document: number, score }) => {
      const document = index.documents[number] as Document;
      const features = extractor.extract(query, document, best > 0 ? score / best : 0);
      return { document, score: scoreOf(features, weights), features };
    })
    .sort((a, b) => b.score - a.score);
}

/** The linear model: sum over features of value times weight. */
export function scoreOf(features: FeatureValues, weights: RankWeights): number {
  let score = 0;
  for (const feature of FEATURE_NAMES) score += features[feature] * (weights[feature] ?? 0);
  return score;
}
