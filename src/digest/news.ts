import { correctionOf, currentFacts, restoredBy } from '../knowledge/current-facts.ts';
import { byImportance } from '../knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge } from '../knowledge/model.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** What has changed since a chat's last digest, each kind with the most important first. */
export interface News {
  readonly new: readonly Fact[];
  /**
   * Facts that replace one that the chat has seen: corrections, and originals that are valid again since their
   * correction was retracted.
   */
  readonly corrected: readonly { readonly fact: Fact; readonly before: Fact }[];
  /** Facts that the chat has seen with other words, another speaker, status or date. */
  readonly revised: readonly Fact[];
  /** Facts that the chat has seen and that were retracted, with nothing in their place. */
  readonly withdrawn: readonly Fact[];
  /** How many facts that the chat has seen are in no source any more. */
  readonly removed: number;
}

/**
 * What is new to a chat.
 * @param topics ids; all if empty
 */
export function newsSince(seen: Snapshot, knowledge: Knowledge, topics: readonly string[]): News {
  const about = onTopics(knowledge.facts, topics).toSorted(byImportance);
  const known = new Map(knowledge.facts.map((fact) => [fact.id, fact]));
  const now = snapshotOf(knowledge);
  const fresh = currentFacts(about).filter(({ id }) => seen[id] === undefined && now[id] !== undefined);
  const retracted = about.filter((fact) => fact.retracted && seen[fact.id] !== undefined);
  const restored = new Map(retracted.map((before) => [restoredBy(before, knowledge.facts), before]));
  const corrected = fresh.flatMap((fact) => {
    const before = corrects(fact, seen, known) ?? restored.get(fact);
    return before ? [{ fact, before }] : [];
  });
  const corrections = new Set(corrected.map(({ fact }) => fact));
  const replaced = new Set(corrected.map(({ before }) => before));
  return {
    new: fresh.filter((fact) => !corrections.has(fact)),
    corrected,
    revised: about.filter(
      ({ id }) => seen[id] !== undefined && now[id] !== undefined && seen[id] !== now[id],
    ),
    withdrawn: retracted.filter((fact) => !replaced.has(fact) && !correctionOf(fact, knowledge.facts)),
    // The topics of these facts are not known any more.
    removed: topics.length > 0 ? 0 : Object.keys(seen).filter((id) => !known.has(id)).length,
  };
}

/** Whether nothing has changed. */
export function isNothing(news: News): boolean {
  return Object.values(news).every((some) => (typeof some === 'number' ? some === 0 : some.length === 0));
}

/** The fact that a chat has seen and this one corrects, directly or through corrections that it has not seen. */
function corrects(fact: Fact, seen: Snapshot, known: ReadonlyMap<string, Fact>): Fact | undefined {
  const passed = new Set<string>();
  for (let id = fact.supersedes; id !== undefined && !passed.has(id); id = known.get(id)?.supersedes) {
    const before = known.get(id);
    if (before && seen[id] !== undefined) return before;
    passed.add(id);
  }
  return undefined;
}

/** The facts on one of the topics. Without topics: all, except those about a source itself. */
export function onTopics(facts: readonly Fact[], topics: readonly string[]): readonly Fact[] {
  return facts.filter((fact) =>
    topics.length === 0 ? !fact.topics.includes(ABOUT_SOURCE) : fact.topics.some((id) => topics.includes(id)),
  );
}
