import type { IndexedFact } from './indexed-facts.ts';

/** Of a longer paragraph only what stands so near counts as around a statement: a text may be one line. */
const REACH = 10;

/** Which facts stand together in a paragraph. */
export class Paragraphs {
  readonly #members: ReadonlyMap<string, readonly IndexedFact[]>;

  constructor(facts: readonly IndexedFact[]) {
    this.#members = Map.groupBy(facts, ({ paragraphId }) => paragraphId);
  }

  /** The facts of a paragraph, in order. */
  members(paragraphId: string): readonly IndexedFact[] {
    return this.#members.get(paragraphId) ?? [];
  }

  /** The facts of the same paragraph, itself among them, or of a very long one those that stand near. */
  around(fact: IndexedFact): readonly IndexedFact[] {
    const members = this.members(fact.paragraphId);
    if (members.length <= 2 * REACH + 1) return members;
    const from = Math.max(0, members.indexOf(fact) - REACH);
    return members.slice(from, from + 2 * REACH + 1);
  }
}
