import type { Knowledge } from '../../knowledge/model.ts';
import { DeskError } from '../desk-error.ts';
import type { Draft } from '../draft.ts';
import { markPublished } from '../review/decisions.ts';
import { problemsOf } from '../review/problems.ts';
import { sourceProblems } from '../review/source-problems.ts';
import { draftChanges } from './draft-changes.ts';
import { inDraftTerms } from './draft-terms.ts';
import type { LabelledQuestion } from './labelled-questions.ts';
import type { PresentFiles, PublishedFiles } from './published-files.ts';
import { type Rehearsal, Rehearser } from './rehearsal.ts';

/** What publishing needs besides what is to be published. */
export interface PublishingOptions {
  /** The knowledge folder, and how its files are read and written. */
  readonly folder: string;
  readonly files: PublishedFiles;
  readonly now: Date;
  /** How many different people have to see a fact. */
  readonly reviewers: number;
  /** Questions that are asked again, beside those that readers are offered. */
  readonly labelled: readonly LabelledQuestion[];
  /** Loads the knowledge and asks it. Default: one that remembers nothing. */
  readonly rehearser?: Rehearser;
}

/** A publication that may be written: what changes, and what readers would see of it. */
export interface Publication {
  readonly present: PresentFiles;
  readonly changes: ReadonlyMap<string, string>;
  /** Ids of new facts by their numbers in the draft. */
  readonly ids: ReadonlyMap<number, string>;
  /** Ids of gaps that are taken out. */
  readonly gaps: readonly string[];
  /** Sentences on what can hardly be meant. */
  readonly warnings: readonly string[];
  readonly rehearsal: Rehearsal;
}

/**
 * Makes everything ready for the accepted facts of a draft to be written, and writes nothing.
 *
 * @throws DeskError that names everything that stands in the way, by fact and field
 */
export async function prepareDraft(
  draft: Draft,
  options: PublishingOptions,
  sourceText?: string,
): Promise<Publication> {
  const { rehearser = new Rehearser() } = options;
  const present = await options.files.read();
  const { knowledge } = await rehearser.present(options.folder, present.texts, options.now);
  const refused = refusals(draft, knowledge, options.reviewers, sourceText);
  if (refused.length > 0) throw cannotPublish(draft.id, refused);
  const {
    files: changes,
    ids,
    gaps,
  } = draftChanges(draft, {
    ...{ knowledge, texts: present.texts, reviewers: options.reviewers },
    today: dayIn(knowledge, options.now),
  });
  const prepared = await prepareChanges({ present, changes, ids, what: draft.id }, { ...options, rehearser });
  return { ...prepared, gaps };
}

/** Writes what was made ready, all or nothing. @throws DeskError where a file is another by now, or cannot be written */
export async function write(
  { changes, present }: Publication,
  { files }: Pick<PublishingOptions, 'files'>,
): Promise<void> {
  if (changes.size > 0) await files.write(changes, present);
}

/** The draft after its publication. */
export function published(draft: Draft, { ids }: Publication): Draft {
  return markPublished(draft, ids);
}

/** Checks changes of files, and asks the labelled questions again. @throws DeskError where `check` refuses them */
export async function prepareChanges(
  {
    present,
    changes,
    ids,
    what,
  }: Pick<Publication, 'present' | 'changes' | 'ids'> & {
    /** What is published, for the message. */ readonly what: string;
  },
  { folder, now, labelled, rehearser = new Rehearser() }: PublishingOptions,
): Promise<Publication> {
  const rehearsal = await rehearser.rehearse({ folder, present: present.texts, changes, now, labelled });
  const told = (problem: Rehearsal['problems'][number]) =>
    inDraftTerms(problem, changes.get(problem.file), ids);
  if (rehearsal.problems.length > 0) throw cannotPublish(what, rehearsal.problems.map(told));
  return { present, changes, ids, gaps: [], warnings: rehearsal.warnings.map(told), rehearsal };
}

function refusals(
  draft: Draft,
  knowledge: Knowledge,
  reviewers: number,
  sourceText: string | undefined,
): readonly string[] {
  const options = { reviewers, ...(sourceText === undefined ? {} : { sourceText }) };
  const facts = draft.facts.filter(({ decision }) => decision === 'accepted');
  if (facts.length === 0) return ['No fact of it is accepted; word and accept one first.'];
  return [
    ...sourceProblems(draft, knowledge).map(({ message }) => message),
    ...facts.flatMap(({ n }) =>
      problemsOf(draft, n, knowledge, options)
        .filter(({ kind }) => kind === 'refused')
        .map(({ field, message }) => `Fact ${n}, "${field}": ${message}`),
    ),
  ];
}

function cannotPublish(what: string, sentences: readonly string[]): DeskError {
  return new DeskError(
    'not-publishable',
    `"${what}" cannot be published, and nothing was changed:\n${sentences.map((each) => `- ${each}`).join('\n')}`,
  );
}

/** The ISO day that it is where the situation is. */
export function dayIn({ situation }: Knowledge, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(situation.timeZone)
    .toPlainDate()
    .toString();
}
