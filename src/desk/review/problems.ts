import { parseSpan } from '../../knowledge/dates.ts';
import { didYouMean, quote } from '../../knowledge/messages.ts';
import type { Knowledge, Localized } from '../../knowledge/model.ts';
import type { Draft, DraftFact } from '../draft.ts';
import { factOf, reviewersOf } from './decisions.ts';
import { copiedWords, missingOf } from './wording.ts';

/** What stands in the way of publishing a fact. */
export interface ReviewProblem {
  /** `refused`: it has to be mended. `confirm`: an editor may accept the fact all the same, once told. */
  readonly kind: 'refused' | 'confirm';
  /** The field of the fact that it is about. */
  readonly field: string;
  /** A sentence for the editor. */
  readonly message: string;
}

export interface ReviewOptions {
  /** How many different people have to see a fact, its author included. */
  readonly reviewers: number;
  /** The source's text, one line a paragraph. Without it, wordings are compared with the sentences of the draft alone. */
  readonly sourceText?: string;
}

/**
 * What stands in the way of publishing a fact, in the order of its fields; nothing where it can be published.
 *
 * @throws DeskError where the draft has no such fact
 */
export function problemsOf(
  draft: Draft,
  n: number,
  knowledge: Knowledge,
  { reviewers, sourceText }: ReviewOptions,
): readonly ReviewProblem[] {
  const fact = factOf(draft, n);
  const known = knownTo(draft, knowledge);
  if (fact.decision === 'same') return unknownIds('same', [fact.links.same ?? ''], known.facts, 'fact');
  return [
    ...wordingProblems(draft, fact, knowledge, sourceText),
    ...speakerProblems(fact, known),
    ...statusProblems(fact),
    ...dateProblems(fact),
    ...idProblems(draft, fact, knowledge),
    ...unknownIds('names', fact.names, known.names, 'name'),
    ...unknownIds('topics', fact.topics, known.topics, 'topic'),
    ...unknownIds('gaps', fact.gaps, known.gaps, 'gap'),
    ...linkProblems(fact, known),
    ...(fact.names.length > 0
      ? []
      : [confirm('names', 'It names nobody and nothing, so that questions by name do not find it.')]),
    ...reviewerProblems(fact, reviewers),
  ];
}

/** Whether nothing has to be mended. */
export function isPublishable(problems: readonly ReviewProblem[]): boolean {
  return problems.every(({ kind }) => kind === 'confirm');
}

/** The ids that facts of a draft may refer to. */
interface Known {
  readonly facts: readonly string[];
  readonly names: readonly string[];
  readonly topics: readonly string[];
  readonly gaps: readonly string[];
  readonly events: readonly string[];
}

function knownTo({ newNames, newEvents = [] }: Draft, { facts, names, gaps, situation }: Knowledge): Known {
  const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
  return {
    facts: ids(facts),
    names: [...ids(names), ...ids(newNames)],
    topics: Object.keys(situation.topics),
    gaps: ids(gaps),
    events: [...Object.keys(situation.events), ...ids(newEvents)],
  };
}

function refused(field: string, message: string): ReviewProblem {
  return { kind: 'refused', field, message };
}

function confirm(field: string, message: string): ReviewProblem {
  return { kind: 'confirm', field, message };
}

function wordingProblems(
  draft: Draft,
  fact: DraftFact,
  knowledge: Knowledge,
  sourceText: string | undefined,
): readonly ReviewProblem[] {
  if (Object.keys(fact.text).length === 0)
    return [refused('text', 'It has no wording; write it in your own words.')];
  return [
    ...copiedWords(draft, fact.text, knowledge, sourceText).map((run) =>
      refused('text', `Eight words in a row stand in the source: ${quote(run)}; say it in your own words.`),
    ),
    ...missingOf(fact, draft.source.language).map((missing) =>
      confirm('text', `The sentence says ${quote(missing)}, and the wording does not; is that meant?`),
    ),
  ];
}

function speakerProblems({ says }: DraftFact, { names }: Known): readonly ReviewProblem[] {
  if (typeof says === 'string') return unknownIds('says', [says], names, 'name');
  return isFilled(says)
    ? []
    : [
        refused(
          'says',
          'It has no speaker; name who says it, or the publisher if the source states it itself.',
        ),
      ];
}

function isFilled(text: Localized | undefined): boolean {
  return Object.values(text ?? {}).some((each) => each.trim() !== '');
}

function statusProblems({ status, links }: DraftFact): readonly ReviewProblem[] {
  if (status === undefined) {
    return [refused('status', 'It has no status; choose one of reported, claimed, disputed, analysis.')];
  }
  return status === 'disputed' && links.against === undefined
    ? [
        refused(
          'status',
          'It is disputed, and no known fact is against it; name that fact, or choose another status.',
        ),
      ]
    : [];
}

function dateProblems({ when }: DraftFact): readonly ReviewProblem[] {
  if (when === undefined) {
    return [
      refused(
        'when',
        'It does not say when it happened; give a day, a month or a year, and from what it is inferred.',
      ),
    ];
  }
  const span = parseSpan(when.date);
  return [
    ...('mistake' in span ? [refused('when', `The date cannot be used: ${span.mistake}.`)] : []),
    ...(when.inferred !== undefined && !isFilled(when.inferred)
      ? [refused('when', 'It does not say from what its date is inferred; write it.')]
      : []),
  ];
}

function idProblems({ facts }: Draft, { id, n }: DraftFact, known: Knowledge): readonly ReviewProblem[] {
  if (id === undefined) return [];
  const taken =
    [...known.facts, ...known.gaps].some((each) => each.id === id) ||
    facts.some((each) => each.n !== n && each.id === id);
  return taken ? [refused('id', `The id ${quote(id)} is taken; choose another, or leave it out.`)] : [];
}

function linkProblems({ links }: DraftFact, { facts, events }: Known): readonly ReviewProblem[] {
  const { against, supersedes, context, 'account-of': event } = links;
  return [
    ...unknownIds('against', against === undefined ? [] : [against], facts, 'fact'),
    ...unknownIds('supersedes', supersedes === undefined ? [] : [supersedes], facts, 'fact'),
    ...unknownIds('context', context === undefined ? [] : [context], facts, 'fact'),
    ...unknownIds('account-of', event === undefined ? [] : [event], events, 'event'),
  ];
}

function unknownIds(
  field: string,
  ids: readonly string[],
  known: readonly string[],
  kind: string,
): readonly ReviewProblem[] {
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => refused(field, `There is no ${kind} ${quote(id)}${didYouMean(id, known) || '.'}`));
}

/** With two reviewers, its author and whoever accepts it are two different people. */
function reviewerProblems(fact: DraftFact, reviewers: number): readonly ReviewProblem[] {
  const { decision, accepted, worded } = fact;
  if (decision !== 'accepted' || reviewersOf(fact) >= reviewers) return [];
  const by = worded?.by ?? accepted[0]?.by;
  return [refused('accepted', `A second editor has to accept it; ${by ?? 'its author'} is not the second.`)];
}

/** What editors have decided of a fact's relations, such as `against patrols-doubled`. */
export function reviewLinks({ links }: DraftFact): string {
  return Object.entries(links)
    .map(([kind, id]) => `${kind} ${id}`)
    .join(', ');
}
