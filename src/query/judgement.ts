import type { Ranked } from './ranking/curated-ranker.ts';
import type { EvidenceValues } from './ranking/evidence.ts';
import type { Query } from './ranking/features.ts';
import type { Analysis } from './words/analyser.ts';

/** A question ranked, with the evidence on its best fact. */
export interface Judgement {
  readonly query: Query;
  readonly analysis: Analysis;
  /** No earlier question could have changed it. */
  readonly standsAlone: boolean;
  readonly followsUp: boolean;
  readonly ranked: readonly Ranked[];
  readonly best?: Ranked;
  readonly evidence?: EvidenceValues;
  readonly confidence: number;
}
