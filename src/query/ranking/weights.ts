import type { PassageWeights } from '../passages/passage-weights.ts';
import type { DecideWeights } from './evidence.ts';
import type { RankWeights } from './features.ts';
import learned from './weights.json' with { type: 'json' };

/** Everything learned from labelled questions. */
export interface Weights {
  readonly rank: RankWeights;
  readonly decide: DecideWeights;
  /** Least confidence with which a fact is given as the answer. */
  readonly threshold: number;
  readonly passages: PassageWeights;
}

/** The learned weights, as `npm run train` wrote them. */
export const WEIGHTS: Weights = {
  rank: numbers(learned.rank),
  decide: numbers(learned.decide),
  threshold: learned.threshold,
  passages: {
    rank: numbers(learned.passages.rank),
    decide: numbers(learned.passages.decide),
    threshold: learned.passages.threshold,
  },
};

function numbers<Name extends string>(
  described: Record<Name, { readonly weight: number }>,
): Record<Name, number> {
  const entries = Object.entries(described) as [Name, { readonly weight: number }][];
  return Object.fromEntries(entries.map(([name, { weight }]) => [name, weight])) as Record<Name, number>;
}
