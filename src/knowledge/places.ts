import { compareText } from '../util/compare-text.ts';
import type { Fact, Name } from './model.ts';

/** A place with a position, and the facts that name it. */
export interface NamedPlace {
  readonly place: Name;
  /** Latitude and longitude in decimal degrees. */
  readonly at: readonly [number, number];
  readonly facts: readonly Fact[];
}

/** The places with a position that some facts name; those of most facts first. */
export function placesIn(facts: readonly Fact[], names: readonly Name[]): readonly NamedPlace[] {
  return names
    .flatMap((place): readonly NamedPlace[] => {
      if (place.kind !== 'place' || place.at === undefined) return [];
      const naming = facts.filter((fact) => fact.names.includes(place.id));
      return naming.length === 0 ? [] : [{ place, at: place.at, facts: naming }];
    })
    .toSorted((a, b) => b.facts.length - a.facts.length || compareText(a.place.id, b.place.id));
}

/** Where a street map shows a place; nothing of what is wider than a town. */
export function spotOf({ at, wide }: Name): Name['at'] {
  return wide ? undefined : at;
}
