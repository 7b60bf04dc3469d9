import type { PassageEvidence } from '../passages/passage-evidence.ts';
import type { PassageFeature } from '../passages/passage-features.ts';
import passages from '../passages/weights.json' with { type: 'json' };
import associations from './associations.json' with { type: 'json' };
import type { AssociationTable } from './associations.ts';
import type { Evidence } from './evidence.ts';
import type { Feature } from './features.ts';
import type { RankerWeights } from './ranker.ts';
import learned from './weights.json' with { type: 'json' };

/** Everything learned from labelled questions: for curated facts, and for plain texts. */
export interface Weights extends RankerWeights<Feature, Evidence> {
  readonly associations: AssociationTable;
  /** Confidence in a curated fact from which on nothing is denied. */
  readonly deniable: number;
  readonly passages: RankerWeights<PassageFeature, PassageEvidence>;
}

/** The learned weights, as `npm run train` and `npm run train:texts` wrote them. */
export const WEIGHTS: Weights = {
  rank: numbers(learned.rank),
  decide: numbers(learned.decide),
  threshold: learned.threshold,
  deniable: learned.deniable,
  associations,
  passages: {
    rank: numbers(passages.rank),
    decide: numbers(passages.decide),
    threshold: passages.threshold,
  },
};

function numbers<Name extends string>(
  described: Record<Name, { readonly weight: number }>,
): Record<Name, number> {
  const entries = Object.entries(described) as [Name, { readonly weight: number }][];
  return Object.fromEntries(entries.map(([name, { weight }]) => [name, weight])) as Record<Name, number>;
}
