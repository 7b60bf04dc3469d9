import type { Name } from '../../knowledge/model.ts';

/** A known name where a text speaks of it. */
export interface FoundName {
  readonly name: Name;
  readonly surface: string;
  /** Place of its first word in the analysis's tokens, and how many it takes. */
  readonly at: number;
  readonly length: number;
}
