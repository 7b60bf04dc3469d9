import { correctionOf } from '../../knowledge/current-facts.ts';
import { didYouMean, quote } from '../../knowledge/messages.ts';
import type { Fact, Knowledge, Localized, Status } from '../../knowledge/model.ts';
import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import { oneLine } from '../one-line.ts';
import { addFact } from './draft-changes.ts';
import { type FactEntry, localized, quoted } from './entries.ts';
import { idOf } from './fact-ids.ts';
import { KnowledgeTexts } from './knowledge-texts.ts';
import { refuseCopied } from './own-words.ts';
import { dayIn, type Publication, type PublishingOptions, prepareChanges } from './publish-draft.ts';
import { Rehearser } from './rehearsal.ts';

/** A fact that is to take the place of a known one. What is left out stays as it was. */
export interface Correction {
  /** Id of the fact that is corrected. */
  readonly fact: string;
  /** The new statement; languages that it lacks are missing until somebody translates it. */
  readonly text: Localized;
  /** Why, for readers. */
  readonly reason: Localized;
  /** Id of the source that says it now, and the paragraph there. */
  readonly source?: string;
  readonly paragraph?: number;
  readonly says?: string | Localized;
  readonly status?: Status;
}

export interface Retraction {
  /** Id of the fact that is taken back. */
  readonly fact: string;
  /** Why, for readers. */
  readonly reason: Localized;
}

/** A prepared correction, with the id of the new fact. */
export interface PreparedCorrection extends Publication {
  readonly id: string;
}

/**
 * Makes a new fact ready that supersedes a known one. Nothing is written: `write` does that.
 *
 * @throws DeskError where there is no such fact, where it does not count any more, or where `check` refuses the new one
 */
export async function prepareCorrection(
  correction: Correction,
  options: PublishingOptions,
): Promise<PreparedCorrection> {
  const { rehearser = new Rehearser() } = options;
  const present = await options.files.read();
  const { knowledge } = await rehearser.present(options.folder, present.texts, options.now);
  const fact = standing(correction.fact, knowledge);
  const text = filled(correction.text, 'new statement');
  const reason = filled(correction.reason, 'reason');
  if (
    Object.entries(text).every(([language, each]) => fact.text[language] === each) &&
    isSameElsewhere(correction, fact)
  )
    throw new DeskError(
      'nothing-corrected',
      `This is what ${quote(fact.id)} says already; write what is right.`,
    );
  const source = sourceOf(correction, fact, knowledge);
  refuseCopied(text, source, knowledge, present);
  const texts = new KnowledgeTexts(present.texts);
  const { from, ...written } = entryIn(texts, fact);
  // Whom another speaker or another source has it from is not known.
  const isSameChain = (correction.says ?? fact.says.name) === fact.says.name && source === fact.source;
  const used = new Set([...knowledge.facts, ...knowledge.gaps].map((each) => each.id));
  const stop = new Set(knowledge.functionWords['en']?.stop ?? []);
  const id = idOf(text, { used, stop, fallback: `${fact.id}-corrected` });
  const entry: FactEntry = {
    ...written,
    ...{ id, text, reason, supersedes: fact.id, added: dayIn(knowledge, options.now) },
    ...given({ from: isSameChain ? from : undefined }),
    ...given({ says: correction.says, status: correction.status, paragraph: correction.paragraph }),
    ...given({ against: fact.against.length > 0 ? fact.against : undefined }),
    ...given({ context: fact.context.length > 0 ? fact.context : undefined }),
  };
  addFact(texts, source.file, entry);
  // Its number in the message is that of the only fact there is.
  const ids = new Map([[1, id]]);
  return {
    id,
    ...(await prepareChanges(
      { present, changes: texts.changed, ids, what: fact.id },
      { ...options, rehearser },
    )),
  };
}

/**
 * Makes ready that a fact is taken back. Nothing is written: `write` does that.
 *
 * @throws DeskError where there is no such fact, or where it is retracted already
 */
export async function prepareRetraction(
  retraction: Retraction,
  options: PublishingOptions,
): Promise<Publication> {
  const { rehearser = new Rehearser() } = options;
  const present = await options.files.read();
  const { knowledge } = await rehearser.present(options.folder, present.texts, options.now);
  const fact = known(retraction.fact, knowledge);
  if (fact.retracted) throw retractedAlready(fact);
  const reason = localized(filled(retraction.reason, 'reason'));
  const texts = new KnowledgeTexts(present.texts);
  const { file } = fact.source;
  const value = `{ date: ${quoted(dayIn(knowledge, options.now))}, reason: ${reason} }`;
  texts.addField(file, ['facts', texts.indexOf(file, ['facts'], fact.id)], 'retracted', value);
  const changes = { present, changes: texts.changed, ids: new Map(), what: fact.id };
  const prepared = await prepareChanges(changes, { ...options, rehearser });
  if (fact.supersedes === undefined) return prepared;
  const again = `${quote(fact.supersedes)}, which it had corrected, is stated again; retract that one too if it is wrong.`;
  return { ...prepared, warnings: [again, ...prepared.warnings] };
}

/** A known fact. @throws DeskError where there is none with this id */
export function known(id: string, { facts }: Knowledge): Fact {
  const fact = facts.find((each) => each.id === id);
  if (fact !== undefined) return fact;
  const ids = facts.map((each) => each.id);
  throw new DeskError('no-such-fact', `There is no fact ${quote(id)}${didYouMean(id, ids) || '.'}`);
}

function standing(id: string, knowledge: Knowledge): Fact {
  const fact = known(id, knowledge);
  if (fact.retracted) throw retractedAlready(fact);
  const correction = correctionOf(fact, knowledge.facts);
  if (correction === undefined) return fact;
  throw new DeskError(
    'corrected-already',
    `${quote(id)} is corrected by ${quote(correction.id)} already; correct that one.`,
  );
}

function retractedAlready({ id, retracted }: Fact): DeskError {
  return new DeskError('retracted-already', `${quote(id)} was retracted on ${retracted?.date} already.`);
}

/** The texts that are not empty. @throws DeskError where there are none */
function filled(text: Localized, what: string): Localized {
  const lines = Object.entries(text).flatMap(([language, each]) => {
    const line = oneLine(each);
    return line === '' ? [] : [[language, line] as const];
  });
  if (lines.length > 0) return Object.fromEntries(lines);
  throw new DeskError('text-missing', `The ${what} is missing; write it in at least one language.`);
}

function isSameElsewhere({ says, status, paragraph, source }: Correction, fact: Fact): boolean {
  return (
    (says === undefined || says === fact.says.name) &&
    (status === undefined || status === fact.status) &&
    (paragraph === undefined || paragraph === fact.paragraph) &&
    (source === undefined || source === fact.source.id)
  );
}

function sourceOf({ source: id, paragraph }: Correction, fact: Fact, { sources }: Knowledge): Fact['source'] {
  if (id === undefined || id === fact.source.id) return fact.source;
  const source = sources.find((each) => each.id === id);
  if (source === undefined) {
    const ids = sources.map((each) => each.id);
    throw new DeskError('no-such-source', `There is no source ${quote(id)}${didYouMean(id, ids) || '.'}`);
  }
  if (paragraph === undefined)
    throw new DeskError(
      'paragraph-missing',
      `In which paragraph of ${quote(id)} does it stand? The title is 1.`,
    );
  return source;
}

/** A fact as its file has it, in the fields that a correction keeps. */
function entryIn(texts: KnowledgeTexts, fact: Fact): Omit<FactEntry, 'id' | 'text'> {
  const { file } = fact.source;
  const item = texts.items(file, ['facts'])[texts.indexOf(file, ['facts'], fact.id)] ?? {};
  const {
    says,
    from,
    when,
    'account-of': accountOf,
  } = item as {
    readonly says: string | Localized;
    readonly from?: string | Localized;
    readonly when: string | number | { readonly date: string | number; readonly inferred?: string };
    readonly 'account-of'?: string;
  };
  const { paragraph, names, topics, lasting } = fact;
  const { date, inferred } = typeof when === 'object' ? when : { date: when, inferred: undefined };
  // A "disputed" that stands in the file; what is only reported stays so.
  const status = (item['status'] as Status | undefined) ?? fact.status;
  return {
    ...{ paragraph, says, status, names, topics },
    when: { date: String(date), ...given({ inferred }) },
    ...given({ from, accountOf, lasting }),
  };
}
