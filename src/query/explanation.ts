import { given } from '../util/given.ts';
import type { WeighedSlot } from './index/weighed-slot.ts';
import type { Judgement } from './judgement.ts';
import type { Ranker } from './ranking/ranker.ts';
import type { Explanation } from './types.ts';

/** The explanation of a text without words. */
export const NO_EXPLANATION: Explanation = {
  kind: 'what',
  names: [],
  matched: [],
  unmatched: [],
  unknown: [],
  features: [],
  confidence: 0,
  threshold: 0,
};

/** What made the best fact the best, and how sure that is. */
export function explain({ query, best, followsUp, confidence }: Judgement, ranker: Ranker): Explanation {
  const has = (slot: WeighedSlot): boolean => best?.view.holds(slot) ?? false;
  const own = query.slots.filter((slot) => !slot.carried);
  return {
    kind: query.kind,
    names: [...new Set(query.slots.flatMap((slot) => slot.names.slice(0, 1)))],
    matched: query.slots.filter(has).map((slot) => slot.surface),
    unmatched: own.filter((slot) => !has(slot)).map((slot) => slot.surface),
    unknown: own.filter(({ absent }) => absent).map((slot) => slot.surface),
    ...given({ readAs: followsUp ? query.slots.map((slot) => slot.surface).join(' ') : undefined }),
    features: best === undefined ? [] : ranker.explain(best),
    confidence,
    threshold: ranker.threshold,
  };
}
