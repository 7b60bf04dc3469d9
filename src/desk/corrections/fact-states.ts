import { correctionOf, currentFacts, restoredBy } from '../../knowledge/current-facts.ts';
import type { Fact } from '../../knowledge/model.ts';

/** What is shown of facts, by their ids; see `stateOf`. */
export type States = ReadonlyMap<string, string>;

/** What is shown of a valid fact: its statement. */
export const VALID = '';

/**
 * What is shown of a fact, in short: nothing but itself if it is valid, the id of the valid fact that corrects it, or `-`
 * if it is withdrawn, with the id of the fact that is valid again by that. No id begins with `-`. Of a fact that is in no
 * file any more nothing is known.
 */
export function stateOf(fact: Fact | undefined, facts: readonly Fact[]): string {
  if (fact === undefined || currentFacts(facts).includes(fact)) return VALID;
  const correction = correctionOf(fact, facts);
  if (correction !== undefined) return correction.id;
  return `-${restoredBy(fact, facts)?.id ?? ''}`;
}

/** The states of all facts that are not valid. */
export function changedStates(facts: readonly Fact[]): States {
  const current = new Set(currentFacts(facts));
  const changed = facts.filter((fact) => !current.has(fact));
  return new Map(changed.map((fact) => [fact.id, stateOf(fact, facts)]));
}
