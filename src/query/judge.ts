import type { Name } from '../knowledge/model.ts';
import { given } from '../util/given.ts';
import type { CountedFacts } from './counted-facts.ts';
import { needsContext, readInContext, type Turn } from './follow-up.ts';
import type { FactIndex } from './index/fact-index.ts';
import { type IndexedFact, paragraphIdOf } from './index/indexed-facts.ts';
import { type WeighedSlot, weigh } from './index/weighed-slot.ts';
import type { Judgement } from './judgement.ts';
import { LONGEST_QUESTION } from './limits.ts';
import type { Query, Ranker } from './ranking/ranker.ts';
import { asksForGap } from './refusal-reason.ts';
import type { Question } from './types.ts';
import type { Analyser, Analysis } from './words/analyser.ts';

/** Earlier turns that can still be pointed back to. */
const TURNS = 4;
/** Facts of the turn before that a question may lean on. */
const FACTS_BEFORE = 3;
const NOWHERE: ReadonlySet<string> = new Set();

/** What a judge reads questions with. */
export interface JudgeOptions {
  readonly analyser: Analyser;
  readonly index: FactIndex;
  readonly ranker: Ranker;
  readonly names: ReadonlyMap<string, Name>;
  readonly facts: CountedFacts;
  /** For each gap that is closed the id of the fact that closes it. */
  readonly closings: ReadonlyMap<string, string>;
}

/** Reads questions, alone or in the light of the turn before, and ranks the facts for them. */
export class Judge {
  readonly #options: JudgeOptions;

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  /** @param analysis of the question's text, where it has been read already */
  judge(question: Question, analysis = this.#options.analyser.analyse(question.text)): Judgement {
    const { analyser, index, names, ranker } = this.#options;
    const need = needsContext(analysis);
    const alone = need === 'must' ? undefined : this.#judgeAlone(analysis, question);
    if (alone !== undefined) {
      const isClear = alone.confidence >= ranker.threshold || asksForGap(alone);
      if (need === 'no' || isClear) return { ...alone, standsAlone: true };
    }
    const before = this.#turnBefore(question);
    if (before === undefined) return alone ?? this.#judgeAlone(analysis, question);
    const read = readInContext(analysis, before, { index, lexicon: analyser.lexicon, names });
    const followedParagraphs = new Set(before.facts.map(paragraphIdOf));
    return this.#rank(analysis, { tokens: analysis.tokens, ...read, followedParagraphs }, question, true);
  }

  /** Ranks the facts for some words of a text. */
  rank(analysis: Analysis, slots: readonly WeighedSlot[], question: Question): Judgement {
    const { tokens, kind } = analysis;
    return this.#rank(analysis, { tokens, slots, kind, followedParagraphs: NOWHERE }, question, false);
  }

  #judgeAlone(analysis: Analysis, question: Question): Judgement {
    return this.rank(analysis, weigh(analysis.slots, this.#options.index), question);
  }

  #rank(analysis: Analysis, query: Query, { asOf }: Question, followsUp: boolean): Judgement {
    const { closings, ranker } = this.#options;
    const facts = this.#options.facts.at(asOf);
    const allowed = ({ fact, gap, past }: IndexedFact): boolean => {
      if (fact !== undefined) return facts.has(fact.id);
      return !past || !facts.has(closings.get(gap?.id ?? '') ?? '');
    };
    const ranking = ranker.rank(query, allowed);
    const best = ranking.ranked.find(({ indexed }) => indexed.fact !== undefined);
    return { query, analysis, standsAlone: false, followsUp, ...ranking, ...given({ best }) };
  }

  /** The last earlier turn that had words of substance. */
  #turnBefore({ context = [], asOf }: Question): Turn | undefined {
    for (let at = context.length - 1; at >= Math.max(0, context.length - TURNS); at--) {
      const text = (context[at] ?? '').slice(0, LONGEST_QUESTION);
      const earlier = { text, context: context.slice(Math.max(0, at - TURNS), at), ...given({ asOf }) };
      const { query, ranked } = this.judge(earlier);
      if (query.slots.length === 0) continue;
      const nearest = ranked.flatMap(({ indexed }) => indexed.fact ?? []);
      return { query, facts: nearest.slice(0, FACTS_BEFORE) };
    }
    return undefined;
  }
}
