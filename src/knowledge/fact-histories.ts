import { compareText } from '../util/compare-text.ts';
import { correctionOf, currentFacts, restoredBy } from './current-facts.ts';
import type { Fact, Localized } from './model.ts';

/** A fact with its corrections, as one thing that others follow under one id. */
export interface FactHistory {
  /** The first version. Its id stays the id of the history. */
  readonly first: Fact;
  /** The versions that are valid now: none where it was withdrawn. */
  readonly valid: readonly Fact[];
  /** What has happened to it, in order. The first is that it was added. */
  readonly changes: readonly HistoryChange[];
}

/** What happened to a fact on a day. */
export interface HistoryChange {
  readonly kind: 'added' | 'corrected' | 'withdrawn' | 'restored';
  /** ISO date in the time zone of the situation. */
  readonly day: string;
  /** What is valid since, or what was withdrawn. */
  readonly fact: Fact;
  /** What it replaces: the version before, or the correction that was taken back. */
  readonly before?: Fact;
  /** Why, for readers. */
  readonly reason?: Localized;
}

/** Computed once for each list of facts: knowledge does not change while it is in use. */
const known = new WeakMap<readonly Fact[], readonly FactHistory[]>();

/** The histories of all facts, in the order of their first versions. */
export function factHistories(facts: readonly Fact[]): readonly FactHistory[] {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const current = new Set(currentFacts(facts));
  const histories = [...Map.groupBy(facts, (fact) => firstOf(fact, byId))].map(
    ([first, versions]): FactHistory => ({
      first,
      valid: versions.filter((fact) => current.has(fact)),
      changes: versions
        .flatMap((fact) => changesOf(fact, facts, byId))
        .toSorted((a, b) => compareText(a.day, b.day) || ORDER[a.kind] - ORDER[b.kind]),
    }),
  );
  known.set(facts, histories);
  return histories;
}

/** Of changes of one day, whatever was withdrawn had been added before. */
const ORDER: Readonly<Record<HistoryChange['kind'], number>> = {
  added: 0,
  corrected: 1,
  withdrawn: 2,
  restored: 3,
};

/**
 * When a history changed last. Facts have days; each change of a day counts a second, so that a later one is always newer.
 *
 * @param timeZone of the situation, in which the day begins
 */
export function updatedAt({ changes }: FactHistory, timeZone: string): Date {
  return new Date(startOf(changes.at(-1)?.day ?? '', timeZone).getTime() + (changes.length - 1) * 1_000);
}

/** When a day begins in a time zone. */
export function startOf(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

function firstOf(fact: Fact, byId: ReadonlyMap<string, Fact>): Fact {
  let first = fact;
  for (
    const passed = new Set<Fact>();
    !passed.has(first);
    first = byId.get(first.supersedes ?? '') ?? first
  ) {
    passed.add(first);
  }
  return first;
}

function changesOf(
  fact: Fact,
  facts: readonly Fact[],
  byId: ReadonlyMap<string, Fact>,
): readonly HistoryChange[] {
  const before = byId.get(fact.supersedes ?? '');
  const reason = fact.reason ?? before?.retracted?.reason;
  const added: HistoryChange =
    before === undefined
      ? { kind: 'added', day: fact.added, fact }
      : { kind: 'corrected', day: fact.added, fact, before, ...(reason && { reason }) };
  // A correction that is valid tells why by itself.
  if (fact.retracted === undefined || correctionOf(fact, facts)) return [added];
  const again = restoredBy(fact, facts);
  const { date: day, reason: why } = fact.retracted;
  const ended: HistoryChange =
    again === undefined
      ? { kind: 'withdrawn', day, fact, reason: why }
      : { kind: 'restored', day, fact: again, before: fact, reason: why };
  return [added, ended];
}
