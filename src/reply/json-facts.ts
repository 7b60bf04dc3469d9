import { accountsBeside } from '../knowledge/accounts.ts';
import { correctionOf, currentFacts, earlierVersions } from '../knowledge/current-facts.ts';
import type { Fact, Knowledge, Name, NameKind } from '../knowledge/model.ts';
import { newestFirst } from '../knowledge/newest-first.ts';
import { isNews, newsFrom } from '../knowledge/news.ts';
import { profileOf, sameNames } from '../knowledge/profile.ts';
import { given } from '../util/given.ts';
import { factsJson, type JsonCitation, type JsonStatement } from './json.ts';
import { inLanguage } from './text.ts';

/** Facts for other programs. The keys of all of these are a contract (docs/json.md). */
interface JsonFacts {
  readonly language: string;
  readonly statements: readonly JsonStatement[];
  /** In the order of the statements. */
  readonly citations: readonly JsonCitation[];
}

/** One fact, which is the first statement, with what stands beside it; others are named by id, and are statements too. */
export interface JsonFact extends JsonFacts {
  readonly fact: string;
  readonly standing: 'current' | 'corrected' | 'withdrawn';
  /** ISO date. */
  readonly added: string;
  readonly reason?: string;
  readonly correctedBy?: string;
  readonly corrects: readonly string[];
  readonly against: readonly string[];
  readonly accounts: readonly string[];
}

/** What is new: facts by id, which are the statements. */
export interface JsonLatest extends JsonFacts {
  /** ISO date; null where the newest facts were asked for. */
  readonly since: string | null;
  readonly added: readonly string[];
  readonly corrected: readonly { readonly fact: string; readonly before: string }[];
  readonly withdrawn: readonly string[];
  /** How many more facts there are. */
  readonly left: number;
}

/** What is told of names. */
export interface JsonProfiles extends JsonFacts {
  readonly profiles: readonly JsonProfile[];
  /** How many more facts there are. */
  readonly left: number;
}

interface JsonProfile {
  readonly id: string;
  readonly name: string;
  readonly kind: NameKind;
  readonly role?: string;
  readonly about: readonly string[];
  readonly said: readonly string[];
  readonly mentioned: readonly string[];
}

/** The most facts in a list. */
const MOST = 50;

/** The JSON of a fact. */
export function factJson(fact: Fact, language: string, knowledge: Knowledge): JsonFact {
  const current = currentFacts(knowledge.facts);
  const against = current.filter(({ id }) => fact.against.includes(id));
  const accounts = accountsBeside(fact, current).filter((other) => !against.includes(other));
  const corrects = earlierVersions(fact, knowledge.facts);
  const correction = correctionOf(fact, knowledge.facts);
  const reason = fact.retracted?.reason ?? correction?.reason;
  const shown = [fact, ...(correction ? [correction] : []), ...against, ...accounts, ...corrects];
  return {
    language,
    fact: fact.id,
    standing: correction ? 'corrected' : fact.retracted ? 'withdrawn' : 'current',
    added: fact.added,
    ...given({
      reason: reason && inLanguage(reason, language, knowledge),
      correctedBy: correction?.id,
    }),
    corrects: idsOf(corrects),
    against: idsOf(against),
    accounts: idsOf(accounts),
    ...factsJson([...new Set(shown)], language, knowledge),
  };
}

/** The JSON of what is new from a day (ISO) on, or of the newest facts. */
export function latestJson(since: string | undefined, language: string, knowledge: Knowledge): JsonLatest {
  const newest = {
    new: newestFirst(currentFacts(knowledge.facts).filter(isNews)),
    corrected: [],
    withdrawn: [],
  };
  const news = since === undefined ? newest : newsFrom(since, knowledge);
  const corrected = news.corrected.slice(0, MOST);
  const withdrawn = news.withdrawn.slice(0, MOST);
  const added = news.new.slice(0, Math.max(0, MOST - corrected.length - withdrawn.length));
  const shown = [...corrected.flatMap(({ fact, before }) => [fact, before]), ...withdrawn, ...added];
  return {
    language,
    since: since ?? null,
    added: idsOf(added),
    corrected: corrected.map(({ fact, before }) => ({ fact: fact.id, before: before.id })),
    withdrawn: idsOf(withdrawn),
    left:
      news.new.length +
      news.corrected.length +
      news.withdrawn.length -
      (added.length + corrected.length + withdrawn.length),
    ...factsJson([...new Set(shown)], language, knowledge),
  };
}

/** The JSON of what is told of names. */
export function profilesJson(names: readonly Name[], language: string, knowledge: Knowledge): JsonProfiles {
  const facts = currentFacts(knowledge.facts);
  const found = names.map((name) => ({ name, ...profileOf(sameNames(name.id, knowledge.names), facts) }));
  const all = new Set(found.flatMap(({ about, said, mentioned }) => [...about, ...said, ...mentioned]));
  const shown = new Set([...all].slice(0, MOST));
  const ids = (some: readonly Fact[]): readonly string[] => idsOf(some.filter((fact) => shown.has(fact)));
  return {
    language,
    profiles: found.map(({ name: { id, name, kind, role }, about, said, mentioned }) => ({
      id,
      name: inLanguage(name, language, knowledge),
      kind,
      ...given({ role: role && inLanguage(role, language, knowledge) }),
      about: ids(about),
      said: ids(said),
      mentioned: ids(mentioned),
    })),
    left: all.size - shown.size,
    ...factsJson([...shown], language, knowledge),
  };
}

function idsOf(facts: readonly Fact[]): readonly string[] {
  return facts.map(({ id }) => id);
}
