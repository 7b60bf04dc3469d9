import type { CardAct } from '../../command/desk-service.ts';
import type { Knowledge, Localized } from '../../knowledge/model.ts';
import type { DeskActKind } from '../../text/index.ts';
import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import type { Act, Draft, DraftFact } from '../draft.ts';
import { accept, accountOf, against, reject, reopen, same, skip, split, word } from '../review/decisions.ts';
import { problemsOf, type ReviewProblem } from '../review/problems.ts';
import { typeFields } from '../review/typed-facts.ts';

/** What acts on a fact are decided with. */
export interface ActOptions {
  readonly knowledge: Knowledge;
  readonly reviewers: number;
  readonly sourceText?: string | undefined;
  /** The language in which the editor is shown names. */
  readonly language: string;
}

/** The draft after an act. */
export interface Acted {
  readonly draft: Draft;
  /** What was done, for the log. */
  readonly did: readonly DeskActKind[];
  /** The same card goes on, with these sentences on what is still to be done. Left out where the next one comes. */
  readonly told?: readonly string[];
}

/** Does what an editor decides about a fact. @throws DeskError where it cannot be done */
export function actOn(draft: Draft, fact: DraftFact, act: CardAct, done: Act, options: ActOptions): Acted {
  const { n } = fact;
  const { knowledge } = options;
  const decided = (after: Draft): Acted => ({ draft: after, did: [act.kind] });
  switch (act.kind) {
    case 'word':
      return wordAndApprove(draft, fact, act, done, options);
    case 'accept':
      return approve(draft, n, done, options);
    case 'edit': {
      const { draft: edited, refused } = typeFields(draft, n, act.fields, done, options);
      return { draft: edited, did: edited === draft ? [] : ['edit'], told: sentences(refused) };
    }
    case 'split':
      return { ...decided(split(draft, n, done)), told: [] };
    case 'account-of': {
      const of = nearFact(fact, act.near);
      const after = accountOf(draft, n, of, done, { knowledge, ...given({ title: act.title }) });
      return { ...decided(after), told: [] };
    }
    case 'reject':
      return decided(reject(draft, n, done));
    case 'skip':
      return decided(skip(draft, n, done));
    case 'reopen':
      return decided(reopen(draft, n, done));
    case 'same':
      return decided(same(draft, n, nearFact(fact, act.near), done));
    case 'against':
      // It has still to be approved.
      return { ...decided(against(draft, n, nearFact(fact, act.near), done)), told: [] };
    default:
      return act satisfies never;
  }
}

/** What stands in the way of a fact, apart from a second editor, who is told of with a name. */
export function standingProblems(
  draft: Draft,
  n: number,
  { knowledge, reviewers, sourceText }: Pick<ActOptions, 'knowledge' | 'reviewers' | 'sourceText'>,
): { readonly refused: readonly ReviewProblem[]; readonly toConfirm: readonly ReviewProblem[] } {
  const all = problemsOf(draft, n, knowledge, { reviewers, ...given({ sourceText }) }).filter(
    ({ field }) => field !== 'accepted',
  );
  return {
    refused: all.filter(({ kind }) => kind === 'refused'),
    toConfirm: all.filter(({ kind }) => kind === 'confirm'),
  };
}

function wordAndApprove(
  draft: Draft,
  fact: DraftFact,
  { texts, fields = {} }: Extract<CardAct, { readonly kind: 'word' }>,
  done: Act,
  options: ActOptions,
): Acted {
  const { n } = fact;
  // Who sends back what they were shown has written nothing.
  const isNew = Object.entries(texts).some(([language, text]) => text.trim() !== (fact.text[language] ?? ''));
  const worded = isNew ? word(draft, n, texts, done) : draft;
  const { draft: typed, refused } = typeFields(worded, n, fields, done, options);
  const did: readonly DeskActKind[] = [
    ...(isNew ? (['word'] as const) : []),
    ...(typed === worded ? [] : (['edit'] as const)),
  ];
  const problems = standingProblems(typed, n, options);
  const still = [
    ...sentences(refused),
    ...sentences(problems.refused.filter(({ field }) => !refused.some((one) => one.field === field))),
  ];
  if (still.length > 0) return { draft: typed, did, told: still };
  if (did.length > 0 && problems.toConfirm.length > 0) return { draft: typed, did, told: [] };
  return { draft: accept(typed, n, done), did: [...did, 'accept'] };
}

/** Approves what the card shows, warnings included. */
function approve(draft: Draft, n: number, done: Act, options: ActOptions): Acted {
  const { refused } = standingProblems(draft, n, options);
  return refused.length > 0
    ? { draft, did: [], told: sentences(refused) }
    : { draft: accept(draft, n, done), did: ['accept'] };
}

function sentences(problems: readonly { readonly message: string }[]): readonly string[] {
  return [...new Set(problems.map(({ message }) => message))];
}

/** The event that a known fact is an account of, in the knowledge or in the draft. */
export function eventOf(
  id: string,
  { newEvents = [] }: Draft,
  { facts, situation }: Knowledge,
): Localized | undefined {
  const event = facts.find((fact) => fact.id === id)?.accountOf;
  const drafted = newEvents.find((each) => each.id === event || each.facts.includes(id));
  return (event === undefined ? undefined : situation.events[event]) ?? drafted?.title;
}

/** A known fact by its number on the card, or by its id. */
function nearFact({ near }: DraftFact, chosen: string): string {
  if (!/^\d+$/.test(chosen)) return chosen;
  const found = near[Number(chosen) - 1]?.fact;
  if (found === undefined) throw new DeskError('no-near-fact', `The card has no known fact ${chosen}.`);
  return found;
}
