import { LRUCache } from 'lru-cache';
import type { Name, QuestionKind } from '../knowledge/model.ts';
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
/** Kinds of answer that a question of one word asks for. */
const DETAILS: ReadonlySet<QuestionKind> = new Set(['when', 'where', 'why', 'how-many', 'how', 'who']);
const NOWHERE: ReadonlySet<string> = new Set();
/** How many earlier turns are kept: the question that was just answered is the turn before the next one. */
const MOST_TURNS = 1_000;

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
  /** What questions were read as, where a later one asks for it; by question. */
  readonly #turns = new LRUCache<string, Turn>({ max: MOST_TURNS });

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
    if (need === 'must' && !this.#mayMean(analysis, before)) {
      const judged = this.#judgeAlone(analysis, question);
      return { ...judged, standsAlone: true };
    }
    const read = readInContext(analysis, before, { index, lexicon: analyser.lexicon, names });
    const followedParagraphs = new Set(before.facts.map(paragraphIdOf));
    const query = { tokens: analysis.tokens, ...read, followedParagraphs };
    if (analysis.slots.length === 0 && DETAILS.has(query.kind)) {
      // "Why?" asks for what the answer before did not tell: a fact that has an answer of that kind.
      const telling = this.#rank(analysis, query, question, true, ({ kinds }) => kinds.includes(query.kind));
      if (telling.confidence >= ranker.threshold) return telling;
    }
    return this.#rank(analysis, query, question, true);
  }

  /** Ranks the facts for some words of a text. */
  rank(analysis: Analysis, slots: readonly WeighedSlot[], question: Question): Judgement {
    const { tokens, kind } = analysis;
    return this.#rank(analysis, { tokens, slots, kind, followedParagraphs: NOWHERE }, question, false);
  }

  #judgeAlone(analysis: Analysis, question: Question): Judgement {
    return this.rank(analysis, weigh(analysis.slots, this.#options.index), question);
  }

  #rank(
    analysis: Analysis,
    query: Query,
    { asOf }: Question,
    followsUp: boolean,
    tells: (indexed: IndexedFact) => boolean = () => true,
  ): Judgement {
    const { closings, ranker } = this.#options;
    const facts = this.#options.facts.at(asOf);
    const allowed = (indexed: IndexedFact): boolean => {
      const { fact, gap, past } = indexed;
      if (fact !== undefined) return facts.has(fact.id) && tells(indexed);
      return !past || !facts.has(closings.get(gap?.id ?? '') ?? '');
    };
    const ranking = ranker.rank(query, allowed);
    const best = ranking.ranked.find(({ indexed }) => indexed.fact !== undefined);
    return { query, analysis, standsAlone: false, followsUp, ...ranking, ...given({ best }) };
  }

  /** Whether a question's pronouns may mean a name of the turn before: "they" is no single person. */
  #mayMean({ anaphora, slots }: Analysis, before: Turn): boolean {
    if (slots.length === 0 || anaphora.includes('person') || !anaphora.includes('group')) return true;
    const ids = before.query.slots.flatMap(({ names }) => names.slice(0, 1));
    const kinds = new Set(ids.map((id) => this.#options.names.get(id)?.kind));
    return !kinds.has('person') || kinds.has('group') || kinds.has('voice');
  }

  /** The last earlier turn that had words of substance. */
  #turnBefore({ context = [], asOf }: Question): Turn | undefined {
    for (let at = context.length - 1; at >= Math.max(0, context.length - TURNS); at--) {
      const text = (context[at] ?? '').slice(0, LONGEST_QUESTION);
      const earlier = { text, context: context.slice(Math.max(0, at - TURNS), at), ...given({ asOf }) };
      const turn = this.#turnOf(earlier);
      if (turn.query.slots.length > 0) return turn;
    }
    return undefined;
  }

  #turnOf(question: Question): Turn {
    const key = JSON.stringify(question);
    const known = this.#turns.get(key);
    if (known !== undefined) return known;
    const { query, ranked } = this.judge(question);
    const nearest = ranked.flatMap(({ indexed }) => indexed.fact ?? []);
    const turn = { query, facts: nearest.slice(0, FACTS_BEFORE) };
    this.#turns.set(key, turn);
    return turn;
  }
}
