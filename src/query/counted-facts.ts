import { LRUCache } from 'lru-cache';
import { currentFacts, factsAsOf } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge } from '../knowledge/model.ts';

/** Days of which the facts are kept. */
const DAYS = 16;

/** The facts that may answer now, and as of the days that were asked for last. */
export class CountedFacts {
  /** Those of now, by id. */
  readonly now: ReadonlyMap<string, Fact>;
  readonly #all: readonly Fact[];
  readonly #byDay = new LRUCache<string, ReadonlyMap<string, Fact>>({ max: DAYS });

  constructor({ facts }: Pick<Knowledge, 'facts'>) {
    this.#all = facts;
    this.now = byId(currentFacts(facts));
  }

  /** Those that count as of a day (ISO date), by id; those of now where no day is given. */
  at(asOf: string | undefined): ReadonlyMap<string, Fact> {
    if (asOf === undefined) return this.now;
    const known = this.#byDay.get(asOf);
    if (known !== undefined) return known;
    const facts = byId(factsAsOf(this.#all, asOf));
    this.#byDay.set(asOf, facts);
    return facts;
  }
}

function byId(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [fact.id, fact]));
}
