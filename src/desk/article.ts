import type { Reasons } from './draft.ts';

/** A text that came in, with what it says about itself. What was not found is left out. */
export interface Article {
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  /** BCP 47 code. */
  readonly language?: string;
  readonly url?: string;
  /** ISO day on which it came out. */
  readonly published?: string;
  /** Its paragraphs, the title being the first: one line each, none of them empty. */
  readonly paragraphs: readonly string[];
  /** Where each value was found, or why it is left out. */
  readonly reasons: Reasons;
}
