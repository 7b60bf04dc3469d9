import { disagreementsOf } from '../knowledge/disagreements.ts';
import { leadingFacts } from '../knowledge/leading-facts.ts';
import type { Fact, Gap, Knowledge } from '../knowledge/model.ts';
import { profileOf, sameNames } from '../knowledge/profile.ts';
import type { WeighedSlot } from './index/weighed-slot.ts';
import type { Intent } from './intent/intent.ts';
import type { Answer, Side } from './types.ts';

/** Facts of a list or a profile, of an overview, of each side of a comparison, and gaps that are told at most. */
const MOST = 5;
const MOST_OVERVIEW = 6;
const MOST_PEOPLE = 8;
const MOST_A_SIDE = 2;
const MOST_SIDES = 4;
const MOST_GAPS = 5;

/** What composing an answer to a wish needs of the engine. */
export interface RouteTools {
  readonly knowledge: Pick<Knowledge, 'situation' | 'names' | 'functionWords'>;
  /** Current facts that had happened by the date of the question. */
  readonly facts: readonly Fact[];
  /** Gaps that no fact closes. */
  readonly gaps: readonly Gap[];
  /** News among them, the newest first. */
  readonly newest: readonly Fact[];
  /** The facts nearest to some words, best first. */
  near(slots: readonly WeighedSlot[]): readonly Fact[];
}

/** What an answer to a wish is made of; undefined where the knowledge has nothing for it. */
export type Routed = Pick<Answer, 'outcome' | 'statements' | 'related' | 'form'>;

/** Composes the answer to a wish about the situation, a name or several. */
export function composeWish(intent: Intent, tools: RouteTools): Routed | undefined {
  switch (intent.kind) {
    case 'talk':
      return { outcome: 'unsure', statements: [], related: [], form: { kind: 'talk', talk: intent.talk } };
    case 'overview':
      return overview(intent.about, tools);
    case 'latest':
      return listed('latest', tools.newest.slice(0, MOST), tools);
    case 'disputed':
      return listed('disputed', disputedFacts(tools.facts), tools);
    case 'people':
      return listed('people', people(tools), tools, MOST_PEOPLE);
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

/** The leading facts, of those near to what the overview is about. */
function overview(about: readonly WeighedSlot[], tools: RouteTools): Routed | undefined {
  const near = about.length === 0 ? [] : tools.near(about);
  const facts = near.length > MOST_OVERVIEW ? near : tools.facts;
  return listed('overview', leadingFacts(facts, tools.knowledge, MOST_OVERVIEW), tools, MOST_OVERVIEW);
}

function listed(
  kind: 'overview' | 'latest' | 'disputed' | 'people',
  facts: readonly Fact[],
  { newest }: RouteTools,
  most = MOST,
): Routed | undefined {
  if (facts.length === 0) return undefined;
  const statements = facts.slice(0, most);
  const related = newest.filter((fact) => !statements.includes(fact)).slice(0, 3);
  return { outcome: 'answered', statements, related, form: { kind } };
}

/** Facts that others are against, each followed by those. */
function disputedFacts(facts: readonly Fact[]): readonly Fact[] {
  return [...new Set(disagreementsOf(facts, facts).flatMap((each) => [...each.facts, ...each.against]))];
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

/** The facts with one of these names, those about it first; in each group the nearest to the question first. */
function factsOn(
  named: readonly string[],
  near: readonly Fact[],
  { facts, knowledge }: RouteTools,
): readonly Fact[] {
  const ids = new Set(named.flatMap((id) => [...sameNames(id, knowledge.names)]));
  const { about, said, mentioned } = profileOf(ids, [...new Set([...near, ...facts])]);
  return [...about, ...said, ...mentioned];
}

function comparison(
  sides: readonly WeighedSlot[],
  topic: readonly WeighedSlot[],
  tools: RouteTools,
): Routed | undefined {
  const compared = sides.slice(0, MOST_SIDES).map((slot): Side => {
    const ids = new Set(slot.names.flatMap((id) => [...sameNames(id, tools.knowledge.names)]));
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
