import type { Fact } from './model.ts';

/** Facts that the same others are against. */
export interface Disagreement {
  readonly facts: readonly Fact[];
  /** The facts that are against each of them. */
  readonly against: readonly Fact[];
}

/** The facts in tension with others, those with the most first. Each pair is shown once. */
export function disagreementsOf(about: readonly Fact[], all: readonly Fact[]): readonly Disagreement[] {
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  const paired = new Set<string>();
  const each = about
    .toSorted((a, b) => b.against.length - a.against.length)
    .map((fact) => {
      const ids = fact.against.filter((id) => byId.has(id) && !paired.has(`${id} ${fact.id}`));
      for (const id of ids) paired.add(`${fact.id} ${id}`);
      return { fact, ids };
    });
  const alike = Map.groupBy(
    each.filter(({ ids }) => ids.length > 0),
    ({ ids }) => ids.toSorted().join(' '),
  );
  return Array.from(alike.values(), (group) => ({
    facts: group.map(({ fact }) => fact),
    against: (group[0]?.ids ?? []).flatMap((id) => byId.get(id) ?? []),
  }));
}
