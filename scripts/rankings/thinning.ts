import type { Fact, Knowledge, LocalizedList } from '../../src/knowledge/model.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';

/** The first so many questions of each language. */
function firstQuestions(questions: LocalizedList, count: number): LocalizedList {
  return Object.fromEntries(
    Object.entries(questions).map(([language, list]) => [language, list.slice(0, count)]),
  );
}

/**
 * The same knowledge where facts keep only some of their own questions, as when an editor wrote fewer.
 *
 * @param kept how many a language; `Infinity` keeps all
 */
export function thinned(knowledge: Knowledge, kept: (fact: Fact) => number): Knowledge {
  return {
    ...knowledge,
    facts: knowledge.facts.map((fact) => {
      const count = kept(fact);
      return count === Number.POSITIVE_INFINITY
        ? fact
        : { ...fact, questions: firstQuestions(fact.questions, count) };
    }),
  };
}

/** Parts the paragraphs into so many groups, each of which stands for a source of its own: group by paragraph id. */
export function groupsOf({ facts }: Knowledge, groups: number): ReadonlyMap<string, number> {
  return new Map([...new Set(facts.map(paragraphIdOf))].map((id, at) => [id, at % groups]));
}
