import type { Knowledge, Localized } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import type { Act, Draft, DraftFact, DraftSource, NewName } from '../draft.ts';
import { oneLine } from '../one-line.ts';

/**
 * What editors decide about the facts of a draft. Each function gives the draft as it is afterwards.
 *
 * Whoever changes what would be published counts as its author, and what was accepted before has to be accepted again: with
 * two reviewers nothing may reach readers that only one person has seen.
 */

/** A fact of a draft. @throws DeskError where there is none */
export function factOf(draft: Draft, n: number): DraftFact {
  const fact = draft.facts.find((each) => each.n === n);
  if (fact !== undefined) return fact;
  const known = draft.facts.map((each) => each.n).join(', ') || 'no facts';
  throw new DeskError('no-such-fact', `The draft "${draft.id}" has no fact ${n}; it has ${known}.`);
}

/** Accepts a fact as it is worded now. To accept it twice changes nothing. @throws DeskError where it has no wording */
export function accept(draft: Draft, n: number, act: Act): Draft {
  return decide(draft, n, (fact) => {
    if (Object.keys(fact.text).length === 0)
      throw new DeskError('not-worded', `Fact ${n} has no wording yet; write it in your own words first.`);
    const accepted = fact.accepted.some(({ by }) => by === act.by)
      ? fact.accepted
      : [...fact.accepted, pick(act)];
    const { same: _, ...links } = fact.links;
    return { ...fact, decision: 'accepted', accepted, links };
  });
}

/**
 * Sets the wording in some languages; the others stay. It then has to be accepted (again).
 *
 * @param texts an empty text removes a language
 */
export function word(draft: Draft, n: number, texts: Localized, act: Act): Draft {
  return decide(draft, n, (fact) => {
    const all = Object.entries({ ...fact.text, ...texts });
    const text = Object.fromEntries(
      all.flatMap(([language, each]) => (each.trim() === '' ? [] : [[language, oneLine(each)]])),
    );
    return authored({ ...fact, text }, act);
  });
}

/** Leaves a fact out of this publication; it may be taken up later. */
export function skip(draft: Draft, n: number, _act: Act): Draft {
  return decide(draft, n, (fact) => ({ ...fact, decision: 'skipped', accepted: [] }));
}

/** The sentence is no fact for the knowledge. */
export function reject(draft: Draft, n: number, _act: Act): Draft {
  return decide(draft, n, (fact) => ({ ...fact, decision: 'rejected', accepted: [] }));
}

/** A known fact says the same, so that nothing is written. */
export function same(draft: Draft, n: number, known: string, _act: Act): Draft {
  return decide(draft, n, (fact) => ({
    ...fact,
    decision: 'same',
    accepted: [],
    links: { ...fact.links, same: known },
  }));
}

/** It and a known fact cannot both be true, or one denies the other. */
export function against(draft: Draft, n: number, known: string, act: Act): Draft {
  return link(draft, n, { against: known }, act);
}

/** It corrects a known fact, which is no longer stated then. */
export function corrects(draft: Draft, n: number, known: string, act: Act): Draft {
  return link(draft, n, { supersedes: known }, act);
}

/**
 * It is one account of an event.
 *
 * @param of id of an event, or of a known fact, whose event it then is
 * @param title of the new event, where the known fact belongs to none yet
 * @throws DeskError where neither is known, or where the event is new and has no title
 */
export function accountOf(
  draft: Draft,
  n: number,
  of: string,
  act: Act,
  { knowledge, title }: { readonly knowledge: Knowledge; readonly title?: Localized },
): Draft {
  const { events } = knowledge.situation;
  const drafted = draft.newEvents ?? [];
  const fact = knowledge.facts.find(({ id }) => id === of);
  const event = [of, fact?.accountOf, drafted.find(({ facts }) => facts.includes(of))?.id].find(
    (id) => id !== undefined && (Object.hasOwn(events, id) || drafted.some((each) => each.id === id)),
  );
  if (event !== undefined) return link(draft, n, { 'account-of': event }, act);
  if (fact === undefined) {
    throw new DeskError(
      'no-such-event',
      `There is no event and no fact "${of}"; name one that the draft or the knowledge has.`,
    );
  }
  if (title === undefined || Object.keys(title).length === 0) {
    throw new DeskError(
      'event-without-title',
      `"${of}" belongs to no event yet; give the event that both tell of a title in ${knowledge.situation.required.join(' and ')}.`,
    );
  }
  const id = unusedId(fact.id, [...Object.keys(events), ...drafted.map((each) => each.id)]);
  const withEvent = { ...draft, newEvents: [...drafted, { id, title, facts: [fact.id] }] };
  return link(withEvent, n, { 'account-of': id }, act);
}

/** Makes two of one sentence that says two things. The second has no wording, and comes right after. */
export function split(draft: Draft, n: number, _act: Act): Draft {
  const { id: _, worded: __, typed: ___, ...fact } = factOf(draft, n);
  const next = Math.max(...draft.facts.map((each) => each.n)) + 1;
  const second: DraftFact = {
    ...fact,
    n: next,
    text: {},
    decision: 'open',
    links: {},
    accepted: [],
    gaps: [],
  };
  return { ...draft, facts: draft.facts.flatMap((each) => (each.n === n ? [each, second] : [each])) };
}

/** Takes a decision back, and with it what the fact was said to be to known ones: a link left behind would be published. */
export function reopen(draft: Draft, n: number, _act: Act): Draft {
  return decide(draft, n, (fact) => ({ ...fact, decision: 'open', accepted: [], links: {} }));
}

/** Fields of a fact that an editor may set. */
export type EditedField = 'id' | 'paragraph' | 'says' | 'status' | 'when' | 'names' | 'topics' | 'gaps';

/** Sets fields; `undefined` removes a value, and makes a list empty. A fact always has a paragraph. */
export function setFields(
  draft: Draft,
  n: number,
  values: { readonly [Field in EditedField]?: DraftFact[Field] | undefined },
  act: Act,
): Draft {
  return decide(draft, n, (fact) => {
    const { id, says, status, when, reasons: before, ...rest } = fact;
    // Why a program proposed a value says nothing of an editor's.
    const reasons = Object.fromEntries(Object.entries(before).filter(([field]) => !(field in values)));
    const { paragraph, names, topics, gaps } = { ...fact, ...values };
    const optional = given({ id, says, status, when, ...only(values, ['id', 'says', 'status', 'when']) });
    const needed = {
      paragraph: paragraph ?? fact.paragraph,
      names: names ?? [],
      topics: topics ?? [],
      gaps: gaps ?? [],
    };
    return authored({ ...rest, reasons, ...needed, ...optional }, act);
  });
}

/** Keeps what was typed for fields and could not be used; nothing removes it. It says nothing to readers. */
export function keepTyped(draft: Draft, n: number, typed: Readonly<Record<string, string>>): Draft {
  return decide(draft, n, ({ typed: _, ...fact }) =>
    Object.keys(typed).length === 0 ? fact : { ...fact, typed },
  );
}

/** Sets what a fact is to known ones; `undefined` removes a link. */
export function link(
  draft: Draft,
  n: number,
  links: { readonly [Kind in keyof DraftFact['links']]?: string | undefined },
  act: Act,
): Draft {
  return decide(draft, n, (fact) => {
    const all = Object.entries({ ...fact.links, ...links }).filter(([, id]) => id !== undefined);
    return authored({ ...fact, links: Object.fromEntries(all) }, act);
  });
}

/** Sets values of the source; `undefined` removes one. Its text stays. */
export function setSource(
  draft: Draft,
  values: { readonly [Field in keyof Omit<DraftSource, 'text'>]?: DraftSource[Field] | undefined },
  _act: Act,
): Draft {
  const { text } = draft.source;
  const reasons = Object.fromEntries(Object.entries(draft.reasons).filter(([field]) => !(field in values)));
  return { ...draft, reasons, source: { ...given({ ...draft.source, ...values }), text } };
}

/** Adds a name that is to be written, or changes the one with its id. */
export function putName(draft: Draft, name: NewName, _act: Act): Draft {
  const isKnown = draft.newNames.some(({ id }) => id === name.id);
  const newNames = isKnown
    ? draft.newNames.map((each) => (each.id === name.id ? name : each))
    : [...draft.newNames, name];
  return { ...draft, newNames };
}

/** What has been published, by its number, with the id that it got. */
export function markPublished(draft: Draft, ids: ReadonlyMap<number, string>): Draft {
  const facts = draft.facts.map((fact): DraftFact => {
    const id = ids.get(fact.n);
    return id === undefined ? fact : { ...fact, id, decision: 'published' };
  });
  const isDone = facts.every(({ decision }) => decision !== 'open' && decision !== 'accepted');
  return { ...draft, facts, state: isDone ? 'published' : 'open' };
}

/** How many different people have seen a fact as it is now: its author, and who has accepted it. */
export function reviewersOf({ worded, accepted }: DraftFact): number {
  return new Set([worded, ...accepted].flatMap((act) => act?.by ?? [])).size;
}

/** Whether enough people have accepted a fact. */
export function isAccepted(fact: DraftFact, reviewers: number): boolean {
  return fact.decision === 'accepted' && fact.accepted.length > 0 && reviewersOf(fact) >= reviewers;
}

/** A fact that somebody has changed: they are its author, and it has to be accepted again. */
function authored({ worded: _, ...fact }: DraftFact, act: Act): DraftFact {
  const decision = fact.decision === 'accepted' ? 'open' : fact.decision;
  return { ...fact, decision, accepted: [], worded: pick(act) };
}

function decide(draft: Draft, n: number, change: (fact: DraftFact) => DraftFact): Draft {
  const fact = factOf(draft, n);
  if (fact.decision === 'published') {
    throw new DeskError(
      'already-published',
      `Fact ${n} is published as "${fact.id}"; correct or retract that fact instead.`,
    );
  }
  const changed = change(fact);
  // A fact that was left out is taken up again.
  const state = draft.state === 'published' && changed.decision === 'open' ? 'open' : draft.state;
  return { ...draft, state, facts: draft.facts.map((each) => (each.n === n ? changed : each)) };
}

/** An id that begins so and that nothing has. */
function unusedId(base: string, used: readonly string[]): string {
  if (!used.includes(base)) return base;
  for (let more = 2; ; more++) if (!used.includes(`${base}-${more}`)) return `${base}-${more}`;
}

function only<Values extends object, Key extends keyof Values>(
  values: Values,
  keys: readonly Key[],
): Partial<Pick<Values, Key>> {
  const kept = keys.flatMap((key) => (key in values ? [[key, values[key]] as const] : []));
  return Object.fromEntries(kept) as Partial<Pick<Values, Key>>;
}

function pick({ by, at }: Act): Act {
  return { by, at };
}
