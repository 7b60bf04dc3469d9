import { currentFacts } from '../../knowledge/current-facts.ts';
import type { Fact, Gap, Knowledge, LocalizedList, NameKind, QuestionKind } from '../../knowledge/model.ts';
import type { Analyser, Analysis } from '../words/analyser.ts';
import { nameTerm, type Term } from '../words/lexicon.ts';
import { formatOwnQuestions, type OwnQuestion } from './own-questions.ts';

/** What is indexed and ranked: a fact or a known gap, its words as terms. */
export interface IndexedFact {
  readonly id: string;
  readonly fact?: Fact;
  readonly gap?: Gap;
  /** A fact that was corrected, or a gap that a fact has closed: it only counts as of a day before that. */
  readonly past?: true;
  /** Terms of the statement, its names and its speaker, with spaces between; a term stands there as often as it is used. */
  readonly statement: string;
  /** Its own questions (see own-questions.ts). */
  readonly questions: string;
  /** Ids of everybody and every place that it speaks of, offices and their holders together. */
  readonly names: readonly string[];
  /** Kinds of question that it has an answer for. */
  readonly kinds: readonly QuestionKind[];
  /** Facts of one paragraph share this; they explain each other. */
  readonly paragraphId: string;
}

/** Turns gaps and facts into what the index holds: those that count now, and those that were corrected, after them. */
export function indexedFacts(knowledge: Knowledge, analyser: Analyser): IndexedFact[] {
  const nameKinds = new Map(knowledge.names.map((name) => [name.id, name.kind]));
  const current = new Set(currentFacts(knowledge.facts));
  const past = knowledge.facts.filter((fact) => !fact.retracted && !current.has(fact));
  return [
    ...[...current].map((fact) => indexedFact(fact, analyser, nameKinds)),
    ...knowledge.gaps.map((gap) => indexedGap(gap, analyser)),
    ...past.map((fact) => ({ ...indexedFact(fact, analyser, nameKinds), past: true as const })),
  ];
}

/** The paragraph that a fact is taken from, by source and number. */
export function paragraphIdOf({ source, paragraph }: Fact): string {
  return `${source.id}#${paragraph}`;
}

/** So many own questions show all kinds of questions that a fact answers. */
const TELLING = 40;

function indexedFact(fact: Fact, analyser: Analyser, nameKinds: ReadonlyMap<string, NameKind>): IndexedFact {
  const texts = Object.entries(fact.text).map(([language, text]) => analyser.analyse(text, language));
  const named = [...fact.names, ...(fact.says.name === undefined ? [] : [fact.says.name])];
  const questions = ownQuestions(fact.questions, analyser);
  const kinds = new Set<QuestionKind>(questions.map((question) => question.kind));
  kinds.add('what').add('yes-no').add('who-said');
  // "How dangerous?" asks for no number in English, and may in other languages: the statement decides.
  if (texts.some((text) => text.hasAmount)) kinds.add('how-many');
  else kinds.delete('how-many');
  if (fact.when.inferred === undefined) kinds.add('when');
  // Its own questions show best what it answers; where an editor wrote few, its names do too.
  if (questions.length < TELLING) {
    for (const id of fact.names) kinds.add(nameKinds.get(id) === 'place' ? 'where' : 'who');
  }
  return {
    id: fact.id,
    fact,
    statement: statementOf(texts, named, analyser),
    questions: formatOwnQuestions(questions),
    names: namesIn(named, texts, analyser),
    kinds: [...kinds],
    paragraphId: paragraphIdOf(fact),
  };
}

function indexedGap(gap: Gap, analyser: Analyser): IndexedFact {
  const questions = ownQuestions(gap.questions, analyser);
  return {
    id: gap.id,
    gap,
    statement: statementOf([], gap.names, analyser),
    questions: formatOwnQuestions(questions),
    names: namesIn(gap.names, [], analyser),
    kinds: [...new Set(questions.map((question) => question.kind))],
    paragraphId: gap.id,
  };
}

function ownQuestions(questions: LocalizedList, analyser: Analyser): OwnQuestion[] {
  return Object.entries(questions).flatMap(([language, list]) =>
    list.map((text) => {
      const { slots, kind } = analyser.analyse(text, language);
      return { kind, slots: slots.map((slot) => slot.senses.map((sense) => sense.term)) };
    }),
  );
}

/** Each term as often as the language that uses it most does: translations say the same thing once. */
function statementOf(texts: readonly Analysis[], names: readonly string[], analyser: Analyser): string {
  const uses = new Map<Term, number>();
  for (const text of texts) {
    const counts = new Map<Term, number>();
    for (const slot of text.slots) {
      for (const { term, weight } of slot.senses) counts.set(term, (counts.get(term) ?? 0) + weight);
    }
    for (const [term, count] of counts) uses.set(term, Math.max(count, uses.get(term) ?? 0));
  }
  for (const name of names) {
    for (const { id, weight } of analyser.lexicon.meanings(name)) {
      const term = nameTerm(id);
      uses.set(term, Math.max(weight * weight, uses.get(term) ?? 0));
    }
  }
  return [...uses].flatMap(([term, count]) => Array(Math.max(1, Math.round(count))).fill(term)).join(' ');
}

function namesIn(names: readonly string[], texts: readonly Analysis[], analyser: Analyser): string[] {
  const found = texts.flatMap((text) => text.slots.flatMap((slot) => slot.names));
  return [...new Set([...names, ...found].flatMap((id) => analyser.lexicon.sameAs(id)))];
}
