import type { Fact } from './model.ts';

/** Computed once for each list of facts: knowledge does not change while it is in use. */
const known = new WeakMap<readonly Fact[], readonly Fact[]>();

/**
 * The facts that are valid now, in their order: not retracted, and not corrected by a fact that is valid itself. A
 * retracted correction lets the original count again, unless another correction has taken its place.
 */
export function currentFacts(facts: readonly Fact[]): readonly Fact[] {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const corrections = Map.groupBy(facts, ({ supersedes }) => supersedes);
  const current = facts.filter((fact) => !fact.retracted && lastCorrection(fact, corrections) === undefined);
  known.set(facts, current);
  return current;
}

/**
 * The facts that count as of the end of a day: what had surely happened and was published by then. A day counts from
 * itself; a longer span, such as an inferred month, counts from its last day. A correction counts from the day on which
 * it was added, and until then what it corrects. What was retracted never counts.
 *
 * @param day ISO date
 */
export function factsAsOf(facts: readonly Fact[], day: string): readonly Fact[] {
  const known = facts.filter(({ supersedes, added }) => supersedes === undefined || added <= day);
  return currentFacts(known).filter(({ when, source }) => when.to <= day && source.published.to <= day);
}

/** The fact that corrects this one and counts in its place, where there is one. */
export function correctionOf(fact: Fact, facts: readonly Fact[]): Fact | undefined {
  return lastCorrection(
    fact,
    Map.groupBy(facts, ({ supersedes }) => supersedes),
  );
}

/** The facts that a fact corrects, directly or by way of others, the last one before it first. */
export function earlierVersions(fact: Fact, facts: readonly Fact[]): readonly Fact[] {
  const earlier: Fact[] = [];
  for (let at: Fact | undefined = fact; at?.supersedes !== undefined; ) {
    const id: string = at.supersedes;
    at = facts.find((other) => other.id === id);
    if (at === undefined || earlier.includes(at)) break;
    earlier.push(at);
  }
  return earlier;
}

/** The valid fact that a retracted correction had replaced: the original, or another correction of it. */
export function restoredBy(retracted: Fact, facts: readonly Fact[]): Fact | undefined {
  if (!retracted.retracted || correctionOf(retracted, facts)) return undefined;
  const original = facts.find(({ id }) => id === retracted.supersedes);
  if (original === undefined) return undefined;
  const correction = correctionOf(original, facts);
  if (correction) return correction;
  return original.retracted ? restoredBy(original, facts) : original;
}

/** Follows corrections of corrections, past the retracted ones. */
function lastCorrection(
  { id }: Fact,
  corrections: ReadonlyMap<string | undefined, readonly Fact[]>,
): Fact | undefined {
  return corrections
    .get(id)
    ?.map(
      (correction) =>
        lastCorrection(correction, corrections) ?? (correction.retracted ? undefined : correction),
    )
    .find((last) => last !== undefined);
}
