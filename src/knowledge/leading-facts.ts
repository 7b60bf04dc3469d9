import { ABOUT_SOURCE, type Fact, type Knowledge } from './model.ts';

/** The newest source first, its analysis last; else in the order of the source, since news put first what matters most. */
export function byImportance(a: Fact, b: Fact): number {
  return (
    b.source.published.to.localeCompare(a.source.published.to) ||
    Number(a.status === 'analysis') - Number(b.status === 'analysis') ||
    a.paragraph - b.paragraph
  );
}

/**
 * The facts that tell a newcomer what is known: those that the editor names as leading, then the most important one of each
 * topic in the order in which topics are listed, then the rest. One fact a paragraph, since those of one say much the same.
 *
 * @param facts to choose from
 * @param most how many to give
 */
export function leadingFacts(
  facts: readonly Fact[],
  { situation }: Pick<Knowledge, 'situation'>,
  most: number,
): readonly Fact[] {
  const sorted = facts.filter(({ topics }) => !topics.includes(ABOUT_SOURCE)).toSorted(byImportance);
  const leading = situation.leading.flatMap((id) => sorted.find((fact) => fact.id === id) ?? []);
  const firstOfTopics = Object.keys(situation.topics).flatMap(
    (topic) => sorted.find(({ topics: [main] }) => main === topic) ?? [],
  );
  const leads = new Map<string, Fact>();
  for (const fact of [...leading, ...firstOfTopics, ...sorted]) leads.getOrInsert(paragraphOf(fact), fact);
  return [...leads.values()].slice(0, most);
}

function paragraphOf({ source, paragraph }: Fact): string {
  return `${source.id}#${paragraph}`;
}
