import { Random } from '../../bench/random.ts';
import type { Fact, Knowledge, LocalizedList } from '../../src/knowledge/model.ts';
import { paragraphIdOf } from '../../src/query/index/indexed-facts.ts';

/**
 * A knowledge as some editor might have left it: facts have many own questions, few, or none, in all languages or in
 * one; some paragraphs are missing. How many questions a fact has says nothing of whether it is asked for.
 */
export interface Draw {
  readonly knowledge: Knowledge;
  /** Own questions of facts and gaps that the knowledge lacks, with what they ask for. */
  readonly held: readonly Held[];
  /** Ids of the paragraphs that are missing: what only they answer, no source answers. */
  readonly removed: ReadonlySet<string>;
}

export interface Held {
  readonly text: string;
  readonly language: string;
  readonly fact?: Fact;
  /** Id of the gap that it asks for. */
  readonly gap?: string;
}

/** Every so-manieth own question is never kept. */
const HELD_STEP = 5;
/** Of what was not kept so many are asked for each fact, and for each gap. */
const ASKED_OF_FACT = 8;
const ASKED_OF_GAP = 3;
const ALL = Number.POSITIVE_INFINITY;
const COUNTS = [0, 1, 2, 4, 8, 16, ALL];
const FEW = [0, 0, 1, 2, 4, 8];
const COUNTS_OF_GAPS = [2, 4, 8, 16, ALL];
/** Pseudo-sources that the paragraphs are parted into. */
const SOURCES = 4;
/** Chance that a source's questions, or a fact's, are all in one language. */
const ONE_LANGUAGE = 1 / 3;
/** Of the paragraphs so many are missing in each second draw. */
const REMOVED = 1 / 8;

/** How the numbers of own questions are drawn: all facts alike, each source for itself, each fact for itself. */
const MANNERS = ['whole', 'sources', 'facts', 'sources', 'sources', 'facts', 'bare'] as const;

/** The same number gives the same draw. */
export function draw(knowledge: Knowledge, number: number): Draw {
  const random = new Random(number + 1);
  const manner = MANNERS[number % MANNERS.length] ?? 'whole';
  const paragraphs = random.shuffle([...new Set(knowledge.facts.map(paragraphIdOf))]);
  const sourceOf = new Map(paragraphs.map((id, at) => [id, at % SOURCES]));
  const removed = new Set(number % 2 === 1 ? paragraphs.slice(0, paragraphs.length * REMOVED) : []);
  const bySource = Array.from({ length: SOURCES }, (_, at) => ({
    // The first sources are as nobody prepared them, the others as they are.
    count: manner === 'bare' ? 0 : manner === 'sources' && at < 1 + (number % 2) ? random.pick(FEW) : ALL,
    oneLanguage: random.chance(ONE_LANGUAGE),
  }));
  const held: Held[] = [];
  const facts = knowledge.facts.map((fact) => {
    const id = paragraphIdOf(fact);
    const source = bySource[sourceOf.get(id) ?? 0];
    const each = manner === 'facts';
    const count = each ? random.pick(COUNTS) : (source?.count ?? ALL);
    const oneLanguage = each ? random.chance(ONE_LANGUAGE) : source?.oneLanguage === true;
    const { kept, left } = partQuestions(fact.questions, count, oneLanguage, random);
    held.push(...left.slice(0, ASKED_OF_FACT).map((each) => ({ ...each, fact })));
    return { ...fact, questions: kept };
  });
  const gaps = knowledge.gaps.map((gap) => {
    const count = manner === 'facts' ? random.pick(COUNTS_OF_GAPS) : ALL;
    const { kept, left } = partQuestions(gap.questions, count, false, random);
    held.push(...left.slice(0, ASKED_OF_GAP).map((each) => ({ ...each, gap: gap.id })));
    return { ...gap, questions: kept };
  });
  return {
    knowledge: { ...knowledge, facts: facts.filter((fact) => !removed.has(paragraphIdOf(fact))), gaps },
    held,
    removed,
  };
}

/** Keeps so many questions a language, never all; what is left comes in no order. */
function partQuestions(
  questions: LocalizedList,
  count: number,
  oneLanguage: boolean,
  random: Random,
): { readonly kept: LocalizedList; readonly left: readonly Pick<Held, 'text' | 'language'>[] } {
  const left: Pick<Held, 'text' | 'language'>[] = [];
  const kept = Object.entries(questions).map(([language, list], at) => {
    const mixed = random.shuffle(list);
    const spare = Math.ceil(mixed.length / HELD_STEP);
    const most = oneLanguage && at > 0 ? 0 : Math.min(count, mixed.length - spare);
    left.push(...mixed.slice(most).map((text) => ({ text, language })));
    return [language, mixed.slice(0, most)] as const;
  });
  return { kept: Object.fromEntries(kept), left: random.shuffle(left) };
}
