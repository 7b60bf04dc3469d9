import { compareText } from '../util/compare-text.ts';
import type { Fact } from './model.ts';

/** Facts by the day on which they were added, the newest first; then by the latest start, then by the earliest end. */
export function newestFirst(facts: readonly Fact[]): readonly Fact[] {
  return facts.toSorted(
    (a, b) =>
      compareText(b.added, a.added) ||
      compareText(b.when.from, a.when.from) ||
      compareText(a.when.to, b.when.to),
  );
}
