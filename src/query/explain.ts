import type { Judgement } from './engine.ts';
import { FEATURE_NAMES } from './features.ts';
import type { WeighedSlot } from './search-index.ts';
import type { Explanation } from './types.ts';
import type { Weights } from './weights.ts';

/** What there is to say of a text without words. */
export const NO_EXPLANATION: Explanation = {
  kind: 'what',
  names: [],
  matched: [],
  unmatched: [],
  features: [],
  confidence: 0,
  threshold: 0,
};

/** What made the best fact the best, and how sure that is. */
export function explain(judgement: Judgement, weights: Weights): Explanation {
  const { query, best, followsUp, confidence } = judgement;
  const has = (slot: WeighedSlot): boolean => best?.view.holds(slot) ?? false;
  const own = query.slots.filter((slot) => !slot.carried);
  return {
    kind: query.kind,
    names: [...new Set(query.slots.flatMap((slot) => slot.names.slice(0, 1)))],
    matched: query.slots.filter(has).map((slot) => slot.surface),
    unmatched: own.filter((slot) => !has(slot)).map((slot) => slot.surface),
    ...(followsUp ? { readAs: query.slots.map((slot) => slot.surface).join(' ') } : {}),
    features:
      best === undefined
        ? []
        : FEATURE_NAMES.map((feature) => ({
            feature,
            value: best.features[feature],
            points: best.features[feature] * (weights.rank[feature] ?? 0),
          }))
            .filter(({ points }) => points !== 0)
            .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    confidence,
    threshold: weights.threshold,
  };
}
