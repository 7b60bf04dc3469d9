import type { QuestionKind } from '../../knowledge/model.ts';
import type { IndexedFact } from '../index/indexed-facts.ts';
import type { WeighedSlot } from '../index/weighed-slot.ts';
import type { FeatureShare } from '../types.ts';
import type { Token } from '../words/fold.ts';
import type { FactView } from './fact-view.ts';
import type { ValuesOf, WeightsOf } from './linear-model.ts';

/** What is asked, ready for ranking. */
export interface Query {
  /** All words of the question itself, in order. */
  readonly tokens: readonly Token[];
  readonly slots: readonly WeighedSlot[];
  readonly kind: QuestionKind;
  /** Ids of the paragraphs that answered the turn before, when the question follows it up. */
  readonly followedParagraphs: ReadonlySet<string>;
}

/** A fact or gap with its score and what the score is made of. */
export interface Ranked<Feature extends string = string> {
  readonly indexed: IndexedFact;
  readonly view: FactView;
  readonly score: number;
  readonly features: ValuesOf<Feature>;
  /** MiniSearch's score. */
  readonly searchScore: number;
}

/** A ranking with how sure it is that its best fact answers. */
export interface Ranking {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Estimated chance, 0 to 1, that the best fact answers the question; 0 where there is none. */
  readonly confidence: number;
  /** Of a plain text: what is surely not in it. */
  readonly text?: {
    readonly language: string;
    /** Words of the question that name somebody or something of which the text has no form. */
    readonly absentNames: readonly string[];
  };
}

/** Finds, ranks and judges the facts for a question. One ranks curated facts, another the sentences of plain texts. */
export interface Ranker {
  /** Least confidence with which the best fact is given as the answer. */
  readonly threshold: number;
  /** Confidence from which on nothing is denied: what comes nearest is shown as such. */
  readonly deniable: number;
  /**
   * @param allowed leaves out facts that may not answer. What is left is scored beside all that count now, so that leaving
   * out others makes none look surer.
   */
  rank(query: Query, allowed: (indexed: IndexedFact) => boolean): Ranking;
  /** Makes what comparing this fact with questions needs. */
  prepare(indexed: IndexedFact): void;
  /** What each feature of a ranked fact adds to its score, for `/why`. */
  explain(ranked: Ranked): readonly FeatureShare[];
}

/** What a ranker learns from labelled questions: weights of the ranking's features and of the decision's evidence. */
export interface RankerWeights<Feature extends string, Evidence extends string> {
  readonly rank: WeightsOf<Feature>;
  readonly decide: WeightsOf<Evidence>;
  /** Least confidence with which the best fact is given as the answer. */
  readonly threshold: number;
}
