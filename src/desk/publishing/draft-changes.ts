import { parse } from 'yaml';
import type { Fact, Knowledge, Localized } from '../../knowledge/model.ts';
import { SHAPES } from '../../knowledge/schema.ts';
import { given } from '../../util/given.ts';
import { DeskError } from '../desk-error.ts';
import type { Draft, DraftFact, NewName } from '../draft.ts';
import { isAccepted } from '../review/decisions.ts';
import { type FactEntry, factLines, localized, nameLines, sameText, sourceHead, word } from './entries.ts';
import { idOf, unused } from './fact-ids.ts';
import { KnowledgeTexts } from './knowledge-texts.ts';

/** Whether a source may have the hash of its text. */
const KEEPS_HASH = Object.hasOwn(SHAPES.source.shape.source.shape, 'text');

/** What publishing a draft changes in the files. */
export interface DraftChanges {
  /** The new texts of the files that change, by their path in the knowledge folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The ids that the facts got, by their numbers in the draft. */
  readonly ids: ReadonlyMap<number, string>;
  /** Ids of the gaps that are taken out. */
  readonly gaps: readonly string[];
}

export interface DraftChangesOptions {
  /** The present knowledge, and the texts of its files. */
  readonly knowledge: Knowledge;
  readonly texts: ReadonlyMap<string, string>;
  /** ISO day on which it enters the knowledge. */
  readonly today: string;
  readonly reviewers: number;
}

/**
 * Writes the accepted facts of a draft into the files of the knowledge, and nothing else: what is not of it stays byte for
 * byte. It looks at nothing but the draft; `problemsOf` and `check` say whether it may be published.
 *
 * @throws DeskError where a file cannot be added to, or where nothing is accepted
 */
export function draftChanges(draft: Draft, options: DraftChangesOptions): DraftChanges {
  const { knowledge, today, reviewers } = options;
  const facts = draft.facts.filter((fact) => isAccepted(fact, reviewers));
  if (facts.length === 0) {
    throw new DeskError(
      'nothing-accepted',
      `No fact of the draft "${draft.id}" is accepted; word and accept one first.`,
    );
  }
  const texts = new KnowledgeTexts(options.texts);
  const { functionWords, situation } = knowledge;
  const used = new Set([...knowledge.facts, ...knowledge.gaps].map(({ id }) => id));
  for (const { id } of facts) if (id !== undefined) used.add(id);
  const stop = new Set(functionWords['en']?.stop ?? []);

  for (const name of neededNames(draft, facts)) addName(texts, name);
  const inferences = new Inferences(texts, stop);
  const events = new Set(Object.keys(situation.events));
  const wanted = new Set(facts.flatMap(({ links }) => links['account-of'] ?? []));
  for (const event of draft.newEvents ?? []) {
    if (!wanted.has(event.id) || events.has(event.id)) continue;
    texts.addField('situation.yaml', ['events'], word(event.id), localized(event.title));
    for (const id of event.facts) addAccount(texts, knowledge, id, event.id);
  }

  const source = knowledge.sources.find(({ id }) => id === draft.id);
  const ids = new Map<number, string>();
  const entries = facts.flatMap((fact): readonly FactEntry[] => {
    const known = knowledge.facts.find((each) => each.source === source && isSame(each, fact));
    if (known !== undefined) {
      ids.set(fact.n, known.id);
      return [];
    }
    const id = fact.id ?? idOf(fact.text, { used, stop, fallback: `${draft.id}-${fact.paragraph}` });
    used.add(id);
    ids.set(fact.n, id);
    const added = source !== undefined && source.added !== today ? today : undefined;
    return [entryOf(fact, { id, added, inferred: inferences.idOf(fact.when?.inferred) })];
  });
  if (source === undefined) {
    const file = unused(
      `sources/${draft.id}`,
      new Set([...options.texts.keys()].map((path) => path.replace(/\.yaml$/, ''))),
    );
    texts.create(`${file}.yaml`, newSource(draft, entries, options));
  } else for (const entry of entries) addFact(texts, source.file, entry);

  const gaps = [...new Set(facts.flatMap((fact) => fact.gaps))].filter((id) =>
    knowledge.gaps.some((gap) => gap.id === id),
  );
  for (const id of gaps) {
    texts.removeItem('gaps.yaml', [], (item) => item['id'] === id);
  }
  return { files: texts.changed, ids, gaps };
}

function listed(id: string | undefined): readonly string[] | undefined {
  return id === undefined ? undefined : [id];
}

/** Whether a fact is published already, as after a kill between the files and the draft. */
function isSame(known: Fact, { paragraph, text }: DraftFact): boolean {
  return known.paragraph === paragraph && sameText(known.text, text);
}

/** New names that the facts speak of or that say them. */
function neededNames({ newNames }: Draft, facts: readonly DraftFact[]): readonly NewName[] {
  const wanted = new Set(
    facts.flatMap(({ names, says }) => (typeof says === 'string' ? [says, ...names] : names)),
  );
  return newNames.filter(({ id }) => wanted.has(id));
}

/** Names stand beside those of their kind. */
function addName(texts: KnowledgeTexts, name: NewName): void {
  const known = texts.items('names.yaml', []);
  if (known.some(({ id }) => id === name.id)) return;
  const after = known.findLastIndex(({ kind }) => kind === name.kind);
  texts.addItem('names.yaml', [], nameLines(name), after < 0 ? {} : { after });
}

/** Makes a known fact an account of an event. */
function addAccount(texts: KnowledgeTexts, { facts }: Knowledge, id: string, event: string): void {
  const fact = facts.find((each) => each.id === id);
  if (fact === undefined || fact.accountOf !== undefined) return;
  texts.addField(
    fact.source.file,
    ['facts', texts.indexOf(fact.source.file, ['facts'], id)],
    'account-of',
    word(event),
  );
}

/** Adds a fact to the file of a source, behind the facts of its paragraph or of earlier ones. */
export function addFact(texts: KnowledgeTexts, file: string, entry: FactEntry): void {
  const known = texts.items(file, ['facts']);
  const after = known.findLastIndex(({ paragraph }) => Number(paragraph) <= entry.paragraph);
  const begins = known[after]?.['paragraph'] !== entry.paragraph;
  texts.addItem(file, ['facts'], factLines(entry), {
    after,
    ...(begins ? { comment: `Paragraph ${entry.paragraph}` } : {}),
  });
}

function entryOf(
  fact: DraftFact,
  {
    id,
    added,
    inferred,
  }: { readonly id: string; readonly added: string | undefined; readonly inferred: string | undefined },
): FactEntry {
  const { n, paragraph, says, status, when, names, topics, links, text } = fact;
  if (says === undefined || status === undefined || when === undefined)
    throw new DeskError(
      'not-whole',
      `Fact ${n} has no ${says === undefined ? 'speaker' : status === undefined ? 'status' : 'date'} yet.`,
    );
  const { against, context, supersedes, 'account-of': accountOf } = links;
  return {
    ...{ id, paragraph, says, status, names, topics, text },
    when: { date: when.date, ...given({ inferred }) },
    ...given({ added, accountOf, supersedes, against: listed(against), context: listed(context) }),
  };
}

function newSource(
  { id, source }: Draft,
  entries: readonly FactEntry[],
  { today }: DraftChangesOptions,
): string {
  const { title, publisher, language, published, author, url, text } = source;
  if (title === undefined || publisher === undefined || language === undefined || published === undefined) {
    throw new DeskError(
      'not-whole',
      'The source has no title, publisher, language or day of publication yet.',
    );
  }
  const head = sourceHead({
    ...{ id, title, publisher, language, published, added: today },
    ...given({ author, url, text: KEEPS_HASH ? text : undefined }),
  });
  const sorted = entries.toSorted((a, b) => a.paragraph - b.paragraph);
  const lines = sorted.flatMap((entry, i) => [
    ...(i === 0 ? [] : ['']),
    ...(sorted[i - 1]?.paragraph === entry.paragraph ? [] : [`  # Paragraph ${entry.paragraph}`]),
    ...factLines(entry).map((line, at) => `  ${at === 0 ? '- ' : '  '}${line}`),
  ]);
  return `${[...head, ...lines].join('\n')}\n`;
}

/** The inferences of situation.yaml, to which those of a draft are added. */
class Inferences {
  readonly #texts: KnowledgeTexts;
  readonly #stop: ReadonlySet<string>;

  constructor(texts: KnowledgeTexts, stop: ReadonlySet<string>) {
    this.#texts = texts;
    this.#stop = stop;
  }

  /** The id of an inference that says this; it is written where none does. */
  idOf(text: Localized | undefined): string | undefined {
    if (text === undefined) return undefined;
    const { inferences = {} } = parse(this.#texts.text('situation.yaml')) as {
      readonly inferences?: Readonly<Record<string, Localized>>;
    };
    const known = Object.entries(inferences).find(([, each]) => sameText(each, text));
    if (known !== undefined) return known[0];
    const used = new Set(Object.keys(inferences));
    const id = idOf(text, { used, stop: this.#stop, fallback: 'inferred' });
    this.#texts.addField('situation.yaml', ['inferences'], word(id), localized(text));
    return id;
  }
}
