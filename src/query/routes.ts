import { leadingFacts } from '../knowledge/leading-facts.ts';
import { ABOUT_SOURCE, type Fact, type Gap, type Knowledge } from '../knowledge/model.ts';
import type { WeighedSlot } from './index/weighed-slot.ts';
import type { Intent } from './intent/intent.ts';
import type { Answer, Side } from './types.ts';

/** Facts of an overview or a profile, of each side of a comparison, and gaps that are told at most. */
const MOST = 5;
const MOST_A_SIDE = 2;
const MOST_SIDES = 4;
const MOST_GAPS = 5;

/** What composing an answer to a wish needs of the engine. */
export interface RouteTools {
  readonly knowledge: Pick<Knowledge, 'situation' | 'names'>;
  /** Current facts that had happened by the date of the question. */
  readonly facts: readonly Fact[];
  /** Gaps that no fact closes. */
  readonly gaps: readonly Gap[];
  /** Current facts, the newest first. */
  readonly newest: readonly Fact[];
  /** The facts nearest to some words, best first. */
  near(slots: readonly WeighedSlot[]): readonly Fact[];
  /** Ids of everything that a name may mean, its offices and their holders. */
  sameAs(id: string): readonly string[];
}

/** What an answer to a wish is made of; undefined where the knowledge has nothing for it. */
export type Routed = Pick<Answer, 'outcome' | 'statements' | 'related' | 'form'>;

/** Composes the answer to a wish about the situation, a name or several. */
export function composeWish(intent: Intent, tools: RouteTools): Routed | undefined {
  switch (intent.kind) {
    case 'talk':
      return { outcome: 'unsure', statements: [], related: [], form: { kind: 'talk', talk: intent.talk } };
    case 'overview':
      return listed('overview', leadingFacts(tools.facts, tools.knowledge, MOST), tools);
    case 'latest':
      return listed('latest', tools.newest.slice(0, MOST), tools);
    case 'disputed':
      return listed('disputed', disputedFacts(tools.facts), tools);
    case 'people':
      return listed('people', people(tools), tools);
    case 'gaps':
      return gapsAnswer(tools);
    case 'profile':
      return profile(intent.slot, tools);
    case 'comparison':
      return comparison(intent.sides, intent.topic, tools);
    default:
      return undefined;
  }
}

function listed(
  kind: 'overview' | 'latest' | 'disputed' | 'people',
  facts: readonly Fact[],
  { newest }: RouteTools,
): Routed | undefined {
  if (facts.length === 0) return undefined;
  const statements = facts.slice(0, MOST);
  const related = newest.filter((fact) => !statements.includes(fact)).slice(0, 3);
  return { outcome: 'answered', statements, related, form: { kind } };
}

/** Facts that others are against, each followed by the first that is against it. */
function disputedFacts(facts: readonly Fact[]): readonly Fact[] {
  const disputed = facts.filter(({ status }) => status === 'disputed');
  const pairs = disputed.flatMap((fact) => [
    fact,
    ...facts.filter(({ id }) => fact.against.includes(id)).slice(0, 1),
  ]);
  return [...new Set(pairs)];
}

/** One fact for each person, that which is most about them. */
function people(tools: RouteTools): readonly Fact[] {
  const persons = tools.knowledge.names.filter(({ kind }) => kind === 'person');
  const told = persons.flatMap(({ id }) => factsOn([id], tools.facts, tools)[0] ?? []);
  return [...new Set(told)];
}

function gapsAnswer({ gaps, newest }: RouteTools): Routed | undefined {
  if (gaps.length === 0) return undefined;
  return {
    outcome: 'answered',
    statements: [],
    related: newest.slice(0, 3),
    form: { kind: 'gaps', gaps: gaps.slice(0, MOST_GAPS) },
  };
}

function profile(slot: WeighedSlot, tools: RouteTools): Routed | undefined {
  const facts = factsOn(slot.names, tools.near([slot]), tools);
  const [name] = slot.names;
  if (facts.length === 0 || name === undefined) return undefined;
  return {
    outcome: 'answered',
    statements: facts.slice(0, MOST),
    related: facts.slice(MOST, MOST + 3),
    form: { kind: 'profile', name },
  };
}

/** The current facts with one of these names: those about it first, then what it says, then where it is mentioned. */
function factsOn(
  names: readonly string[],
  near: readonly Fact[],
  { facts, sameAs }: RouteTools,
): readonly Fact[] {
  const ids = new Set(names.flatMap((id) => sameAs(id)));
  const order = new Map(near.map((fact, at) => [fact, at]));
  const place = (fact: Fact): number => {
    const isAbout = ids.has(fact.names[0] ?? '');
    const says = ids.has(fact.says.name ?? '');
    return (isAbout ? 0 : says ? 100 : 200) + (order.get(fact) ?? 50);
  };
  return facts
    .filter(
      ({ names: named, says, topics }) =>
        !topics.includes(ABOUT_SOURCE) && [...named, says.name ?? ''].some((id) => ids.has(id)),
    )
    .toSorted((a, b) => place(a) - place(b));
}

function comparison(
  sides: readonly WeighedSlot[],
  topic: readonly WeighedSlot[],
  tools: RouteTools,
): Routed | undefined {
  const compared = sides.slice(0, MOST_SIDES).map((slot): Side => {
    const ids = new Set(slot.names.flatMap((id) => tools.sameAs(id)));
    const near = tools.near([slot, ...topic]);
    const all = [...near, ...tools.facts.filter((fact) => !near.includes(fact))];
    const said = all.filter(({ says }) => ids.has(says.name ?? ''));
    const about = all.filter((fact) => !said.includes(fact) && ids.has(fact.names[0] ?? ''));
    return { name: slot.names[0] ?? '', facts: [...said, ...about].slice(0, MOST_A_SIDE) };
  });
  const statements = [...new Set(compared.flatMap(({ facts }) => facts))];
  if (statements.length === 0) return undefined;
  const isWhole = compared.every(({ facts }) => facts.length > 0);
  return {
    outcome: isWhole ? 'answered' : 'unsure',
    statements,
    related: [],
    form: { kind: 'comparison', sides: compared },
  };
}
