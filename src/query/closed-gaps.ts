import { currentFacts } from '../knowledge/current-facts.ts';
import type { Fact, Gap, Knowledge } from '../knowledge/model.ts';
import { createRanker } from './create-ranker.ts';
import { FactIndex } from './index/fact-index.ts';
import type { IndexedFact } from './index/indexed-facts.ts';
import { weigh } from './index/weighed-slot.ts';
import { WEIGHTS } from './ranking/weights.ts';
import type { Analyser } from './words/analyser.ts';
import type { Grammar } from './words/grammar.ts';

/** A known gap that a fact answers which came after it. */
export interface ClosedGap {
  readonly gap: string;
  /** Id of the fact that answers most. */
  readonly fact: string;
  /** How many of the gap's questions, of those that were asked, the fact answers best and surely enough. */
  readonly answers: number;
  readonly asked: number;
  /** Whether it answers so much that the gap must not be told any more; else an editor should look at it. */
  readonly closed: boolean;
}

/** At most so many questions of a gap are asked: more take longer and tell little more. */
const ASKED = 12;
/**
 * Least share of a gap's questions that the fact is expected to answer (the mean of its confidence, 0 where another is
 * best), for the gap to be closed and to be worth a look. Measured on the facts of one source, where facts of every fourth
 * paragraph counted as new: 3% of gaps that stay open are closed, and 66% of those that a new fact's own questions make up.
 */
const CLOSED = 0.35;
const DOUBTFUL = 0.25;

/** What the detector works with: the knowledge, analysed. */
export interface Analysed {
  readonly knowledge: Knowledge;
  readonly indexed: readonly IndexedFact[];
  readonly analyser: Analyser;
  readonly grammars: ReadonlyMap<string, Grammar>;
}

/**
 * The gaps that are wholly or partly closed: their own questions are asked of the knowledge without gaps, and the fact that
 * answers most of them is new to the gap. Takes no time where no fact is new to any gap.
 */
export function closedGaps({ knowledge, indexed, analyser, grammars }: Analysed): readonly ClosedGap[] {
  const isNewTo = newness(knowledge);
  const facts = currentFacts(knowledge.facts);
  const gaps = knowledge.gaps.filter((gap) => facts.some((fact) => isNewTo(fact, gap)));
  if (gaps.length === 0) return [];
  const index = FactIndex.build(indexed.filter(({ gap, past }) => gap === undefined && !past));
  const { lexicon } = analyser;
  const ranker = createRanker({ knowledge, index, lexicon, grammars, weights: WEIGHTS });
  const followedParagraphs: ReadonlySet<string> = new Set();

  const answerTo = (text: string, language: string) => {
    const { tokens, slots, kind } = analyser.analyse(text, language);
    const query = { tokens, slots: weigh(slots, index), kind, followedParagraphs };
    const { ranked, confidence } = ranker.rank(query, () => true);
    return { fact: ranked[0]?.indexed.fact, confidence };
  };

  return gaps.flatMap((gap): ClosedGap[] => {
    const questions = questionsOf(gap);
    const sums = new Map<string, { sure: number; answers: number }>();
    for (const [language, text] of questions) {
      const { fact, confidence } = answerTo(text, language);
      if (fact === undefined || !isNewTo(fact, gap)) continue;
      const sum = sums.get(fact.id) ?? { sure: 0, answers: 0 };
      sum.sure += confidence;
      if (confidence >= ranker.threshold) sum.answers++;
      sums.set(fact.id, sum);
    }
    const [most] = [...sums].toSorted(([, a], [, b]) => b.sure - a.sure);
    if (most === undefined) return [];
    const [fact, { sure, answers }] = most;
    const share = sure / questions.length;
    if (share < DOUBTFUL || answers === 0) return [];
    return [{ gap: gap.id, fact, answers, asked: questions.length, closed: share >= CLOSED }];
  });
}

/**
 * Whether a fact came after a gap was written. A gap has no date: it knew the facts that it names as nearest, and what had
 * been added by then; one that names none knew the sources that were added first.
 */
function newness({ facts, sources }: Knowledge): (fact: Fact, gap: Gap) => boolean {
  const added = new Map(facts.map((fact) => [fact.id, fact.added]));
  const first = sources.map((source) => source.added).toSorted()[0] ?? '';
  return (fact, { nearest }) => {
    const known = nearest.flatMap((id) => added.get(id) ?? []).toSorted();
    return fact.added > (known.at(-1) ?? first) && !nearest.includes(fact.id);
  };
}

/** Questions of a gap, evenly from its languages, each with its language. */
function questionsOf({ questions }: Gap): readonly (readonly [language: string, text: string])[] {
  const all = Object.entries(questions).flatMap(([language, texts]) =>
    texts.map((text) => [language, text] as const),
  );
  if (all.length <= ASKED) return all;
  return Array.from({ length: ASKED }, (_, i) => all[Math.floor((i * all.length) / ASKED)] ?? all[0]).filter(
    (each) => each !== undefined,
  );
}
