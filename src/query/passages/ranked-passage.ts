import type { Coverage } from './coverage.ts';
import type { PassageValues } from './features.ts';
import type { Placed } from './passages.ts';

/** A statement of a text with its score and what the score is made of. */
export interface RankedPassage {
  /** Number of its document. */
  readonly number: number;
  readonly score: number;
  readonly placed: Placed;
  readonly coverage: Coverage;
  readonly features: PassageValues;
  /** Log-likelihood ratio of the question under the document and under the collection. */
  readonly likelihood: number;
}
