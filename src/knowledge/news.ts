import { correctionOf, currentFacts, restoredBy } from './current-facts.ts';
import {
  ABOUT_SOURCE,
  type Fact,
  type Knowledge,
  type Localized,
  type Source,
  type Status,
} from './model.ts';
import { newestFirst } from './newest-first.ts';

/** What has changed for somebody who has seen an earlier state of the knowledge. */
export interface News {
  /** Sources that came in, the newest first. */
  readonly sources: readonly NewSource[];
  /** Facts that are new, without those that close a gap. */
  readonly new: readonly Fact[];
  /**
   * Facts that replace one that was seen: corrections, and originals that are valid again since their correction was
   * retracted.
   */
  readonly corrected: readonly Correction[];
  readonly revised: readonly Revision[];
  /** Facts that were seen and then retracted, with nothing in their place. */
  readonly withdrawn: readonly Fact[];
  /** Pairs of facts that were seen before, and that turned out to contradict each other. */
  readonly disputes: readonly (readonly [Fact, Fact])[];
  readonly closed: readonly Closing[];
  /** How many facts that were seen are in no source any more. */
  readonly removed: number;
}

export interface NewSource {
  readonly source: Source;
  /** How many of the new facts are of this source. */
  readonly facts: number;
}

export interface Correction {
  readonly fact: Fact;
  readonly before: Fact;
}

/** A fact that was seen with other words, another speaker, status or date. */
export interface Revision {
  readonly fact: Fact;
  /** Empty if it is not known what was seen. */
  readonly changes: readonly Change[];
}

/** What a fact said before, of one of its parts. */
export type Change =
  | { readonly kind: 'wording'; readonly before: string }
  | { readonly kind: 'speaker'; readonly before: Localized }
  | { readonly kind: 'status'; readonly before: Status }
  /** The date as the editor wrote it. */
  | { readonly kind: 'date'; readonly before: string };

/** A fact that answers what no source told before. */
export interface Closing {
  readonly fact: Fact;
  /** The sentences that said what was missing. */
  readonly gaps: readonly Localized[];
}

/** Whether nothing has changed. */
export function isNothing(news: News): boolean {
  return Object.values(news).every((some) => (typeof some === 'number' ? some === 0 : some.length === 0));
}

/** What was added, corrected, restored or retracted from a day (ISO) on. What had been seen before is not known. */
export function newsFrom(day: string, { facts, sources }: Knowledge): News {
  const isFresh = ({ added }: { readonly added: string }): boolean => added >= day;
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const fresh = newestFirst(currentFacts(facts)).filter((fact) => isFresh(fact) && isNews(fact));
  const corrections = fresh.flatMap((fact): readonly Correction[] => {
    const before = fact.supersedes === undefined ? undefined : byId.get(fact.supersedes);
    return before && !isFresh(before) ? [{ fact, before }] : [];
  });
  const retracted = newestFirst(facts).filter((fact) => fact.retracted && fact.retracted.date >= day);
  const restored = retracted.flatMap((before): readonly Correction[] => {
    const fact = restoredBy(before, facts);
    // A new correction is listed among the corrections.
    return fact && !isFresh(fact) ? [{ fact, before }] : [];
  });
  const corrected = [...corrections, ...restored];
  const corrects = new Set(corrected.map(({ fact }) => fact));
  const replaced = new Set(corrected.map(({ before }) => before));
  return {
    sources: newSources(sources.filter(isFresh), fresh),
    new: fresh.filter((fact) => !corrects.has(fact)),
    corrected,
    revised: [],
    withdrawn: retracted.filter((fact) => !replaced.has(fact) && !correctionOf(fact, facts)),
    disputes: [],
    closed: [],
    removed: 0,
  };
}

/** Sources with the number of their facts among some, the latest published first; none of which there is no fact. */
export function newSources(sources: readonly Source[], facts: readonly Fact[]): readonly NewSource[] {
  return sources
    .map((source) => ({ source, facts: facts.filter((fact) => fact.source.id === source.id).length }))
    .filter(({ facts }) => facts > 0)
    .toSorted((a, b) => b.source.published.to.localeCompare(a.source.published.to));
}

/** Whether a fact is about the situation: what a source tells of itself is no news. */
export function isNews({ topics }: Fact): boolean {
  return !topics.includes(ABOUT_SOURCE);
}
