import type { CardField, DeskCard, DraftSummary } from '../../command/desk-service.ts';
import type { Knowledge, Localized } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import type { Draft, DraftFact } from '../draft.ts';
import { isAccepted } from '../review/decisions.ts';
import type { ReviewProblem } from '../review/problems.ts';
import { FACT_FIELDS, shownValue } from '../review/typed-facts.ts';
import { cardKey, draftCode } from './card-key.ts';
import { eventOf, standingProblems } from './fact-acts.ts';

/** What cards are made with. */
export interface CardOptions {
  readonly knowledge: Knowledge;
  readonly reviewers: number;
  /** The text of the draft's source, one line a paragraph. */
  readonly sourceText?: string | undefined;
  /** The language in which the editor is shown names. */
  readonly language: string;
  /** What an editor is called. */
  nameOf(by: string): Promise<string>;
}

/** A draft in a line. */
export function summaryOf({ id, state, source, facts }: Draft, reviewers: number): DraftSummary {
  return {
    id,
    code: draftCode(id),
    state,
    facts: facts.length,
    open: state === 'open' ? facts.filter((fact) => isUndecided(fact, reviewers)).length : 0,
    ...given({ title: source.title }),
  };
}

/** Whether some editor has to look at a fact. */
function isUndecided(fact: DraftFact, reviewers: number): boolean {
  return fact.decision === 'open' || (fact.decision === 'accepted' && !isAccepted(fact, reviewers));
}

/**
 * The next fact that needs an editor, after the one with this number and then from the start. What they have worded or
 * approved themselves needs somebody else.
 */
export function nextFact(
  { facts }: Draft,
  by: string,
  { reviewers, after }: { readonly reviewers: number; readonly after?: number },
): DraftFact | undefined {
  const at = facts.findIndex(({ n }) => n === after) + 1;
  return [...facts.slice(at), ...facts.slice(0, at)].find(
    (fact) => isUndecided(fact, reviewers) && !(fact.decision === 'accepted' && isOwn(fact, by)),
  );
}

/** Whether an editor has approved a fact as it stands. */
export function isOwn({ accepted, worded }: DraftFact, by: string): boolean {
  return [worded, ...accepted].some((act) => act?.by === by);
}

/** A fact of a draft as a card. */
export async function cardOf(
  draft: Draft,
  fact: DraftFact,
  { knowledge, reviewers, sourceText, language, nameOf }: CardOptions,
): Promise<DeskCard> {
  const at = draft.facts.indexOf(fact);
  const around = (step: number) => draft.facts[at + step];
  const [back, next] = [around(-1), around(1)];
  const waits = fact.decision === 'accepted' && !isAccepted(fact, reviewers);
  const by = fact.accepted[0]?.by;
  const { refused, toConfirm } = standingProblems(draft, fact.n, { knowledge, reviewers, sourceText });
  const names = new Map([...knowledge.names, ...draft.newNames].map(({ id, name }) => [id, name]));
  const named = (id: string): Localized => names.get(id) ?? { en: id };
  return {
    key: cardKey(draft, fact),
    draft: summaryOf(draft, reviewers),
    notes: draft.notes,
    n: fact.n,
    position: at + 1,
    paragraph: fact.paragraph,
    sentence: fact.sentence,
    text: fact.text,
    decision: fact.decision,
    names: fact.names.map(named),
    topics: fact.topics.map((id) => knowledge.situation.topics[id] ?? { en: id }),
    keep: fact.keep,
    near: fact.near.map((near) => ({ ...near, ...given({ event: eventOf(near.fact, draft, knowledge) }) })),
    links: given({
      same: fact.links.same,
      against: fact.links.against,
      'account-of': fact.links['account-of'],
    }),
    problems: refused.map(({ message }) => message),
    missing: missingFields(fact, refused),
    toConfirm: toConfirm.map(({ message }) => message),
    values: valuesOf(draft, fact, knowledge, language),
    ...given({
      back: back && cardKey(draft, back),
      next: next && cardKey(draft, next),
      speaker: typeof fact.says === 'string' ? named(fact.says) : fact.says,
      status: fact.status,
      when: fact.when,
      waitsFor: waits && by !== undefined ? await nameOf(by) : undefined,
    }),
  };
}

/** The fields that an editor has to give or to mend before it can be published. */
function missingFields({ typed = {} }: DraftFact, problems: readonly ReviewProblem[]): readonly CardField[] {
  return FACT_FIELDS.filter(
    (field) => Object.hasOwn(typed, field) || problems.some((problem) => problem.field === field),
  );
}

function valuesOf(
  draft: Draft,
  fact: DraftFact,
  knowledge: Knowledge,
  language: string,
): Readonly<Record<CardField, string>> {
  const shown = (field: CardField) => shownValue(field, draft, fact, knowledge, language);
  return {
    says: shown('says'),
    status: shown('status'),
    // Where the sentence names no time, the day of publication stands in the form, to be sent or changed.
    when: shown('when') || (draft.source.published ?? ''),
    names: shown('names'),
    topics: shown('topics'),
  };
}
