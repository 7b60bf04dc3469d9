import { compareText } from '../util/compare-text.ts';
import { hasAmount } from './amounts.ts';
import { isEvent, isLasting } from './events.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge } from './model.ts';

/** The newest source first, its analysis last; else in the order of the source, since news put first what matters most. */
export function byImportance(a: Fact, b: Fact): number {
  return (
    b.source.published.to.localeCompare(a.source.published.to) ||
    Number(a.status === 'analysis') - Number(b.status === 'analysis') ||
    a.paragraph - b.paragraph
  );
}

/** What choosing leading facts needs of the knowledge. */
export type LeadingKnowledge = Pick<Knowledge, 'situation' | 'functionWords'>;

/**
 * The facts that tell a newcomer what is known: those that the editor names as leading, then the most important one of each
 * topic in the order in which topics are listed, then the rest, what lasts after what happened. No two say nearly the same.
 * The newest event whose day is known and the newest number are among them, in the place of the last ones if need be.
 *
 * @param facts to choose from
 * @param most how many to give
 */
export function leadingFacts(
  facts: readonly Fact[],
  knowledge: LeadingKnowledge,
  most: number,
): readonly Fact[] {
  const order = inOrder(facts, knowledge);
  const chosen: Fact[] = [];
  for (const fact of order) {
    if (chosen.length >= most) break;
    if (!chosen.some((other) => sayNearlyTheSame(fact, other))) chosen.push(fact);
  }
  const events = order.filter(isEvent);
  return [
    {
      candidates: events.filter(({ when }) => when.precision === 'day'),
      time: ({ when }: Fact) => when.to,
    },
    {
      candidates: events.filter((fact) => hasAmount(fact, knowledge)),
      time: ({ source }: Fact) => source.published.to,
    },
  ].reduce<Chosen>(bringIn, { facts: chosen, kept: new Set() }).facts;
}

function inOrder(facts: readonly Fact[], { situation }: LeadingKnowledge): readonly Fact[] {
  const sorted = facts
    .filter(({ topics }) => !topics.includes(ABOUT_SOURCE))
    .toSorted((a, b) => Number(isLasting(a)) - Number(isLasting(b)) || byImportance(a, b));
  const leading = situation.leading.flatMap((id) => sorted.find((fact) => fact.id === id) ?? []);
  const firstOfTopics = Object.keys(situation.topics).flatMap(
    (topic) => sorted.find((fact) => fact.topics[0] === topic && !isLasting(fact)) ?? [],
  );
  return [...new Set([...leading, ...firstOfTopics, ...sorted])];
}

interface Chosen {
  readonly facts: readonly Fact[];
  /** Those that may not give way to others. */
  readonly kept: ReadonlySet<Fact>;
}

/** What has to be among the leading facts: one of the candidates that are newest. */
interface Needed {
  /** The most important first. */
  readonly candidates: readonly Fact[];
  /** ISO date by which the newest is told. */
  time(fact: Fact): string;
}

/** Sees to it that one of the newest candidates is there: in the place of one that says nearly the same, or of the last. */
function bringIn({ facts, kept }: Chosen, { candidates, time }: Needed): Chosen {
  const newest = candidates.map(time).toSorted(compareText).at(-1);
  const wanted = candidates.filter((fact) => time(fact) === newest);
  const there = facts.find((fact) => wanted.includes(fact));
  if (there !== undefined) return { facts, kept: new Set([...kept, there]) };
  const [fact] = wanted;
  const given = facts.findLast((other) => !kept.has(other) && fact && sayNearlyTheSame(fact, other));
  const gone = given ?? facts.findLast((other) => !kept.has(other));
  if (fact === undefined || gone === undefined) return { facts, kept };
  return { facts: [...facts.filter((other) => other !== gone), fact], kept: new Set([...kept, fact]) };
}

/** Facts of one paragraph, and accounts of one event that are not against each other. */
function sayNearlyTheSame(a: Fact, b: Fact): boolean {
  if (a.source.id === b.source.id && a.paragraph === b.paragraph) return true;
  return a.accountOf !== undefined && a.accountOf === b.accountOf && !a.against.includes(b.id);
}
