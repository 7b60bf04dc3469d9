import { given } from '../util/given.ts';
import type {
  Fact,
  Gap,
  Knowledge,
  Localized,
  LocalizedList,
  Moment,
  Name,
  Situation,
  Source,
  Speaker,
  Status,
} from './model.ts';
import type { Shape } from './schema.ts';

/** The checked content of all files, in the order of their names. */
export interface Contents {
  readonly situation: Shape<'situation'>;
  readonly names: Shape<'names'>;
  readonly gaps: Shape<'gaps'>;
  readonly sources: readonly (Shape<'source'> & { readonly file: string })[];
  readonly concepts: Shape<'vocabulary'>;
  readonly functionWords: Shape<'function-words'>;
}

type FactEntry = Shape<'source'>['facts'][number];
type When = FactEntry['when'];

/** Resolves what the files say into the model. Every reference in them has been checked. */
export function assemble(contents: Contents, version: string): Knowledge {
  const { situation, concepts, functionWords } = contents;
  const names = contents.names.map(toName);
  const labels = new Map(names.map(({ id, name }) => [id, name]));
  const inferences = new Map(Object.entries(situation.inferences ?? {}));
  const entries = contents.sources.flatMap(({ facts }) => facts);
  const against = symmetric(entries, 'against');
  const context = symmetric(entries, 'context');

  const retracted = new Set(entries.filter((entry) => entry.retracted).map(({ id }) => id));
  const statusOf = ({ id, status }: FactEntry): Status =>
    // What a source states stands no firmer than the statements against it.
    status === 'reported' && linked(against, id).some((other) => !retracted.has(other)) ? 'disputed' : status;

  const toMoment = ({ inferred, ...span }: When): Moment => ({
    ...span,
    ...(inferred !== undefined && { inferred: checked(inferences, inferred) }),
  });
  const toSpeaker = (words: FactEntry['says']): Speaker =>
    typeof words === 'string' ? { name: words, label: checked(labels, words) } : { label: words };
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  /** The fact whose own questions count: a correction without any answers those of what it corrects. */
  const askedOf = (entry: FactEntry): FactEntry => {
    let at = entry;
    while (at.ask === undefined && at.questions === undefined) {
      const corrected = byId.get(at.supersedes ?? '');
      if (corrected === undefined) return entry;
      at = corrected;
    }
    return at;
  };
  const toFact = ({ 'account-of': accountOf, from, ...entry }: FactEntry, source: Source): Fact => ({
    ...entry,
    ...given({ accountOf, from: from === undefined ? undefined : toSpeaker(from) }),
    status: statusOf(entry),
    source,
    says: toSpeaker(entry.says),
    when: toMoment(entry.when),
    added: entry.added ?? source.added,
    ...given({ ask: askedOf(entry).ask }),
    questions: withFirst(askedOf(entry).ask, askedOf(entry).questions),
    against: linked(against, entry.id),
    context: linked(context, entry.id),
  });

  const sources: Source[] = [];
  const facts: Fact[] = [];
  for (const { source: entry, facts: entries, file } of contents.sources) {
    const { from, ...others } = entry;
    const source: Source = {
      ...others,
      ...given({ from: from === undefined ? undefined : toSpeaker(from) }),
      published: toMoment(entry.published),
      file,
    };
    sources.push(source);
    for (const fact of entries) facts.push(toFact(fact, source));
  }
  return {
    situation: toSituation(situation),
    sources,
    facts,
    gaps: contents.gaps.map(toGap),
    names,
    concepts,
    functionWords,
    version,
  };
}

function toSituation(entry: Shape<'situation'>): Situation {
  const { id, title, topics, events = {}, leading = [], languages } = entry;
  return { id, title, timeZone: entry['time-zone'], ...languages, topics, events, leading };
}

function toName({ 'stands-for': standsFor = [], ...entry }: Shape<'names'>[number]): Name {
  const { also = {}, holds = [], member = [] } = entry;
  return { ...entry, also, holds, member, standsFor };
}

function toGap(entry: Shape<'gaps'>[number]): Gap {
  return { ...entry, names: entry.names ?? [], nearest: entry.nearest ?? [] };
}

type Links = ReadonlyMap<string, ReadonlySet<string>>;

/** Makes links between facts symmetric: editors list a link in one of the two facts. */
function symmetric(facts: readonly FactEntry[], field: 'against' | 'context'): Links {
  const links = new Map(facts.map((fact) => [fact.id, new Set(fact[field])]));
  for (const { id, [field]: others = [] } of facts) {
    for (const other of others) links.get(other)?.add(id);
  }
  return links;
}

/** The questions of a fact with the one that readers are offered, which is asked in these words most often. */
function withFirst(ask: Localized = {}, questions: LocalizedList = {}): LocalizedList {
  const languages = new Set([...Object.keys(questions), ...Object.keys(ask)]);
  return Object.fromEntries(
    Array.from(languages, (language) => {
      const { [language]: first } = ask;
      const others = questions[language] ?? [];
      if (first === undefined) return [language, others];
      return [language, [first, ...others.filter((other) => !sameQuestion(other, first))]];
    }),
  );
}

function sameQuestion(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function linked(links: Links, id: string): readonly string[] {
  return [...(links.get(id) ?? [])];
}

function checked(texts: ReadonlyMap<string, Localized>, id: string): Localized {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`the reference ${id} was not checked`);
  return text;
}
