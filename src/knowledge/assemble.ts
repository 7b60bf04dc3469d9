import type { Fact, Gap, Knowledge, Localized, Moment, Name, Situation, Source } from './model.ts';
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
  const against = symmetric(contents.sources.flatMap(({ facts }) => facts));

  const toMoment = ({ inferred, ...span }: When): Moment => ({
    ...span,
    ...(inferred !== undefined && { inferred: checked(inferences, inferred) }),
  });
  const toFact = (entry: FactEntry, source: Source): Fact => ({
    ...entry,
    source,
    says:
      typeof entry.says === 'string'
        ? { name: entry.says, label: checked(labels, entry.says) }
        : { label: entry.says },
    when: toMoment(entry.when),
    added: entry.added ?? source.added,
    questions: entry.questions ?? {},
    against: [...(against.get(entry.id) ?? [])],
  });

  const sources: Source[] = [];
  const facts: Fact[] = [];
  for (const { source: entry, facts: entries, file } of contents.sources) {
    const source: Source = { ...entry, published: toMoment(entry.published), file };
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

function toSituation({ id, title, topics, languages, ...rest }: Shape<'situation'>): Situation {
  return { id, title, timeZone: rest['time-zone'], ...languages, topics };
}

function toName({ 'stands-for': standsFor = [], ...entry }: Shape<'names'>[number]): Name {
  const { also = {}, holds = [], member = [] } = entry;
  return { ...entry, also, holds, member, standsFor };
}

function toGap(entry: Shape<'gaps'>[number]): Gap {
  return { ...entry, names: entry.names ?? [], nearest: entry.nearest ?? [] };
}

/** Makes `against` symmetric: editors list a disagreement in one of the two facts. */
function symmetric(facts: readonly FactEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const against = new Map(facts.map(({ id, against = [] }) => [id, new Set(against)]));
  for (const { id, against: others = [] } of facts) {
    for (const other of others) against.get(other)?.add(id);
  }
  return against;
}

function checked(texts: ReadonlyMap<string, Localized>, id: string): Localized {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`the reference ${id} was not checked`);
  return text;
}
