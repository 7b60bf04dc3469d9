import type { Fact } from './model.ts';

/** The facts that still stand: neither taken back nor corrected by one that stands. */
export function standing(facts: readonly Fact[]): readonly Fact[] {
  const corrected = new Set(
    facts.flatMap((fact) => (fact.supersedes && !fact.retracted ? [fact.supersedes] : [])),
  );
  return facts.filter((fact) => !fact.retracted && !corrected.has(fact.id));
}

/** The fact that corrected this one, where one did. */
export function correctionOf(fact: Fact, facts: readonly Fact[]): Fact | undefined {
  return facts.find((other) => other.supersedes === fact.id && !other.retracted);
}
