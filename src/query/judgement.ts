import type { Query, Ranked, Ranking } from './ranking/ranker.ts';
import type { Analysis } from './words/analyser.ts';

/** A question ranked and judged. */
export interface Judgement extends Ranking {
  readonly query: Query;
  readonly analysis: Analysis;
  /** No earlier question could have changed it. */
  readonly standsAlone: boolean;
  readonly followsUp: boolean;
  /** The best fact, gaps aside. */
  readonly best?: Ranked;
}
