import type { Name } from '../knowledge/model.ts';
import { lazy } from '../util/lazy.ts';
import type { FactIndex } from './index/fact-index.ts';
import { paragraphIdOf } from './index/indexed-facts.ts';

/** Which names the facts join: those that stand in one fact or in one paragraph, and the groups that they belong to. */
export class NameJoins {
  /** For each name the paragraphs that speak of it. */
  readonly #paragraphs: () => ReadonlyMap<string, ReadonlySet<string>>;

  constructor({ facts }: FactIndex, names: ReadonlyMap<string, Name>) {
    this.#paragraphs = lazy(() => {
      const found = new Map<string, Set<string>>();
      for (const { fact, names: ids } of facts) {
        if (fact === undefined) continue;
        const paragraph = paragraphIdOf(fact);
        for (const name of ids.flatMap((id) => [id, ...(names.get(id)?.member ?? [])])) {
          const known = found.get(name);
          if (known === undefined) found.set(name, new Set([paragraph]));
          else known.add(paragraph);
        }
      }
      return found;
    });
  }

  /** Whether any paragraph speaks of one of these names and of one of those. */
  areJoined(some: readonly string[], others: readonly string[]): boolean {
    const paragraphs = this.#of(some);
    return this.#of(others)
      .values()
      .some((paragraph) => paragraphs.has(paragraph));
  }

  #of(names: readonly string[]): ReadonlySet<string> {
    const known = this.#paragraphs();
    return new Set(names.flatMap((name) => [...(known.get(name) ?? [])]));
  }
}
