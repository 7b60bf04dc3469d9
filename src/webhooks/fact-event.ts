import { createHash } from 'node:crypto';
import { type FactHistory, factHistories, type HistoryChange } from '../knowledge/fact-histories.ts';
import { ABOUT_SOURCE, type Fact, type Knowledge, type Localized } from '../knowledge/model.ts';
import { isoMoment } from '../reply/dates.ts';
import { given } from '../util/given.ts';

/** What others are told when a fact changes. Its keys are a contract (docs/webhooks.md). */
export interface FactEvent {
  readonly type: 'fact.added' | 'fact.corrected' | 'fact.withdrawn' | 'fact.restored' | 'fact.revised';
  /** ISO instant at which the change was noticed. */
  readonly timestamp: string;
  readonly data: {
    /** Id of the first version, which stays the same through corrections. */
    readonly entry: string;
    /** ISO date of the change, in the time zone of the situation. */
    readonly day: string;
    /** What is valid now, or what was withdrawn. */
    readonly fact: EventFact;
    /** What it replaces. */
    readonly before?: EventFact;
    /** Why, per language. */
    readonly reason?: Localized;
  };
}

/** A fact as others are told of it: its texts are per language. */
interface EventFact {
  readonly id: string;
  readonly text: Localized;
  readonly says: Localized;
  readonly status: Fact['status'];
  /** ISO date, month, year or interval, with "(inferred)" if the source does not give it. */
  readonly when: string;
  readonly added: string;
  readonly topics: readonly string[];
  readonly paragraph: number;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly publisher: string;
    readonly published: string;
    readonly url: string | null;
  };
  /** The page of the fact. Left out where there are no pages. */
  readonly page?: string;
}

/** What is told of a fact and its corrections, in short. */
export interface FactState {
  /** Id of the first version. */
  readonly entry: string;
  /** A hash of the entry and of what is told: another one means a change. */
  readonly key: string;
  /** How many changes there were, the first being that it was added. */
  readonly changes: number;
}

/** What an event is made with. */
export interface EventOptions {
  readonly now: Date;
  /** Address of a fact's own page. Left out where there are no pages. */
  factPage?(id: string): string;
}

/** A fact with its corrections, and its state. What a source tells of itself is no news, and is left out. */
export function factStates({ facts, situation }: Knowledge): ReadonlyMap<FactHistory, FactState> {
  return new Map(
    factHistories(facts)
      .filter(({ first, changes }) =>
        [first, ...changes.map(({ fact }) => fact)].some(({ topics }) => !topics.includes(ABOUT_SOURCE)),
      )
      .map((history) => [history, stateOf(history, situation.required)]),
  );
}

function stateOf({ first, valid, changes }: FactHistory, required: readonly string[]): FactState {
  const told = [
    first.id,
    valid.map((fact) => toldOf(fact, required)),
    changes.map(({ kind, day, fact }) => [kind, day, fact.id]),
  ];
  const key = createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32);
  return { entry: first.id, key, changes: changes.length };
}

/** What counts as a change: not a translation that is added, and not another spelling of the speaker's name. */
function toldOf({ id, text, says, status, when }: Fact, required: readonly string[]) {
  const own = required.filter((language) => text[language] !== undefined);
  const shown = own.length > 0 ? own.map((language) => text[language]) : text;
  return [id, shown, says.name ?? says.label, status, when.date];
}

/**
 * The event that tells of a state; undefined if there is nothing to tell.
 *
 * @param earlier the states of the same entry that were told or known before
 */
export function eventOf(
  { first, valid, changes }: FactHistory,
  earlier: readonly FactState[],
  { now, factPage }: EventOptions,
): FactEvent | undefined {
  const last = changes.at(-1);
  if (last === undefined) return undefined;
  const isKnown = earlier.length > 0;
  // Nobody was told of what is withdrawn already.
  if (!isKnown && valid.length === 0) return undefined;
  const isChanged = earlier.every((state) => state.changes < changes.length);
  // The wording was mended and tells nothing else.
  if (!isChanged && last.fact.minor) return undefined;
  const { fact, before, reason, day } = last;
  const shown = (one: Fact): EventFact => eventFact(one, factPage?.(one.id));
  return {
    type: isKnown ? (isChanged ? TYPES[last.kind] : 'fact.revised') : 'fact.added',
    timestamp: now.toISOString(),
    data: {
      ...{ entry: first.id, day, fact: shown(fact) },
      ...(isKnown && isChanged ? given({ before: before && shown(before), reason }) : {}),
    },
  };
}

const TYPES: Readonly<Record<HistoryChange['kind'], FactEvent['type']>> = {
  added: 'fact.added',
  corrected: 'fact.corrected',
  withdrawn: 'fact.withdrawn',
  restored: 'fact.restored',
};

function eventFact(fact: Fact, page: string | undefined): EventFact {
  const { id, text, says, status, when, added, topics, paragraph, source } = fact;
  return {
    ...{ id, text, says: says.label, status, when: isoMoment(when), added, topics, paragraph },
    source: {
      ...{ id: source.id, title: source.title, publisher: source.publisher },
      ...{ published: isoMoment(source.published), url: source.url ?? null },
    },
    ...given({ page }),
  };
}
