import type { Evidence } from './decide.ts';
import type { Feature } from './features.ts';
import type { PassageEvidence } from './passages/evidence.ts';
import type { PassageFeature } from './passages/features.ts';
import learned from './weights.json' with { type: 'json' };

export type RankWeights = Readonly<Partial<Record<Feature, number>>>;
export type DecideWeights = Readonly<Partial<Record<Evidence, number>>>;

/** What ranks and decides over plain texts: statements to which nobody has written questions. */
export interface PassageWeights {
  readonly rank: Readonly<Partial<Record<PassageFeature, number>>>;
  readonly decide: Readonly<Partial<Record<PassageEvidence, number>>>;
  /** Least confidence with which a statement is given as the answer. */
  readonly threshold: number;
}

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
