import { currentFacts } from './current-facts.ts';
import type { Fact, Knowledge } from './model.ts';

/** How many facts an editor's change has touched. */
export interface KnowledgeChange {
  /** New ones that correct none. */
  readonly added: number;
  readonly corrected: number;
  /** Retracted, or in no file any more, with nothing in their place. */
  readonly withdrawn: number;
  /** The same facts with another text, speaker, status or date. */
  readonly reworded: number;
}

/** What is another in the facts of two knowledges, the earlier one first. */
export function knowledgeChange(
  before: Pick<Knowledge, 'facts'>,
  after: Pick<Knowledge, 'facts'>,
): KnowledgeChange {
  const known = new Map(before.facts.map((fact) => [fact.id, fact]));
  const fresh = after.facts.filter(({ id }) => !known.has(id));
  const corrections = fresh.filter(({ supersedes }) => supersedes !== undefined && known.has(supersedes));
  const replaced = new Set(after.facts.map(({ supersedes }) => supersedes));
  const current = new Set(currentFacts(after.facts).map(({ id }) => id));
  return {
    added: fresh.length - corrections.length,
    corrected: corrections.length,
    withdrawn: currentFacts(before.facts).filter(({ id }) => !current.has(id) && !replaced.has(id)).length,
    reworded: after.facts.filter((fact) => {
      const earlier = known.get(fact.id);
      return earlier !== undefined && told(earlier) !== told(fact);
    }).length,
  };
}

/** What readers are told of a fact. */
function told({ text, says, status, when }: Fact): string {
  return JSON.stringify([text, says, status, when]);
}
