import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Fact, Gap, Knowledge, LocalizedList, NameKind, QuestionKind } from '../../knowledge/model.ts';
import type { Analyser, Analysis } from '../words/analyser.ts';
import { nameTerm, type Term } from '../words/lexicon.ts';

/** One of a document's own questions, taken apart. */
export interface OwnQuestion {
  readonly kind: QuestionKind;
  /** The terms of each slot. */
  readonly slots: readonly (readonly Term[])[];
}

/** What is ranked: a fact, or a known gap. */
export interface Document {
  readonly id: string;
  readonly fact?: Fact;
  readonly gap?: Gap;
  /** Terms of the statement in all its languages, of its names and its speaker, with how often each stands there. */
  readonly terms: ReadonlyMap<Term, number>;
  readonly questions: readonly OwnQuestion[];
  /** Ids of everybody and every place that it speaks of, offices and their holders together. */
  readonly names: ReadonlySet<string>;
  /** Kinds of question that it has an answer for. */
  readonly kinds: ReadonlySet<QuestionKind>;
  /** Facts of one paragraph share this; they explain each other. */
  readonly place: string;
}

/** Turns facts and gaps into what the index holds. Facts that are withdrawn or replaced are left out. */
export function createDocuments(knowledge: Knowledge, analyser: Analyser): Document[] {
  const nameKinds = new Map(knowledge.names.map((name) => [name.id, name.kind]));
  return [
    ...currentFacts(knowledge.facts).map((fact) => factDocument(fact, analyser, nameKinds)),
    ...knowledge.gaps.map((gap) => gapDocument(gap, analyser)),
  ];
}

function factDocument(fact: Fact, analyser: Analyser, nameKinds: ReadonlyMap<string, NameKind>): Document {
  const texts = Object.entries(fact.text).map(([language, text]) => analyser.analyse(text, language));
  const named = [...fact.names, ...(fact.says.name === undefined ? [] : [fact.says.name])];
  const terms = countTerms(texts, named, analyser);
  const questions = takeApart(fact.questions, analyser);
  const kinds = new Set<QuestionKind>(questions.map((question) => question.kind));
  kinds.add('what').add('yes-no').add('who-said');
  // "How dangerous?" asks for no number in English, and may in other languages: the statement decides.
  if (texts.some((text) => text.hasAmount)) kinds.add('how-many');
  else kinds.delete('how-many');
  if (fact.when.inferred === undefined) kinds.add('when');
  // Its own questions tell best what it answers; where an editor wrote none, its names do.
  if (questions.length === 0) {
    for (const id of fact.names) kinds.add(nameKinds.get(id) === 'place' ? 'where' : 'who');
  }
  return {
    id: fact.id,
    fact,
    terms,
    questions,
    names: spread(named, texts, analyser),
    kinds,
    place: `${fact.source.id}#${fact.paragraph}`,
  };
}

function gapDocument(gap: Gap, analyser: Analyser): Document {
  const questions = takeApart(gap.questions, analyser);
  return {
    id: gap.id,
    gap,
    terms: countTerms([], gap.names, analyser),
    questions,
    names: spread(gap.names, [], analyser),
    kinds: new Set(questions.map((question) => question.kind)),
    place: gap.id,
  };
}

function takeApart(questions: LocalizedList, analyser: Analyser): OwnQuestion[] {
  return Object.entries(questions).flatMap(([language, list]) =>
    list.map((text) => {
      const { slots, kind } = analyser.analyse(text, language);
      return { kind, slots: slots.map((slot) => slot.senses.map((sense) => sense.term)) };
    }),
  );
}

/** Each term with its greatest count in any one language: translations say the same thing once. */
function countTerms(
  texts: readonly Analysis[],
  names: readonly string[],
  analyser: Analyser,
): Map<Term, number> {
  const terms = new Map<Term, number>();
  for (const text of texts) {
    const counts = new Map<Term, number>();
    for (const slot of text.slots) {
      for (const { term, weight } of slot.senses) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
    for (const [term, count] of counts) terms.set(term, Math.max(count, terms.get(term) ?? 0));
  }
  for (const name of names) {
    for (const { id, weight } of analyser.lexicon.meanings(name)) {
      const term = nameTerm(id);
      terms.set(term, Math.max(weight * weight, terms.get(term) ?? 0));
    }
  }
  return terms;
}

function spread(
  names: readonly string[],
  texts: readonly Analysis[],
  analyser: Analyser,
): ReadonlySet<string> {
  const found = texts.flatMap((text) => text.slots.flatMap((slot) => slot.names));
  return new Set([...names, ...found].flatMap((id) => analyser.lexicon.sameAs(id)));
}
