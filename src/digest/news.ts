import { correctionOf, currentFacts } from '../knowledge/current-facts.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge } from '../knowledge/model.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** What has changed since a chat last heard of it, each most important first. */
export interface News {
  readonly new: readonly Fact[];
  /** Facts that take the place of one that the chat has seen. */
  readonly corrected: readonly { readonly fact: Fact; readonly before: Fact }[];
  /** Facts that the chat has seen otherwise: with other words, another speaker, status or date. */
  readonly revised: readonly Fact[];
  /** Facts that the chat has seen and that were taken back. */
  readonly withdrawn: readonly Fact[];
  /** How many that the chat has seen are in no source any more. */
  readonly removed: number;
}

/**
 * What is new to a chat.
 * @param topics ids; all where there are none
 */
export function newsSince(seen: Snapshot, knowledge: Knowledge, topics: readonly string[]): News {
  const about = onTopics(knowledge.facts, topics).toSorted(byImportance);
  const known = new Map(knowledge.facts.map((fact) => [fact.id, fact]));
  const now = snapshotOf(knowledge);
  const fresh = currentFacts(about).filter(({ id }) => seen[id] === undefined && now[id] !== undefined);
  const corrected = fresh.flatMap((fact) => {
    const before = corrects(fact, seen, known);
    return before ? [{ fact, before }] : [];
  });
  const corrections = new Set(corrected.map(({ fact }) => fact));
  return {
    new: fresh.filter((fact) => !corrections.has(fact)),
    corrected,
    revised: about.filter(
      ({ id }) => seen[id] !== undefined && now[id] !== undefined && seen[id] !== now[id],
    ),
    withdrawn: about.filter(
      (fact) => fact.retracted && seen[fact.id] !== undefined && !correctionOf(fact, knowledge.facts),
    ),
    // What these were about is not known any more.
    removed: topics.length > 0 ? 0 : Object.keys(seen).filter((id) => !known.has(id)).length,
  };
}

/** Whether nothing has changed. */
export function isNothing(news: News): boolean {
  return Object.values(news).every((some) => (typeof some === 'number' ? some === 0 : some.length === 0));
}

/** The fact that a chat has seen and this one takes the place of, also where it saw none of those in between. */
function corrects(fact: Fact, seen: Snapshot, known: ReadonlyMap<string, Fact>): Fact | undefined {
  const passed = new Set<string>();
  for (let id = fact.supersedes; id !== undefined && !passed.has(id); id = known.get(id)?.supersedes) {
    const before = known.get(id);
    if (before && seen[id] !== undefined) return before;
    passed.add(id);
  }
  return undefined;
}

/** The facts that are about one of the topics; where there are none all, but for those about a source itself. */
export function onTopics(facts: readonly Fact[], topics: readonly string[]): readonly Fact[] {
  return facts.filter((fact) =>
    topics.length === 0 ? !fact.topics.includes(ABOUT_SOURCE) : fact.topics.some((id) => topics.includes(id)),
  );
}

/** The newest source first, its analysis last; else in the order of the source, since news tell first what matters most. */
export function byImportance(a: Fact, b: Fact): number {
  return (
    b.source.published.to.localeCompare(a.source.published.to) ||
    Number(a.status === 'analysis') - Number(b.status === 'analysis') ||
    a.paragraph - b.paragraph
  );
}
