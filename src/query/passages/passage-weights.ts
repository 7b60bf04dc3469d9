import type { PassageEvidence } from './evidence.ts';
import type { PassageFeature } from './features.ts';

/** What ranks and decides over plain texts: statements to which nobody has written questions. */
export interface PassageWeights {
  readonly rank: Readonly<Partial<Record<PassageFeature, number>>>;
  readonly decide: Readonly<Partial<Record<PassageEvidence, number>>>;
  /** Least confidence with which a statement is given as the answer. */
  readonly threshold: number;
}
