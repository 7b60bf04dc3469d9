import type { Ranked } from '../ranking/ranker.ts';
import type { Coverage } from './coverage.ts';
import type { PassageFeature } from './passage-features.ts';
import type { Placed } from './passages.ts';

/** A statement of a text with its score and what the score is made of. */
export interface RankedPassage extends Ranked<PassageFeature> {
  readonly placed: Placed;
  readonly coverage: Coverage;
}
