import type { Evidence } from './decide.ts';
import type { Feature } from './features.ts';
import learned from './weights.json' with { type: 'json' };

export type RankWeights = Readonly<Partial<Record<Feature, number>>>;
export type DecideWeights = Readonly<Partial<Record<Evidence, number>>>;

/** Everything learned from labelled questions. */
export interface Weights {
  readonly rank: RankWeights;
  readonly decide: DecideWeights;
  /** Least confidence with which a fact is given as the answer. */
  readonly threshold: number;
}

/** The learned weights, as `npm run train` wrote them. */
export const WEIGHTS: Weights = {
  rank: numbers(learned.rank),
  decide: numbers(learned.decide),
  threshold: learned.threshold,
};

function numbers<Name extends string>(
  described: Record<Name, { readonly weight: number }>,
): Record<Name, number> {
  const entries = Object.entries(described) as [Name, { readonly weight: number }][];
  return Object.fromEntries(entries.map(([name, { weight }]) => [name, weight])) as Record<Name, number>;
}
