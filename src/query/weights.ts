import type { Evidence } from './decide.ts';
import type { Feature } from './features.ts';

export type RankWeights = Readonly<Partial<Record<Feature, number>>>;
export type DecideWeights = Readonly<Partial<Record<Evidence, number>>>;

/** Everything learned from labelled questions. */
export interface Weights {
  readonly rank: RankWeights;
  readonly decide: DecideWeights;
  /** Least confidence with which a fact is given as the answer. */
  readonly threshold: number;
}

/** A sane start for training, and good enough to run with. */
export const WEIGHTS: Weights = {
  rank: { bm25: 1, text: 1, question: 3, questionCovered: 0.5, all: 1, paragraph: 0.3, topic: 1, names: 1, stranger: -1.5, subject: 0.3, kind: 0.3, sameKind: 0.4, heaviest: -0.5, followed: 0.5, gap: -0.1 },
  decide: { bias: -3, text: 1, question: 2, all: 2, topic: 2, names: 1, stranger: -4, rival: -3, unknown: -3, heaviest: -2, kind: 0.5, gap: -3 },
  threshold: 0.5,
};
