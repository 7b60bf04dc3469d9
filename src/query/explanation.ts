import type { WeighedSlot } from './index/search-index.ts';
import type { Judgement } from './judgement.ts';
import type { Explanation } from './types.ts';

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

/**
 * What made the best fact the best, and how sure that is.
 *
 * @param weights of the features by which the facts were ranked
 */
export function explain(
  judgement: Judgement,
  weights: Readonly<Record<string, number>>,
  threshold: number,
): Explanation {
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
        : Object.entries(best.passage?.features ?? best.features)
            .map(([feature, value]) => ({ feature, value, points: value * (weights[feature] ?? 0) }))
            .filter(({ points }) => points !== 0)
            .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    confidence,
    threshold,
  };
}
