import type { Citation } from './reply.ts';

/** Citations of one paragraph, which are shown together: "[2] [5] “Title”, Publisher, paragraph 15". */
export interface CitationGroup {
  readonly numbers: readonly number[];
  /** The first of them; the others stand in the same place. */
  readonly citation: Citation;
}

/** Puts citations of the same paragraph together, in the order of their first numbers. */
export function groupCitations(citations: readonly Citation[]): readonly CitationGroup[] {
  const places = Map.groupBy(citations, ({ source, paragraph }) => JSON.stringify([source, paragraph]));
  return [...places.values()].flatMap((group) => {
    const [citation] = group;
    return citation ? [{ numbers: group.map(({ n }) => n), citation }] : [];
  });
}
