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
 * The facts that tell a newcomer what is known: the most important one of each topic, in the order in which the editor
 * lists the topics, and the newest event of a known day. One fact a paragraph, since those of one say much the same.
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
  const dated = sorted.filter(({ when }) => when.precision === 'day' && when.to === when.from);
  const event = dated.toSorted((a, b) => b.when.from.localeCompare(a.when.from))[0];
  const paragraphs = new Set(event === undefined ? [] : [paragraphOf(event)]);
  const leads: Fact[] = [];
  const lead = (fact: Fact | undefined): void => {
    if (fact === undefined || leads.length >= most - (event === undefined ? 0 : 1)) return;
    leads.push(fact);
    paragraphs.add(paragraphOf(fact));
  };
  for (const topic of Object.keys(situation.topics)) {
    const free = sorted.filter((fact) => fact.topics.includes(topic) && !paragraphs.has(paragraphOf(fact)));
    lead(free.find(({ topics: [main] }) => main === topic) ?? free[0]);
  }
  // A knowledge with few topics has more than one lead a topic.
  for (const fact of sorted) if (!paragraphs.has(paragraphOf(fact))) lead(fact);
  return event === undefined ? leads : [...leads, event];
}

function paragraphOf({ source, paragraph }: Fact): string {
  return `${source.id}#${paragraph}`;
}
