import type { Knowledge } from '../knowledge/model.ts';

/**
 * The knowledge with the texts of these languages alone, which takes less room. A text that has none of them stays as it is:
 * readers see the original, marked.
 */
export function inLanguages(knowledge: Knowledge, languages: readonly string[]): Knowledge {
  const kept = <Texts extends Readonly<Record<string, unknown>>>(texts: Texts): Texts => {
    const some = Object.entries(texts).filter(([language]) => languages.includes(language));
    return some.length === 0 ? texts : (Object.fromEntries(some) as Texts);
  };
  const lists = <Lists extends Readonly<Record<string, unknown>>>(texts: Lists): Lists =>
    Object.fromEntries(Object.entries(texts).filter(([language]) => languages.includes(language))) as Lists;
  const { situation, facts, gaps, names, concepts } = knowledge;
  return {
    ...knowledge,
    situation: {
      ...situation,
      required: preferring(situation.required, languages),
      asked: situation.asked.filter((language) => languages.includes(language)),
    },
    facts: facts.map((fact) => ({
      ...fact,
      text: kept(fact.text),
      questions: lists(fact.questions),
      ...(fact.ask && { ask: lists(fact.ask) }),
    })),
    gaps: gaps.map((gap) => ({ ...gap, text: kept(gap.text), questions: lists(gap.questions) })),
    // Names are kept in all spellings: they cost little, and a source may use any.
    names,
    concepts: concepts.map((concept) => ({ ...concept, words: lists(concept.words) })),
  };
}

/** The required languages of those that are kept, or, where there are none, the kept ones. */
function preferring(required: readonly string[], languages: readonly string[]): readonly string[] {
  const some = required.filter((language) => languages.includes(language));
  return some.length === 0 ? languages : some;
}
